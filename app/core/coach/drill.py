"""A drill on two concepts: questions keyed to each in turn, until both are told from the other at spaced times."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from app.core.coach.bank import Bank, BankQuestion, Pair

TIMES = 2
"""Right answers that a direction needs."""
APART = 2
"""Other answers that stand between two of them: sooner, one remembers the last question."""
MOST = 20
"""Answers after which a drill ends in any case."""
_NEITHER_AFTER = 4
"""Every so many questions keyed to one of the two comes one whose answer is neither."""


class Side(Enum):
    ONE = "one"
    OTHER = "other"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class DrillAnswer:
    """One answer of this drill."""

    question_id: str
    correct: bool


def next_in_drill(bank: Bank, pair: Pair, answers: Sequence[DrillAnswer]) -> str | None:
    """The id of the next question, or `None` when the drill is over.

    Sides take turns, a finished one as well, so that what is asked does not tell the answer. No question comes twice
    before all of its side were asked. The drill ends when each side that has questions was answered right `TIMES` times
    with `APART` answers between them, after `MOST` answers, or when there is nothing to ask.
    """
    pools = {side: [q.id for q in _pool(bank, pair, side)] for side in Side}
    sides = [side for side in (Side.ONE, Side.OTHER) if pools[side]]
    if not sides or len(answers) >= MOST or all(_is_told(pools[side], answers) for side in sides):
        return None
    asked = [answer.question_id for answer in answers]
    side = _turn(pools, sides, asked)
    return min(pools[side], key=lambda id_: (asked.count(id_), pools[side].index(id_)))


def side_of(question: BankQuestion, pair: Pair) -> Side | None:
    """Which of the two a question is keyed to; `None` where it does not put them side by side."""
    one, other = pair
    right, named = set(question.right), {*question.right, *question.rivals}
    if question.disputed or not named >= {one, other} or right >= {one, other}:
        return None
    return Side.ONE if one in right else Side.OTHER if other in right else Side.NEITHER


def _pool(bank: Bank, pair: Pair, side: Side) -> Iterable[BankQuestion]:
    return (question for question in bank.by_id.values() if side_of(question, pair) is side)


def _is_told(pool: Sequence[str], answers: Sequence[DrillAnswer]) -> bool:
    last, times = -1 - APART, 0
    for place, answer in enumerate(answers):
        if answer.question_id in pool:
            if not answer.correct:
                last, times = place, 0
            elif times == 0 or place - last > APART:
                last, times = place, times + 1
    return times >= TIMES


def _turn(pools: dict[Side, list[str]], sides: Sequence[Side], asked: Sequence[str]) -> Side:
    """Neither, every so often; else the side that was asked less, the first of two that were asked as often."""
    keyed = {side: sum(id_ in pools[side] for id_ in asked) for side in Side}
    due = sum(keyed[side] for side in sides) // _NEITHER_AFTER
    if pools[Side.NEITHER] and keyed[Side.NEITHER] < due:
        return Side.NEITHER
    return min(sides, key=lambda side: keyed[side])
