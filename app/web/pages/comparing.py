"""Concepts: one of them, two or three side by side, and all their names."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from app.web.pages.reading import ConceptLink, PairView, QuestionCard
from app.web.pages.today import MixUp


@dataclass(frozen=True, slots=True)
class NoteLine:
    """Where something is said."""

    slug: str
    title: str
    language: str
    line: int


@dataclass(frozen=True, slots=True)
class Said:
    """The author's words, with their place."""

    html: Markup
    place: NoteLine


@dataclass(frozen=True, slots=True)
class RowView:
    label: str
    """Empty for flows."""
    language: str
    cells: Sequence[Sequence[Said]]
    """For each concept; empty where no note says anything."""


@dataclass(frozen=True, slots=True)
class TestView:
    question: str
    answers: Sequence[tuple[str, ConceptLink | None, int | None]]
    """(answer, the concept it leads to, which of the sides that is)."""
    place: NoteLine


@dataclass(frozen=True, slots=True)
class NameView:
    name: str
    kind: str
    language: str
    is_trap: bool


@dataclass(frozen=True, slots=True)
class MixUpView:
    """What a wrong answer took for what; in the rows the chosen concept comes first."""

    pair: PairView
    """The concept that was chosen, and the one that was right."""
    tests: Sequence[TestView]
    """At most one, that tells the two apart."""
    rows: Sequence[RowView]
    """At most one: what the two differ in here."""


@dataclass(frozen=True, slots=True)
class ConceptPage:
    concept: ConceptLink
    definitions: Sequence[Said]
    names: Sequence[NameView]
    rows: Sequence[RowView]
    """Of one cell each."""
    notes: Sequence[NoteLine]
    look_alikes: Sequence[ConceptLink]
    """That notes declare easily confused with it."""
    own: Sequence[MixUp]
    """What the learner took for it, or it for."""
    questions: Sequence[QuestionCard]


@dataclass(frozen=True, slots=True)
class PairsPage:
    """All pairs that notes tell apart, and the choice of any other."""

    pairs: Sequence[PairView]
    concepts: Sequence[ConceptLink]
    chosen: Sequence[str]
    problem: str | None
    """Name of a text that says why nothing is compared."""


@dataclass(frozen=True, slots=True)
class SideView:
    concept: ConceptLink
    letter: str
    """`A`, `B` or `C`."""
    definitions: Sequence[Said]
    traps: Sequence[str]
    """Names by which it is easily taken for another."""


@dataclass(frozen=True, slots=True)
class ComparePage:
    sides: Sequence[SideView]
    tests: Sequence[TestView]
    different: Sequence[RowView]
    equal: Sequence[RowView]
    lists: Sequence[RowView]
    flows: Sequence[RowView]
    questions: Sequence[QuestionCard]
    """Those in which two of the concepts occur."""
    look_alikes: Sequence[PairView]
    """Other pairs of these concepts."""
    record: tuple[tuple[int, int], tuple[int, int]] | None = None
    """Of two concepts: (times the second was chosen for the first, answers in which it could be), and the other way
    round; `None` where the learner was not asked."""


@dataclass(frozen=True, slots=True)
class NamesRow:
    concept: ConceptLink
    names: dict[str, Sequence[NameView]]
    """By kind: `exam`, `api`, `former`, `other`."""


@dataclass(frozen=True, slots=True)
class TrapView:
    name: str
    concept: ConceptLink
    """Whose name it is."""
    other: ConceptLink
    """What it is easily taken for."""
    other_name: str
    """The name of that one that it is like."""


@dataclass(frozen=True, slots=True)
class NamesPage:
    rows: Sequence[NamesRow]
    traps: Sequence[TrapView]
