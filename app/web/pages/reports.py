"""Reporting a question."""

from collections.abc import Sequence
from dataclasses import dataclass

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
