"""A question before the answer, and after it."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from app.web.pages.comparing import MixUpView


def in_words(piece: Markup, most: int) -> str:
    """A piece's words without their markup, cut off after so many characters."""
    words = piece.striptags()
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class AskedOption:
    """An option as it may be seen before the answer. `position` is 1-based, as displayed."""

    position: int
    text: Markup
    selected: bool

    @property
    def name(self) -> str:
        """Its first words, for a list that shows no markup."""
        return in_words(self.text, 60)


@dataclass(frozen=True, slots=True)
class AskedPlace:
    """Where an option is to be put: a place in an order, or beside what is to be matched."""

    number: int
    prompt: Markup | None
    """What is to be matched; `None` in an order."""
    chosen: int | None
    """Position of the option that was put here."""
    is_settled: bool
    """Whether it is filled, in an order with an option that stands nowhere else."""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """The asking view: neither key nor rationale, nor anything computed from them but how many places there are."""

    id: str
    language: str
    kind: str
    """`single`, `multiple`, `ordering` or `matching`."""
    scenario: Markup | None
    stem: Markup
    options: Sequence[AskedOption]
    places: Sequence[AskedPlace]
    """Empty where options are chosen, not put somewhere."""
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
class ExplainedPlace:
    """A place with the option that was put there, and the one that belongs there."""

    number: int
    prompt: Markup | None
    chosen: ExplainedOption | None
    right: ExplainedOption

    @property
    def correct(self) -> bool:
        return self.chosen == self.right

    @property
    def name(self) -> str:
        """The prompt's first words; empty in an order."""
        return in_words(self.prompt, 48) if self.prompt else ""


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
    kind: str
    scenario: Markup | None
    stem: Markup
    """With the decisive cue marked."""
    options: Sequence[ExplainedOption]
    """In the order they were shown."""
    places: Sequence[ExplainedPlace]
    """Empty where options were chosen, not put somewhere."""
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
    doubted: bool
    """Whether the key is disputed today."""
    key_today: Sequence[tuple[Markup | None, Markup]]
    """(prompt, option) of what is right today, if the key is another since the answer was given; else empty."""
    mix_ups: Sequence[MixUpView] = ()

    @property
    def chosen(self) -> list[ExplainedOption]:
        return [option for option in self.options if option.chosen]

    @property
    def right(self) -> list[ExplainedOption]:
        return [option for option in self.options if option.right]

    @property
    def first_difference(self) -> ExplainedPlace | None:
        """The first place with another option than belongs there."""
        return next((place for place in self.places if place.chosen and not place.correct), None)

    def put(self, option: ExplainedOption) -> list[ExplainedPlace]:
        """Where an option was put."""
        return [place for place in self.places if place.chosen == option]

    def belongs(self, option: ExplainedOption) -> list[ExplainedPlace]:
        """Where an option belongs."""
        return [place for place in self.places if place.right == option]

    def astray(self, option: ExplainedOption) -> list[ExplainedPlace]:
        """Where an option was put and does not belong."""
        return [place for place in self.put(option) if not place.correct]

    def in_place(self, option: ExplainedOption) -> list[ExplainedPlace]:
        """Where an option was put and belongs."""
        return [place for place in self.put(option) if place.correct]

    def missed(self, option: ExplainedOption) -> list[ExplainedPlace]:
        """Where an option belongs and was not put."""
        return [place for place in self.belongs(option) if not place.correct]

    @property
    def scored(self) -> bool:
        return not self.late and not self.doubted


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A permalink: the asking view, with "try it"."""

    question: AskedQuestion
    note: tuple[str, str] | None
    origin: str | None
