"""An answer as the coach sees it, and what it says about a concept."""

from bisect import insort
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Literal

from fsrs import Rating

EARLIEST = datetime(1970, 1, 2, tzinfo=UTC)
LATEST = datetime(2999, 1, 1, tzinfo=UTC)
"""A clock beyond these is taken for the nearer of them, so that no interval leaves the calendar."""
DAY_TURNS = timedelta(hours=4)
"""Local time at which a study day begins: who answers at one in the morning has not gone to bed."""
SLOW = 2.5
"""So many times the learner's own median, a right answer counts as unsure."""
TIMED_BEFORE = 5
"""Answers that were timed before a median is trusted."""
SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class CoachAttempt:
    """One graded answer."""

    question_id: str
    chosen: tuple[str, ...]
    """Slugs of the concepts that the selected options name; none for "I don't know"."""
    correct: bool
    at: datetime
    """Aware, in UTC."""
    confidence: Literal["sure", "unsure"] | None = None
    ms: int | None = None
    """Milliseconds from seeing the question to answering."""


def rate(correct: bool, *, unsure: bool) -> Rating:
    """Good or Hard if right, Again if wrong. Never Easy, and never Hard for a failure."""
    if not correct:
        return Rating.Again
    return Rating.Hard if unsure else Rating.Good


class Pace:
    """How long this learner takes, so that slow is slow for them."""

    def __init__(self) -> None:
        self._times: list[int] = []

    def is_slow(self, ms: int | None) -> bool:
        """Whether an answer took over 2.5 times the median of those before it; unknown is not slow."""
        return ms is not None and self.median is not None and ms > SLOW * self.median

    @property
    def median(self) -> int | None:
        """In milliseconds; `None` until enough answers were timed."""
        return self._times[len(self._times) // 2] if len(self._times) >= TIMED_BEFORE else None

    def record(self, ms: int | None) -> None:
        if ms is not None and ms > 0:
            insort(self._times, ms)


def plausible(at: datetime) -> datetime:
    """The time in UTC, within the calendar; one that names no zone is taken for UTC."""
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(max(aware, EARLIEST), LATEST).astimezone(UTC)


def days(at: datetime) -> float:
    """Days since 1970, with their fraction."""
    return at.timestamp() / SECONDS_A_DAY


def study_day(at: datetime, zone: tzinfo) -> date:
    """The learner's day, which turns at 04:00 local time."""
    return (at.astimezone(zone) - DAY_TURNS).date()
