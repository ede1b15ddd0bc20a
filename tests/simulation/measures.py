"""What a population's results come to, with 95 % intervals over its learners."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from random import Random
from statistics import fmean, stdev

from app.core.coach import Readiness
from tests.simulation.studies import NAMED, Result

RESAMPLES = 400


@dataclass(frozen=True, slots=True)
class Interval:
    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:.1f} ({self.low:.1f} to {self.high:.1f})"


def mean_of(values: Sequence[float]) -> Interval:
    """By the normal distribution."""
    mean = fmean(values)
    reach = 1.96 * stdev(values) / sqrt(len(values)) if len(values) > 1 else 0.0
    return Interval(mean, mean - reach, mean + reach)


Marks = Sequence[float]
"""One a learner, in the order of their numbers."""


def saved(by_coach: dict[int, Marks], other: Marks, a_day: int) -> Interval:
    """Percent of `a_day` questions that the coach needs fewer for the mean mark of the other; resampling learners.

    Above what was tried it is a bound: the coach reached the mark with the fewest, or did not reach it with all.
    """

    def once(learners: Sequence[int]) -> float:
        curve = {count: fmean([marks[n] for n in learners]) for count, marks in by_coach.items()}
        return 100 * (1 - questions_for(fmean([other[n] for n in learners]), curve) / a_day)

    return _resampled(once, len(other))


def questions_for(mark: float, curve: dict[int, float]) -> float:
    """Questions a day for a mark, by straight lines between those tried; the ends stand for what lies beyond."""
    counts = sorted(curve)
    if mark <= curve[counts[0]]:
        return counts[0]
    for few, many in pairwise(counts):
        if mark <= curve[many]:
            return few + (many - few) * max(0.0, mark - curve[few]) / max(1e-9, curve[many] - curve[few])
    return counts[-1]


def _resampled(once: Callable[[Sequence[int]], float], learners: int) -> Interval:
    dice = Random(1)
    values = sorted(once(dice.choices(range(learners), k=learners)) for _ in range(RESAMPLES))
    return Interval(once(range(learners)), values[RESAMPLES // 40], values[-RESAMPLES // 40 - 1])


@dataclass(frozen=True, slots=True)
class Calibration:
    """Of the readiness intervals against the true marks."""

    bias: float
    error: float
    """Mean absolute, in marks."""
    coverage: float
    """Percent of the intervals that hold the true mark."""
    width: float
    learners: int


def calibration(results: Sequence[Result]) -> Calibration:
    said = [(result.readiness, result.mark) for result in results if result.readiness]
    errors = [readiness.mean - mark for readiness, mark in said]
    return Calibration(
        fmean(errors),
        fmean(map(abs, errors)),
        100 * fmean(_holds(readiness, mark) for readiness, mark in said),
        fmean(readiness.high - readiness.low for readiness, _ in said),
        len(said),
    )


def _holds(readiness: Readiness, mark: float) -> bool:
    return readiness.low <= mark <= readiness.high


def named_truly(results: Sequence[Result]) -> float:
    """Percent of the pairs that could be named: a learner for whom fewer are named counts as all."""
    return 100 * sum(sum(result.named) for result in results) / (NAMED * len(results))
