"""Learners: what they know before, how they remember, what they take for what, how they guess."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from math import exp, log
from random import Random
from typing import Literal

from app.core.coach import BankQuestion, CoachAttempt
from tests.simulation.banks import World
from tests.simulation.memories import AllOrNone, Exponential, Memory, PowerLaw, TwoStores

SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Kind:
    """A population of learners."""

    make_memory: Callable[[float, Random], Memory]
    """From the probability that the concept was known before."""
    ability: float = -0.6
    """Log-odds of knowing an average concept on the first day."""
    contrast: float = 0.4
    """Share of a mix-up that one explained meeting of the pair removes; 0 where contrast does not help."""
    eliminated: float = 0.0
    """Probability with which a guesser crosses out a distractor."""
    facets: int = 1
    """Sides of a concept that a question can be about."""
    transfer: float = 1.0
    """Share of what is learned of one side that reaches the others."""


def power_law(known: float, rng: Random) -> Memory:
    return PowerLaw(start=-0.6 + 0.45 * _log_odds(known), decay=rng.uniform(0.25, 0.45))


def exponential(known: float, rng: Random) -> Memory:
    return Exponential(half_life=(40.0 if known > 0.5 else 2.2) * rng.lognormvariate(0, 0.6), level=known)


def all_or_none(known: float, rng: Random) -> Memory:
    is_known = rng.random() < known
    return AllOrNone(is_known, learning=rng.uniform(0.3, 0.8), hazard=0.01 if is_known else rng.uniform(0.03, 0.15))


def two_stores(known: float, rng: Random) -> Memory:
    return TwoStores(slow=known, quick_days=rng.uniform(0.8, 3.0))


class Learner:
    """One made-up person, in one world. Everything random comes from the dice handed in."""

    def __init__(self, kind: Kind, world: World, rng: Random) -> None:
        self.kind = kind
        self._rng = rng
        self._mix_up = {pair: alike * rng.uniform(0.6, 1.0) for pair, alike in world.likeness.items()}
        self._memories = _memories(kind, world, rng)

    def mark(self, exam: tuple[BankQuestion, ...], now: float) -> float:
        """The expected mark, 0–100; nothing is learned by it."""
        return 100 * sum(self.right(question, now) for question in exam) / len(exam)

    def right(self, question: BankQuestion, now: float) -> float:
        """Probability of answering right."""
        known = self._known(question, now)
        sees_it = 1.0
        for rival in question.rivals:
            sees_it *= 1 - self.mix_up(question.right[0], rival)
        guessed = 1 / (1 + len(question.wrong) * (1 - self.kind.eliminated))
        return known * sees_it + (1 - known) * guessed

    def mix_up(self, right: str, rival: str) -> float:
        """Probability of taking the rival for the right one although both could be known."""
        return self._mix_up.get(frozenset((right, rival)), 0.0)

    def takes(self, question: BankQuestion, rival: str, now: float) -> float:
        """Probability of choosing this rival."""
        known = self._known(question, now)
        wrong = 1 - self.right(question, now)
        pulls = {slug: self.mix_up(question.right[0], slug) for slug in question.rivals}
        drawn = known * wrong * pulls[rival] / max(1e-9, sum(pulls.values()))
        return drawn + (1 - known) * (1 - self.kind.eliminated) / (1 + len(question.wrong) * (1 - self.kind.eliminated))

    def answer(self, question: BankQuestion, at: datetime) -> CoachAttempt:
        """Answer, read the explanation, and learn from it."""
        now = at.timestamp() / SECONDS_A_DAY
        known = self._rng.random() < self._known(question, now)
        chosen = self._choose(question, known)
        correct = chosen == question.right[0]
        self._learn(question, now, correct)
        named = (chosen,) if chosen else ()
        ms = int(20_000 * self._rng.lognormvariate(0, 0.4) * (1 if known else 1.4))
        return CoachAttempt(question.id, named, correct, at, self._confidence(known), ms)

    def _choose(self, question: BankQuestion, known: bool) -> str | None:
        right = question.right[0]
        if known:
            taken = [slug for slug in question.rivals if self._rng.random() < self.mix_up(right, slug)]
            return self._rng.choice(taken) if taken else right
        if self._rng.random() < 1 / (1 + len(question.wrong) * (1 - self.kind.eliminated)):
            return right
        return self._rng.choice(question.wrong)

    def _learn(self, question: BankQuestion, now: float, correct: bool) -> None:
        right = question.right[0]
        for facet in range(self.kind.facets):
            share = 1.0 if facet == self._facet(question) else self.kind.transfer
            self._memories[right, facet].study(now, correct=correct, share=share, rng=self._rng)
        for rival in question.rivals:
            if (pair := frozenset((right, rival))) in self._mix_up:
                self._mix_up[pair] *= 1 - self.kind.contrast

    def _confidence(self, known: bool) -> Literal["sure", "unsure"] | None:
        if self._rng.random() < 0.5:
            return None
        return "sure" if self._rng.random() < (0.85 if known else 0.25) else "unsure"

    def _known(self, question: BankQuestion, now: float) -> float:
        return self._memories[question.right[0], self._facet(question)].known(now)

    def _facet(self, question: BankQuestion) -> int:
        return int(question.id.rpartition("-")[2]) % self.kind.facets


def _memories(kind: Kind, world: World, rng: Random) -> dict[tuple[str, int], Memory]:
    """People differ from each other, and each knows some families better than others."""
    ability = kind.ability + rng.gauss(0, 0.6)
    families = {family: rng.gauss(0, 0.9) for family in sorted(set(world.family_of.values()))}
    memories = {}
    for slug, family in world.family_of.items():
        odds = ability + families[family] + rng.gauss(0, 0.9)
        for facet in range(kind.facets):
            known = 1 / (1 + exp(-(odds + (rng.gauss(0, 0.7) if kind.facets > 1 else 0))))
            memories[slug, facet] = kind.make_memory(known, rng)
    return memories


def _log_odds(probability: float) -> float:
    return log(max(1e-6, probability) / max(1e-6, 1 - probability))
