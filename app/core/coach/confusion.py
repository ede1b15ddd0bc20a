"""Which concepts a learner takes for which: each meeting of two in a question is a trial."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import fmean

from app.core.coach.bank import Pair, pair_of
from app.core.coach.beta import Beta
from app.core.coach.mastery import NO_EVIDENCE, Evidence

STRENGTH = 4.0
"""Meetings that the prior is worth."""
PRIOR_DECLARED = 0.25
"""Where a note declares the pair easily confused."""
PRIOR = 0.06
FADING = 0.85
"""A meeting weighs so much of the one after it."""
RANK_STRENGTH = 8.0
"""The same of the prior by which pairs are ranked."""
RANK_DECLARED = 0.5
RANK_UNKNOWN = 0.8
"""Added to that prior if nothing were known of the two concepts."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """How likely one of a pair is taken for the other, with its 80 % interval, and the plain counts it rests on."""

    pair: Pair
    """The first is the right one, the second the one chosen for it: the worse direction first."""
    mean: float
    low: float
    high: float
    mistaken: tuple[int, int]
    """`(3, 5)`: the second was chosen for the first in 3 of 5 meetings."""
    reverse: tuple[int, int]
    """The first chosen for the second."""


@dataclass(slots=True)
class Meetings:
    """How the meetings of one pair went. `counts[right]` is (times the rival was chosen, meetings)."""

    prior: float
    mistakes: float = 0.0
    weight: float = 0.0
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)
    last: float = 0.0
    """Days since 1970."""
    expected: float = 0.0
    """Probability that the rival is chosen at the next meeting."""

    @property
    def totals(self) -> tuple[int, int]:
        """(times one was taken for the other, meetings), whichever was right."""
        return sum(times for times, _ in self.counts.values()), sum(met for _, met in self.counts.values())

    def record(self, right: str, *, mistaken: bool, at: float) -> None:
        self.mistakes = FADING * self.mistakes + mistaken
        self.weight = FADING * self.weight + 1
        times, meetings = self.counts.get(right, (0, 0))
        self.counts[right] = (times + mistaken, meetings + 1)
        self.last = at
        self.expected = (STRENGTH * self.prior + self.mistakes) / (STRENGTH + self.weight)


class Confusions:
    """The meetings of every pair met so far."""

    def __init__(self, declared: frozenset[Pair], evidence: Mapping[str, Evidence]) -> None:
        self._declared = declared
        self._evidence = evidence
        self.met: dict[Pair, Meetings] = {}

    def record(self, right: str, rival: str, *, mistaken: bool, at: float) -> None:
        pair = pair_of(right, rival)
        if pair not in self.met:
            self.met[pair] = Meetings(self.prior(pair))
        self.met[pair].record(right, mistaken=mistaken, at=at)

    def prior(self, pair: Pair) -> float:
        return PRIOR_DECLARED if pair in self._declared else PRIOR

    def expected(self, pair: Pair) -> float:
        """Probability that one is taken for the other at their next meeting, be it the first."""
        meetings = self.met.get(pair)
        return meetings.expected if meetings else self.prior(pair)

    def of(self, pair: Pair) -> Confusion | None:
        """What is known of a pair; `None` of one that was not met."""
        return self._describe(pair) if pair in self.met else None

    def worst_first(self, concept: str | None = None) -> list[Confusion]:
        """Every pair met, or those of one concept, and no other: of the rest nothing is known."""
        met = [pair for pair in self.met if concept is None or concept in pair]
        return [self._describe(pair) for pair in sorted(met, key=lambda pair: (-self._rank(pair), pair))]

    def _rank(self, pair: Pair) -> float:
        """How likely a mark is lost on the two: what is not known is guessed, a slip between two known is a slip."""
        mistaken, met = self.met[pair].totals
        known = fmean([self._evidence.get(slug, NO_EVIDENCE).mean for slug in pair])
        prior = (RANK_DECLARED if pair in self._declared else PRIOR) + RANK_UNKNOWN * (1 - known)
        return (RANK_STRENGTH * prior + mistaken) / (RANK_STRENGTH + met)

    def _describe(self, pair: Pair) -> Confusion:
        meetings = self.met[pair]
        prior = STRENGTH * meetings.prior
        beta = Beta(prior + meetings.mistakes, STRENGTH - prior + meetings.weight - meetings.mistakes)
        first, second = self._worse_first(pair, meetings)
        none = (0, 0)
        mistaken, reverse = meetings.counts.get(first, none), meetings.counts.get(second, none)
        return Confusion((first, second), beta.mean, *beta.interval(), mistaken=mistaken, reverse=reverse)

    @staticmethod
    def _worse_first(pair: Iterable[str], meetings: Meetings) -> Pair:
        def times(slug: str) -> tuple[int, int]:
            mistaken, met = meetings.counts.get(slug, (0, 0))
            return (-mistaken, -met)

        first, second = sorted(pair, key=lambda slug: (times(slug), slug))
        return first, second
