"""How one concept is remembered and forgotten: four accounts that disagree, none of which is the coach's."""

from dataclasses import dataclass, field
from math import exp, log
from random import Random
from typing import Protocol

FIRST_DAY = 20_514.0
"""When study begins, in days since 1970 (2026-03-02); what was known before was last used then."""


class Memory(Protocol):
    """What one learner holds of one concept. Times in days."""

    def known(self, now: float) -> float:
        """Probability that it is recalled."""

    def study(self, now: float, *, correct: bool, share: float, rng: Random) -> None:
        """A question and its explanation; `share` of its effect reaches this memory."""


@dataclass
class PowerLaw:
    """Base-level activation: every study leaves a trace that fades as a power of its age (Anderson & Schooler 1991)."""

    start: float
    """Activation that knowledge from before the first day gives."""
    decay: float
    threshold: float = -0.6
    noise: float = 0.45
    traces: list[tuple[float, float]] = field(default_factory=list)

    def known(self, now: float) -> float:
        strength = exp(self.start) + sum(
            share * (max(0.0, now - at) + 0.02) ** -self.decay for at, share in self.traces
        )
        return 1 / (1 + exp(-(log(strength) - self.threshold) / self.noise))

    def study(self, now: float, *, correct: bool, share: float, rng: Random) -> None:
        self.traces.append((now, share * (0.8 if correct else 0.6)))


@dataclass
class Exponential:
    """Recall halves with every half-life, which grows with each spaced success; some concepts are hard."""

    half_life: float
    """Days; what a first study leaves."""
    level: float
    """Recall just after the last study."""
    growth: float = 1.6
    last: float = FIRST_DAY

    def known(self, now: float) -> float:
        return self.level * exp(-log(2) * max(0.0, now - self.last) / self.half_life)

    def study(self, now: float, *, correct: bool, share: float, rng: Random) -> None:
        before = self.known(now)
        self.half_life *= 1 + share * self.growth * (1 - before) * (1.0 if correct else 0.5)
        self.level = before + share * (0.92 - before) if before < 0.92 else before
        self.last = now


@dataclass
class AllOrNone:
    """Known or not, nothing between; a study succeeds or fails as a whole, and what was lost is relearned faster."""

    is_known: bool
    learning: float
    """Probability that one study teaches it."""
    hazard: float
    """Rate of losing it a day."""
    last: float = FIRST_DAY

    def known(self, now: float) -> float:
        return exp(-self.hazard * max(0.0, now - self.last)) if self.is_known else 0.0

    def study(self, now: float, *, correct: bool, share: float, rng: Random) -> None:
        still = self.is_known and (correct or rng.random() < self.known(now))
        learned = rng.random() < share * self.learning
        if still and learned:
            self.hazard *= 0.6
        elif not still:
            self.learning = min(0.95, self.learning * 1.25)
        self.is_known, self.last = still or learned, now


@dataclass
class TwoStores:
    """A quick trace that is gone in days and a slow one that grows only when the quick one had faded."""

    slow: float
    quick: float = 0.0
    quick_days: float = 1.5
    slow_days: float = 60.0
    last: float = FIRST_DAY

    def known(self, now: float) -> float:
        age = max(0.0, now - self.last)
        return 1 - (1 - self.slow * exp(-age / self.slow_days)) * (1 - self.quick * exp(-age / self.quick_days))

    def study(self, now: float, *, correct: bool, share: float, rng: Random) -> None:
        age = max(0.0, now - self.last)
        quick = self.quick * exp(-age / self.quick_days)
        slow = self.slow * exp(-age / self.slow_days)
        self.slow = slow + share * (0.45 if correct else 0.35) * (1 - quick) * (1 - slow)
        self.quick = quick + share * 0.8 * (1 - quick)
        self.last = now
