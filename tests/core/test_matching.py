"""A match that says so only by its answer: a list or a table in the stem is what is to be matched."""

import pytest

from app.core.model import Kind, Question
from app.core.parsing import parse_note

OPTIONS = "- A) Coffee\n- B) Tea\n- C) Cocoa"
TABLE = "| Made of | Drink |\n| --- | --- |\n| 1. leaves | A. Coffee |\n| 2. beans | B. Tea |"


def read(*parts: str) -> list[Question]:
    note, _ = parse_note("\n\n".join(["# Tea", *parts]).encode(), "tea.md")
    assert note
    return list(note.questions)


def matched(*parts: str) -> list[tuple[str, str]]:
    """Each prompt with the option that belongs to it; empty where there is no match."""
    questions = [question for question in read(*parts) if question.kind is Kind.MATCHING]
    if not questions:
        return []
    [question] = questions
    texts = {option.label: option.text for option in question.options}
    return [(prompt.text, texts[label]) for prompt, label in zip(question.prompts, question.key or (), strict=True)]


def test_a_numbered_list_above_the_options_is_matched() -> None:
    found = matched("**Question:** What is of what?", "1. leaves\n2. beans", OPTIONS, "**Answer: 1-B, 2-A**")
    assert found == [("leaves", "Tea"), ("beans", "Coffee")]


def test_a_table_of_both_sides_is_matched() -> None:
    found = matched("**Question:** What is of what?", TABLE, "**Answer: 1-B, 2-A**")
    assert found == [("leaves", "Tea"), ("beans", "Coffee")]


def test_the_table_is_no_longer_part_of_the_stem() -> None:
    [question] = read("**Question:** What is of what?", TABLE, "**Answer: 1-B, 2-A**")
    assert question.stem == "What is of what?"
    assert [(option.label, option.text) for option in question.options] == [
        ("A", "Coffee"),
        ("B", "Tea"),
    ]


def test_a_table_above_options_of_their_own_is_not_matched() -> None:
    [question] = read("**Question:** What is of what?", TABLE, OPTIONS, "**Answer: B**")
    assert (question.kind, question.key) == (Kind.SINGLE, ("B",))


@pytest.mark.parametrize(
    "listed",
    ["- leaves\n- beans", "2. leaves\n3. beans", "1. leaves\n2. beans\n3. pods"],
    ids=["bullets", "another first number", "more items than pairs"],
)
def test_another_list_is_not_matched(listed: str) -> None:
    assert matched("**Question:** What is of what?", listed, OPTIONS, "**Answer: 1-B, 2-A**") == []


def test_a_table_of_another_length_is_not_matched() -> None:
    parts = ["**Question:** What is of what?", f"{TABLE}\n| 3. pods | C. Cocoa |", "**Answer: 1-B, 2-A**"]
    assert matched(*parts) == []


def test_one_pair_is_no_match() -> None:
    assert matched("**Question:** What is of what?", "1. leaves", OPTIONS, "**Answer: 1-B**") == []
