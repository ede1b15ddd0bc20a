"""Right or wrong, all or nothing."""

import pytest

from app.core.grading import Outcome, Verdict, grade


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
    assert grade(frozenset(key), frozenset(selected)) == Outcome(verdict, frozenset(missed), frozenset(wrong))


def test_only_the_exact_key_is_right() -> None:
    selections = [
        frozenset(label for label, bit in zip("ABCD", f"{n:04b}", strict=True) if bit == "1") for n in range(16)
    ]
    right = [selected for selected in selections if grade({"A", "C"}, selected).verdict is Verdict.CORRECT]
    assert right == [frozenset("AC")]
