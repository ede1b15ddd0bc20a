"""A sitting: what to take, the question, the feedback, the result."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.web.pages.questions import AskedQuestion, ExplainedQuestion


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
    total: int | None
    """`None` while nobody can say how many there will be."""
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
    why: str | None
    """Why it is asked, as far as it may be said before the answer."""


@dataclass(frozen=True, slots=True)
class FeedbackPage:
    head: SittingHead
    question: ExplainedQuestion
    next_number: int | None
    """The question to go on with; `None` leads to the result."""
    conflict: bool
    """Another answer was sent after this one had been stored."""
    why: str | None
    """Why it was asked."""


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
