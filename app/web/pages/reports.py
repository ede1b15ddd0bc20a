"""Reporting a question, and judging what was reported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.store.reports import ReportEntry
from app.web.pages.questions import ExplainedQuestion
from app.web.pages.reading import QuestionCard


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The form, or thanks for it."""

    question: QuestionCard
    sitting_id: str | None
    """Where the question was met; `None` for its permalink."""
    number: int
    """In the sitting."""
    finished: bool
    """Whether the sitting has a result to go back to."""
    kinds: Sequence[str]
    chosen_kind: str
    words: str
    most: int
    """Characters the learner may write."""
    problem: str | None
    """Catalogue name of what was wrong with the form just sent."""
    sent: bool


@dataclass(frozen=True, slots=True)
class ReportedQuestion:
    """A question with all that helps to judge what was said of it."""

    question: ExplainedQuestion
    """In authored order, nothing chosen: as it reads today, or as it was reported when it is gone."""
    state: str
    """`same` as when it was reported, `reworded` since, or `gone`."""
    attempts: int
    """At this wording."""
    correct: int
    dont_know: int
    counts: Mapping[int, int]
    """By position: how often an option was chosen, or stood where it belongs."""
    reports: Sequence[ReportEntry]


@dataclass(frozen=True, slots=True)
class ReportsList:
    questions: Sequence[ReportedQuestion]
    handled: bool
    """Whether these are the handled ones."""
    count_open: int
    count_handled: int
    shown: int
    """Reports in the list, when there are more than a page holds."""
