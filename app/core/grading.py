"""Right or wrong, all or nothing as the exams do."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from app.core.model import IN_PLACES, Kind


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
    """Labels of right options that were not chosen, or not in their place."""
    wrong: frozenset[str]
    """Labels of chosen options that are not right, or not in that place."""


def grade(kind: Kind, key: Sequence[str], selected: Sequence[str]) -> Outcome:
    """Compare a selection with the key. Nothing selected ("I don't know") is wrong.

    To order and to match, an option counts only in its place; else the selection is a set.
    """
    if kind in IN_PLACES:
        pairs = list(zip_longest(key, selected, fillvalue=""))
        missed = frozenset(right for right, chosen in pairs if right and right != chosen)
        wrong = frozenset(chosen for right, chosen in pairs if chosen and right != chosen)
    else:
        missed, wrong = frozenset(key) - frozenset(selected), frozenset(selected) - frozenset(key)
    return Outcome(Verdict.INCORRECT if missed or wrong else Verdict.CORRECT, missed, wrong)
