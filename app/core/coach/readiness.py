"""The mark to expect on questions never seen, learned from how well each answer was predicted before it was given.

Every first answer to a question is predicted from what was known of its concept, and the prediction is corrected by how
it went: a logistic regression whose weights are updated answer by answer (an extended Kalman filter; Fahrmeir 1992,
*Posterior mode estimation by extended Kalman filtering*, JASA 87). The mark is then the mean prediction over the whole
bank as the concepts stand now. So having asked the weak ones, and having learned since, bias it only as far as the
regression errs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, sqrt

from app.core.coach.mastery import Z_80

ENOUGH = 40
"""First answers below which no mark is named."""
FEATURES = 5
WEIGHTS = (0.1, 0.5, 0.8, 1.5, -1.0)
"""Before the first answer, of the features in their order."""
DEVIATIONS = (0.7, 0.4, 0.6, 0.5, 0.6)
"""How far a learner's own weights may be from those."""
DRIFT = 0.0005
"""Variance the first weight gains an answer: learners change."""
SPREAD = 0.11
"""Standard deviation of what the regression does not know of a concept, in probability."""

Features = tuple[float, float, float, float, float]
"""1; whether its concepts were asked for before, their mastery × recall, experience with them; its confusions added."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """The predicted mark on unseen questions of such a bank if they were asked now, 0–100, with its 80 % interval."""

    mean: float
    low: float
    high: float
    answers: int = 0
    """First answers it rests on."""


@dataclass(frozen=True, slots=True)
class NotEnoughAnswers:
    """So many more questions have to be answered for the first time before a mark can be named."""

    missing: int


class Forecast:
    """The regression: what it makes of features, and how sure it is."""

    def __init__(self) -> None:
        self.answers = 0
        self._weights = list(WEIGHTS)
        self._covariance = [[d * d if i == j else 0.0 for j in range(FEATURES)] for i, d in enumerate(DEVIATIONS)]

    def record(self, features: Features, *, correct: bool) -> None:
        """Correct the weights by an answer that was predicted from these features."""
        self._covariance[0][0] += DRIFT
        predicted = self.probability(features)
        spread = [_dot(row, features) for row in self._covariance]
        information = max(1e-9, predicted * (1 - predicted))
        gain = 1 / (1 / information + _dot(spread, features))
        step = gain * (correct - predicted) / information
        self._weights = [weight + step * s for weight, s in zip(self._weights, spread, strict=True)]
        self._covariance = [
            [value - gain * s * t for value, t in zip(row, spread, strict=True)]
            for row, s in zip(self._covariance, spread, strict=True)
        ]
        self.answers += 1

    def probability(self, features: Features) -> float:
        return 1 / (1 + exp(-_dot(self._weights, features)))

    def readiness(self, questions: Sequence[Features], *, concentration: float) -> Readiness | NotEnoughAnswers:
        """The mean prediction over questions; for `concentration` see `Bank`."""
        if self.answers < ENOUGH or not questions:
            return NotEnoughAnswers(max(1, ENOUGH - self.answers))
        mean, slope = 0.0, [0.0] * FEATURES
        for features in questions:
            p = self.probability(features)
            mean += p / len(questions)
            for i, value in enumerate(features):
                slope[i] += p * (1 - p) * value / len(questions)
        variance = _dot(slope, [_dot(row, slope) for row in self._covariance]) + SPREAD**2 * concentration
        reach = Z_80 * sqrt(variance)
        low, high = max(0.0, mean - reach), min(1.0, mean + reach)
        return Readiness(100 * mean, 100 * low, 100 * high, answers=self.answers)


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
