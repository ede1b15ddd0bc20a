"""Right or wrong, all or nothing."""

import pytest

from app.core.grading import Confidence, Outcome, Verdict, grade
from app.core.model import Kind


@pytest.mark.parametrize(
    ("key", "selected", "missed", "wrong"),
    [
        ("B", "B", "", ""),
        ("B", "A", "B", "A"),
        ("B", "", "B", ""),
        ("B", "AB", "", "A"),
        ("AC", "AC", "", ""),
        ("AC", "CA", "", ""),
        ("AC", "A", "C", ""),
        ("AC", "AB", "C", "B"),
        ("AC", "ABC", "", "B"),
        ("AC", "BD", "AC", "BD"),
        ("AC", "", "AC", ""),
    ],
)
def test_grade_compares_the_selection_with_the_key(key: str, selected: str, missed: str, wrong: str) -> None:
    verdict = Verdict.INCORRECT if missed or wrong else Verdict.CORRECT
    assert grade(Kind.MULTIPLE, key, selected) == Outcome(verdict, frozenset(missed), frozenset(wrong))


def test_only_the_exact_key_is_right() -> None:
    selections = [
        frozenset(label for label, bit in zip("ABCD", f"{n:04b}", strict=True) if bit == "1") for n in range(16)
    ]
    right = [
        selected for selected in selections if grade(Kind.MULTIPLE, "AC", sorted(selected)).verdict is Verdict.CORRECT
    ]
    assert right == [frozenset("AC")]


@pytest.mark.parametrize("kind", [Kind.ORDERING, Kind.MATCHING])
@pytest.mark.parametrize(
    ("key", "selected", "missed", "wrong"),
    [
        ("CAB", "CAB", "", ""),
        ("CAB", "ACB", "AC", "AC"),
        ("CAB", "CAD", "B", "D"),
        ("CAB", "CA", "B", ""),
        ("AA", "AB", "A", "B"),
        ("CAB", "", "ABC", ""),
    ],
)
def test_an_option_in_another_place_is_wrong(kind: Kind, key: str, selected: str, missed: str, wrong: str) -> None:
    verdict = Verdict.INCORRECT if missed or wrong else Verdict.CORRECT
    assert grade(kind, key, selected) == Outcome(verdict, frozenset(missed), frozenset(wrong))


def test_attempts_are_stored_by_these_words_for_ever() -> None:
    assert [*Verdict, *Confidence] == ["correct", "incorrect", "sure", "unsure"]
