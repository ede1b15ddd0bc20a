"""What a learner knows of each concept, by how its last questions went."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from app.core.coach.beta import Beta

PRIOR_RIGHT, PRIOR_WRONG = 0.45, 1.05
"""Of a concept nothing is known about: three in ten."""
DECAY = 0.8
"""An answer weighs so much of the one after it."""
UNSURE_CREDIT = 0.6
REPEATED_WEIGHT = 0.4
"""A question seen before may be remembered and not understood."""
Z_80 = 1.2816
"""Standard deviations from the middle of a normal distribution to the ends of its middle 80 %."""


SECURE_FROM, SECURE_AFTER = 2 / 3, 3
"""A concept is secure with such a mean from so many answers: three new questions right, or one for the sixth time."""


class Level(StrEnum):
    """How far one has come with a concept."""

    NEW = "new"
    FAMILIAR = "familiar"
    SECURE = "secure"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share from 0 to 1 with its 80 % interval."""

    mean: float
    low: float
    high: float
    answers: int = 0
    """How many it rests on."""

    @property
    def level(self) -> Level:
        if not self.answers:
            return Level.NEW
        secure = self.mean >= SECURE_FROM and self.answers >= SECURE_AFTER
        return Level.SECURE if secure else Level.FAMILIAR


@dataclass(frozen=True, slots=True)
class Mastery:
    """Every concept that the bank asks for and every tag, answered or not."""

    concepts: dict[str, Estimate]
    tags: dict[str, Estimate]


@dataclass(slots=True)
class Evidence:
    """Answers to questions that a concept was the right choice of."""

    right: float = 0.0
    weight: float = 0.0
    """Both fading: older answers count less."""
    answers: int = 0
    correct: int = 0
    mean: float = PRIOR_RIGHT / (PRIOR_RIGHT + PRIOR_WRONG)
    """That of `beta`."""

    def record(self, correct: bool, *, unsure: bool, repeated: bool) -> None:
        weight = REPEATED_WEIGHT if repeated else 1.0
        credit = (UNSURE_CREDIT if unsure else 1.0) if correct else 0.0
        self.right = DECAY * self.right + weight * credit
        self.weight = DECAY * self.weight + weight
        self.answers += 1
        self.correct += correct
        self.mean = (PRIOR_RIGHT + self.right) / (PRIOR_RIGHT + PRIOR_WRONG + self.weight)

    @property
    def beta(self) -> Beta:
        return Beta(PRIOR_RIGHT + self.right, PRIOR_WRONG + self.weight - self.right)

    def estimate(self) -> Estimate:
        return Estimate(self.mean, *self.beta.interval(), self.answers)


NO_EVIDENCE = Evidence()


def estimate_all(
    evidence: Mapping[str, Evidence], concepts: Iterable[str], tagged: Mapping[str, Iterable[str]]
) -> Mastery:
    """An estimate of each concept, and of each tag the mean over its concepts."""
    return Mastery(
        {slug: evidence.get(slug, NO_EVIDENCE).estimate() for slug in sorted(concepts)},
        {tag: _mean([evidence.get(slug, NO_EVIDENCE) for slug in slugs]) for tag, slugs in tagged.items()},
    )


def _mean(parts: list[Evidence]) -> Estimate:
    """Taking the concepts as independent, and their mean as normal."""
    mean = sum(part.mean for part in parts) / len(parts)
    reach = Z_80 * sqrt(sum(part.beta.variance for part in parts)) / len(parts)
    answers = sum(part.answers for part in parts)
    return Estimate(mean, max(0.0, mean - reach), min(1.0, mean + reach), answers)
