"""Right or wrong, all or nothing as the exams do."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    CORRECT = "correct"
    INCORRECT = "incorrect"


class Confidence(StrEnum):
    SURE = "sure"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Outcome:
    verdict: Verdict
    missed: frozenset[str]
    """Labels of right options that were not chosen."""
    wrong: frozenset[str]
    """Labels of chosen options that are not right."""


def grade(key: AbstractSet[str], selected: AbstractSet[str]) -> Outcome:
    """Compare a selection with the key. Nothing selected ("I don't know") is wrong."""
    missed, wrong = frozenset(key - selected), frozenset(selected - key)
    return Outcome(Verdict.INCORRECT if missed or wrong else Verdict.CORRECT, missed, wrong)
