"""What a list holds."""

import pytest

from app.core.blocks import Block, build_blocks
from app.core.markdown import parse
from app.core.questions.lists import count_options, holds_answer, holds_markers, holds_questions
from app.core.questions.pieces import Entry, entries


def block(*items: str) -> Block:
    text = "\n".join(f"- {item}" for item in items)
    [found] = build_blocks(parse(text), text.split("\n"))
    return found


def items(*texts: str) -> list[Entry]:
    return list(entries(block(*texts)))


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (["A) tea", "B) coffee"], 2),
        (["[x] A) tea", "[ ] B) coffee"], 2),
        (["✅ A) tea", "B) coffee"], 2),
        (["A) tea", "B) coffee", "Answer: B"], 2),
        (["A) tea", "B) coffee", "**Answer**"], 2),
        (["A) tea", "B) coffee", "and more"], 0),
        (["A) tea", "coffee", "C) cocoa"], 0),
        (["tea", "B) coffee"], 0),
        (["tea", "coffee"], 0),
        (["Answer: B", "A) tea"], 0),
        ([], 0),
    ],
)
def test_all_items_are_options_or_all_but_an_answer(texts: list[str], count: int) -> None:
    assert count_options(items(*texts) if texts else []) == count


@pytest.mark.parametrize(
    ("texts", "holds"),
    [
        (["Question: which?", "A) tea"], True),
        (["Options: tea, coffee"], True),
        (["Answer: B"], True),
        (["Explanation: of leaves"], False),
        (["Answer\n  B) tea"], True),
        (["Answer", "B) tea"], False),
        (["Answer"], False),
        (["tea", "Answer: B"], False),
    ],
)
def test_a_list_may_hold_the_lines_of_a_question(texts: list[str], holds: bool) -> None:
    assert holds_markers(items(*texts)) is holds


def test_no_items_hold_no_markers() -> None:
    assert not holds_markers([])


@pytest.mark.parametrize(
    ("texts", "holds"), [(["tea", "Answer: B"], True), (["tea", "Explanation: B"], False), (["tea"], False)]
)
def test_an_answer_line_may_stand_anywhere_among_the_items(texts: list[str], holds: bool) -> None:
    assert holds_answer(items(*texts)) is holds


@pytest.mark.parametrize(
    ("item", "holds"),
    [
        ("Which is of leaves?\n  A. tea\n  B. coffee", True),
        ("Which is of leaves?\n  - A) tea\n  - B) coffee", True),
        ("Which is of leaves?\n  - [x] tea\n  - [ ] coffee", True),
        ("Which is of leaves?\n  - [ ] tea\n  - [ ] coffee", False),
        ("Which is of leaves?\n  - [x] tea\n  - coffee", False),
        ("Which is of leaves?\n  - A) tea", False),
        ("Which is of leaves?\n  - tea\n  - coffee\n\n  Answer: tea", True),
        ("Which is of leaves?\n  - tea\n  - coffee", False),
        ("Which is of leaves?\n  - tea\n\n  Answer: tea", False),
        ("A) tea\n  - A) hot\n  - B) cold", False),
        ("Answer\n  - A) tea\n  - B) coffee", False),
        ("Which is of leaves?\n  B. tea\n  C. coffee", False),
        ("Which is of leaves?", False),
    ],
)
def test_an_item_with_options_inside_is_a_question(item: str, holds: bool) -> None:
    assert holds_questions(block(item)) is holds
