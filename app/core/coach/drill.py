"""A contrast drill: questions on two concepts until each has been told from the other twice, with others in between."""

from collections import Counter
from collections.abc import Sequence
from zlib import crc32

from app.core.coach.bank import Bank, Pair

APART = 2
"""Other answers that lie between the two right ones of a side, if the pool has as many questions."""
MOST = 20
"""Answers after which a drill ends in any case."""

Side = str | None
"""The concept of the pair that is right; `None` where both are offered and neither is."""


def next_in_drill(bank: Bank, pair: Pair, answers: Sequence[tuple[str, bool]], *, seed: int) -> str | None:
    """The id of the next question; `None` when the drill is over or no question tells the two apart.

    `answers` are those of the drill so far: (question id, whether it was right). No question comes again before all
    were asked, and never twice in a row while there is another. Which side it is on is drawn anew in every round of
    sides, so that the turn gives nothing away.
    """
    pool = drill_pool(bank, pair)
    if not pool or len(answers) >= MOST or is_settled(pool, answers):
        return None
    times = Counter(id_ for id_, _ in answers)
    fewest = min(times[id_] for id_ in pool)
    last = answers[-1][0] if answers else None
    ready = [id_ for id_ in bank.shuffled(seed + fewest) if id_ in pool and times[id_] == fewest]
    turn = _turn(pool, answers, seed)
    return min(ready, key=lambda id_: (id_ == last, turn.index(pool[id_])))


def drill_pool(bank: Bank, pair: Pair) -> dict[str, Side]:
    """The questions that tell the two apart, with the side each is on."""
    one, other = pair
    pool: dict[str, Side] = {}
    for question in bank.by_id.values():
        right, offered = set(question.concepts), {*question.concepts, *question.rivals}
        if {one, other} <= offered and not {one, other} <= right:
            pool[question.id] = one if one in right else other if other in right else None
    return pool


def is_settled(pool: dict[str, Side], answers: Sequence[tuple[str, bool]]) -> bool:
    """Whether each side that has questions was answered right twice since it was last missed, far enough apart."""
    between = min(APART, len(pool) - 1)
    sides: set[Side] = set(pool.values()) - {None} or {None}
    return all(_is_settled(side, pool, answers, between) for side in sides)


def _is_settled(side: Side, pool: dict[str, Side], answers: Sequence[tuple[str, bool]], between: int) -> bool:
    first: int | None = None
    settled = False
    for place, (id_, correct) in enumerate(answers):
        if pool.get(id_) == side and id_ in pool:
            settled = correct and (settled or len(pool) == 1 or (first is not None and place - first > between))
            first = (place if first is None else first) if correct else None
    return settled


def _turn(pool: dict[str, Side], answers: Sequence[tuple[str, bool]], seed: int) -> list[Side]:
    """The sides in the order in which they are wanted now: first those not yet asked in this round."""
    sides = sorted(set(pool.values()), key=str)
    asked = [pool[id_] for id_, _ in answers if id_ in pool]
    number, into = divmod(len(asked), len(sides))
    done = asked[len(asked) - into :]
    return sorted(sides, key=lambda side: (side in done, crc32(f"{seed}:{number}:{side}".encode("utf-8", "replace"))))
