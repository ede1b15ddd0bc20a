"""Today: what to go on with, what to start, and how things stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.core.coach import NotEnoughAnswers, Readiness
from app.store.library import NoteCard
from app.web.pages.reading import ConceptLink


@dataclass(frozen=True, slots=True)
class OpenSitting:
    id: str
    title: str
    mode: str
    number: int
    """Of the question to go on with."""
    total: int | None
    """`None` while nobody can say how many there will be."""


@dataclass(frozen=True, slots=True)
class MixUp:
    """How often each of two concepts was chosen for the other: (times, answers in which it could be)."""

    right: ConceptLink
    chosen: ConceptLink
    mistaken: tuple[int, int]
    reverse: tuple[int, int]


@dataclass(frozen=True, slots=True)
class DayCount:
    day: date
    answers: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What the coach knows of a learner who has answered something."""

    mix_ups: Sequence[MixUp]
    """The worst, worst first."""
    readiness: Readiness | NotEnoughAnswers
    week: Sequence[DayCount]
    """The last seven study days, today last."""


@dataclass(frozen=True, slots=True)
class HomePage:
    open_sitting: OpenSitting | None
    questions: int
    notes: int
    size: int
    """Questions the coach has for today."""
    minutes: int | None
    """About how long they take at the learner's own pace; `None` until it is known."""
    exam_in: int | None
    """Days until the exam."""
    answered: int
    """Attempts so far that count."""
    correct: int
    wrong: int
    """Questions whose latest attempt was wrong."""
    unseen: int
    standing: Standing | None
    recent: Sequence[NoteCard]
