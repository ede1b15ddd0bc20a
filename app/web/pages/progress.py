"""Progress: what is known, what is mixed up, what fades, how ready one is; each with what it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.core.coach import Estimate, Level, NotEnoughAnswers, Readiness
from app.web.pages.reading import ConceptLink
from app.web.pages.today import DayCount, MixUp


@dataclass(frozen=True, slots=True)
class MapCell:
    """How often `chosen` was taken where `right` was right."""

    right: ConceptLink
    chosen: ConceptLink
    times: int
    answers: int
    """In which it could be; 0 where the two never met so."""

    @property
    def share(self) -> float:
        return self.times / self.answers if self.answers else 0.0


@dataclass(frozen=True, slots=True)
class ConfusionMap:
    """The concepts most mixed up, as rows (right) and columns (chosen)."""

    concepts: Sequence[ConceptLink]
    rows: Sequence[Sequence[MapCell | None]]
    """`None` on the diagonal."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a concept or a tag."""

    name: ConceptLink
    """A tag has no slug."""
    estimate: Estimate
    level: Level


@dataclass(frozen=True, slots=True)
class Fading:
    name: ConceptLink
    recall: float
    """Today, from 0 to 1."""
    day: date
    """On which nine in ten would still recall it, and after which fewer."""
    is_past: bool
    answers: int
    """That it rests on."""


@dataclass(frozen=True, slots=True)
class ProgressPage:
    answered: int
    correct: int
    readiness: Readiness | NotEnoughAnswers
    confusion_map: ConfusionMap | None
    mix_ups: Sequence[MixUp]
    levels: Sequence[tuple[Level, int]]
    concepts: Sequence[Known]
    """Those asked for at least once, the least known first."""
    more_concepts: int
    """Not shown."""
    tags: Sequence[Known]
    fading: Sequence[Fading]
    days: Sequence[DayCount]

    @property
    def most_answers(self) -> int:
        """On one of the days; at least 1."""
        return max(1, *(day.answers for day in self.days))

    @property
    def days_done(self) -> int:
        return sum(day.answers > 0 for day in self.days)

    @property
    def answers_lately(self) -> int:
        return sum(day.answers for day in self.days)
