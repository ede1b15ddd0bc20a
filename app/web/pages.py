"""What each template is given: one typed page, and the frame around it. Templates only print these."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from app.core.diagnostics import Diagnostic
from app.store.library import NoteCard
from app.store.search import Hit


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds every page."""

    language: str
    """Of the interface: `en` or `ko`."""
    theme: str
    """`light`, `dark` or `system`."""
    keys: bool
    """Whether single keys act."""
    path: str
    """Of this page with its query, to come back to after a switch."""
    section: str
    """Which entry of the navigation is current: home, notes, quiz, authoring, or nothing."""
    live: bool
    """Whether the page may reload itself when a note changes."""
    author: bool
    """Solo mode: the learner is the author, file paths may be shown."""


@dataclass(frozen=True, slots=True)
class OpenSitting:
    id: str
    title: str
    mode: str
    number: int
    """Of the question to go on with."""
    total: int


@dataclass(frozen=True, slots=True)
class HomePage:
    open_sitting: OpenSitting | None
    questions: int
    notes: int
    answered: int
    """Attempts so far that count."""
    correct: int
    wrong: int
    """Questions whose latest attempt was wrong."""
    unseen: int
    recent: Sequence[NoteCard]


@dataclass(frozen=True, slots=True)
class NotesPage:
    notes: Sequence[NoteCard]
    tags: Sequence[tuple[str, int]]
    tag: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class HeadingEntry:
    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question to try: never its answer."""

    id: str
    stem: Markup
    language: str
    disputed: bool


@dataclass(frozen=True, slots=True)
class NotePage:
    slug: str
    title: str
    language: str
    path: str
    minutes: int
    modified: date | None
    key_point: Markup
    body: Markup
    contents: Sequence[HeadingEntry]
    tags: Sequence[str]
    translations: Sequence[tuple[str, str]]
    """(language, slug)."""
    backlinks: Sequence[tuple[str, str, str]]
    """(slug, title, language)."""
    questions: Sequence[QuestionCard]
    before: tuple[str, str] | None
    """(slug, title) of the note before this one."""
    after: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class SearchPage:
    query: str
    hits: Sequence[Hit]
    suggestion: str | None


@dataclass(frozen=True, slots=True)
class NewQuizPage:
    tags: Sequence[tuple[str, int]]
    notes: Sequence[tuple[str, str]]
    """(slug, title) of notes that have questions."""
    questions: int
    unseen: int
    wrong: int
    chosen_note: str | None
    """Chosen beforehand by the address."""
    chosen_tags: Sequence[str]
    chosen_only: str
    """`all`, `unseen` or `wrong`."""
    chosen_size: int
    chosen_mode: str
    chosen_minutes: int | None
    problem: str | None
    """Catalogue name of what was wrong with the choice."""


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
class Step:
    """One number in a sitting's row of questions."""

    number: int
    state: str
    """`current`, `answered`, `open` (can be gone to) or `ahead`; in study mode also `correct` or `incorrect`."""


@dataclass(frozen=True, slots=True)
class SittingHead:
    id: str
    title: str
    mode: str
    number: int
    total: int
    steps: Sequence[Step]
    deadline: datetime | None
    seconds_left: int | None
    """Exam mode with a deadline, on the server's clock; 0 when it has passed."""


@dataclass(frozen=True, slots=True)
class AskPage:
    head: SittingHead
    question: AskedQuestion
    dont_know: bool
    """Exam mode: "I don't know" is the stored answer."""
    confidence: str | None
    problem: str | None
    """Catalogue name of what was wrong with the answer just sent."""
    time_is_up: bool


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
class FeedbackPage:
    head: SittingHead
    question: ExplainedQuestion
    next_number: int | None
    """The question to go on with; `None` leads to the result."""
    conflict: bool
    """Another answer was sent after this one had been stored."""


@dataclass(frozen=True, slots=True)
class ResultLine:
    number: int
    question: ExplainedQuestion | None
    """`None` when it was not answered."""


@dataclass(frozen=True, slots=True)
class ResultPage:
    sitting_id: str
    title: str
    mode: str
    correct: int
    scored: int
    """Questions that count: disputed and late ones do not, unanswered ones do in an exam."""
    percent: int
    seconds: int
    previous: tuple[int, int] | None
    """(correct, scored) of the sitting of the same choice before this one."""
    lines: Sequence[ResultLine]
    wrong: int


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A permalink: the asking view, with "try it"."""

    question: AskedQuestion
    note: tuple[str, str] | None
    origin: str | None


@dataclass(frozen=True, slots=True)
class SettingsPage:
    saved: bool


@dataclass(frozen=True, slots=True)
class AuthoringPage:
    diagnostics: Sequence[Diagnostic]
    errors: int
    warnings: int
    infos: int
    notes: int
    questions: int
    folder: str | None
    """Where to save notes; shown to the author only."""


@dataclass(frozen=True, slots=True)
class HelpPage:
    example: str
    """A note to copy."""


@dataclass(frozen=True, slots=True)
class ErrorPage:
    status: int
    request_id: str
    nearby: Sequence[str]
    """Slugs of notes that may have been meant."""
