"""A share that is not known exactly: the Beta distribution, and the interval it gives."""

from dataclasses import dataclass
from functools import lru_cache
from math import exp, lgamma, log

TAIL = 0.1
"""What an 80 % interval leaves out on either side."""


@dataclass(frozen=True, slots=True)
class Beta:
    """A share seen `successes` and `failures` times, prior included; both above 0."""

    successes: float
    failures: float

    @property
    def mean(self) -> float:
        return self.successes / (self.successes + self.failures)

    @property
    def variance(self) -> float:
        return self.mean * (1 - self.mean) / (self.successes + self.failures + 1)

    def interval(self) -> tuple[float, float]:
        """The middle 80 %."""
        return _quantile(self.successes, self.failures, TAIL), _quantile(self.successes, self.failures, 1 - TAIL)


@lru_cache(maxsize=4096)
def _quantile(a: float, b: float, probability: float) -> float:
    """Where the distribution has that probability below it, to a thousandth, by halving."""
    low, high = 0.0, 1.0
    while high - low > 1e-3:
        middle = (low + high) / 2
        if _below(a, b, middle) < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _below(a: float, b: float, x: float) -> float:
    """The regularized incomplete beta function (NIST DLMF 8.17.22, its continued fraction)."""
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    if x < (a + 1) / (a + b + 2):
        return front / a * _fraction(a, b, x)
    return 1 - front / b * _fraction(b, a, 1 - x)


def _fraction(a: float, b: float, x: float) -> float:
    """Evaluated backwards from its 24th term: exact to six digits for a + b below 12, and none here is greater."""
    value = 1.0
    for m in range(12, 0, -1):
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        value = 1 + even / (1 + odd / value)
    return 1 / (1 - (a + b) * x / (a + 1) / value)
