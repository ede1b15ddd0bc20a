"""How a question is phrased: what gives it away, and which stems are alike."""

import pytest

from app.core.model import Question
from app.core.parsing import parse_note
from app.core.phrasing import alike, right_is_longest, sketch, slips
from tests.folders import note, question

LONG = "Which of these hot drinks is brewed from the dried leaves of an evergreen bush that grows in Asia?"


def read(stem: str, *options: str, key: str = "B") -> Question:
    found, _ = parse_note(note("Tea", question(stem, options=options, key=key)).encode(), "tea.md")
    assert found
    return found.questions[0]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("It is always hot", "It is brewed"), [("IW003", "always")]),
        (("It is always hot", "It is never hot"), []),
        (("It is brewed", "It is always hot"), []),
        (("It is read-only", "It is brewed"), []),
        (("It says `always`", "It is brewed"), []),
        (("오직 뜨겁다", "끓인다"), [("IW003", "오직")]),
        (("None of these", "It is brewed"), [("IW004", "None of these")]),
        (("해당 없음", "끓인다"), [("IW004", "해당 없음")]),
        (("Anything above the roof", "It is brewed"), []),
    ],
)
def test_options_that_give_away_or_speak_of_others_are_found(
    options: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert list(slips(read("Which is true?", *options))) == expected


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("Which drink is not hot?", "not"),
        ("Guests wait. Which of the drinks isn't hot? (Choose one.)", "isn't"),
        ("All are hot except which?", "except"),
        ("다음 중 뜨겁지 않은 것은?", "않은"),
        ("차가 아닌 것을 고르시오.", "아닌"),
        ("Which drink is NOT hot?", None),
        ("Which drink is **not** hot?", None),
        ("Which drink is ==not hot==?", None),
        ("다음 중 뜨겁지 **않은** 것은?", None),
        ("The guest does not like milk. Which drink suits?", None),
        ("Which drink suits a guest who does not like milk?", None),
        ("What suits a guest who does not like milk?", None),
        ("우유를 마시지 않는 손님에게 맞는 것은?", None),
    ],
)
def test_a_negation_that_turns_the_question_round_is_to_be_marked(stem: str, expected: str | None) -> None:
    assert [word for _, word in slips(read(stem, "Coffee", "Tea"))] == ([expected] if expected else [])


def test_a_question_without_a_key_is_not_judged() -> None:
    assert list(slips(read("Which drink is not hot?", "Coffee", "Tea", key="Z"))) == []


@pytest.mark.parametrize(
    ("options", "key", "expected"),
    [
        (("Tea", "Tea with milk"), "B", True),
        (("Tea", "**Tea**, *with*"), "A", False),
        (("Teas", "Teas"), "A", False),
        (("Tea with milk", "Tea with honey"), "A, B", False),
    ],
)
def test_the_longest_option_is_longer_than_every_other(options: tuple[str, ...], key: str, expected: bool) -> None:
    assert right_is_longest(read("Which is true?", *options, key=key)) is expected


@pytest.mark.parametrize(
    ("stem", "least", "most"),
    [
        (LONG, 1.0, 1.0),
        (f"7. **{LONG.upper()}**", 1.0, 1.0),
        (LONG.replace("these", "those"), 0.8, 1.0),
        (LONG.replace("dried leaves of an evergreen bush", "roasted beans of a small tree"), 0.2, 0.8),
        ("Which of the following roads leads from the harbour to the old lighthouse on the northern cliffs?", 0.0, 0.4),
    ],
)
def test_stems_are_as_alike_as_the_runs_of_letters_they_share(stem: str, least: float, most: float) -> None:
    assert least <= alike(sketch(LONG), sketch(stem)) <= most


def test_a_short_stem_is_not_compared() -> None:
    assert sketch("Which is true of tea?") == 0
