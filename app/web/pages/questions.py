"""A question before the answer, and after it."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class AskedOption:
    """An option as it may be seen before the answer. `position` is 1-based, as displayed."""

    position: int
    text: Markup
    selected: bool


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """The asking view: neither key nor rationale, nor anything computed from them."""

    id: str
    language: str
    stem: Markup
    options: Sequence[AskedOption]
    multiple: bool
    stated_count: int | None
    disputed: bool


@dataclass(frozen=True, slots=True)
class ExplainedOption:
    position: int
    text: Markup
    rationale: Markup | None
    rationale_language: str
    right_if: Markup | None
    right: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class SourceLink:
    url: str
    """Empty when the line names no https address."""
    text: str


@dataclass(frozen=True, slots=True)
class DisputeView:
    title: str
    text: Markup
    language: str
    source: SourceLink | None
    verdict: str
    open: bool


@dataclass(frozen=True, slots=True)
class ExplainedQuestion:
    """The graded view."""

    id: str
    language: str
    stem: Markup
    """With the decisive cue marked."""
    options: Sequence[ExplainedOption]
    """In the order they were shown."""
    correct: bool
    dont_know: bool
    confidence: str | None
    late: bool
    explanation: Markup | None
    explanation_language: str
    sources: Sequence[SourceLink]
    dispute: DisputeView | None
    note: tuple[str, str] | None
    """(slug, title)."""
    origin: str | None
    """`path:line` in the content folder, for authors."""
    key_changed: bool
    """Whether the key is another since the answer was given."""

    @property
    def chosen(self) -> list[ExplainedOption]:
        return [option for option in self.options if option.chosen]

    @property
    def right(self) -> list[ExplainedOption]:
        return [option for option in self.options if option.right]

    @property
    def scored(self) -> bool:
        return not self.late and not (self.dispute and self.dispute.open)


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A permalink: the asking view, with "try it"."""

    question: AskedQuestion
    note: tuple[str, str] | None
    origin: str | None
