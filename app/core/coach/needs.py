"""What every concept and every pair would gain from a question at one moment."""

from collections.abc import Iterable
from datetime import date

from app.core.coach.bank import Pair
from app.core.coach.choosing import rest
from app.core.coach.history import History

SHARE = 0.5
"""Power of a concept's share of the exam. With 1, rare concepts wait while common ones are asked again."""
PRESSING = 100.0
"""Added where a learner was just sure of a wrong choice: more than anything else can gain."""


class Needs:
    """`day` is the one planned for; `now` in days since 1970."""

    def __init__(self, history: History, now: float, day: date) -> None:
        self.day = day
        self.of_concept = _needs(history, now, day)
        self._contrasts = _contrasts(history, now)

    def greatest(self, concepts: Iterable[str]) -> float:
        """The greatest need of a question's concepts; one that names none has an average need."""
        return max([self.of_concept[slug] for slug in concepts], default=1.0)

    def contrast_of(self, pairs: Iterable[Pair]) -> float:
        return sum([self._contrasts[pair] for pair in pairs])


def _needs(history: History, now: float, day: date) -> dict[str, float]:
    recall = history.memory.recall(day)
    needs = {slug: weight**SHARE for slug, weight in history.bank.weight.items()}
    for slug, evidence in history.evidence.items():
        needs[slug] *= (1 - evidence.mean * recall[slug]) * rest(history.asked[slug], now)
    return needs


def _contrasts(history: History, now: float) -> dict[Pair, float]:
    weight = history.bank.pair_weight
    contrasts = dict(history.unmet_contrasts)
    for pair, meetings in history.confusions.met.items():
        contrasts[pair] = meetings.expected * weight[pair] * rest(meetings.last, now)
    for pair in history.pressing:
        contrasts[pair] += PRESSING
    return contrasts
