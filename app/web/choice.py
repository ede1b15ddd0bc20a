"""The choice of a quiz, as a form sends it."""

from datetime import datetime, timedelta

from pydantic import BaseModel, Field

from app.store.sittings import COACH, DRILL, EXAM, STUDY
from app.web.numbers import read_number

DEFAULT_SIZE = 10
MAX_SIZE = 100
MAX_MINUTES = 600
MAX_TAGS = 20
MAX_CONCEPTS = 3
ONLY = ("all", "unseen", "wrong")


class Choice(BaseModel):
    """What the form says, as it was sent."""

    only: str = "all"
    kind: str = ""
    """A quiz whose questions are chosen one by one; see `web.guided`."""
    tag: list[str] = Field(default_factory=list)
    concept: list[str] = Field(default_factory=list)
    """One whose questions are wanted, or some that occur together."""
    pair: str = ""
    """Two concepts in one field, with a space between them: what a single button can send."""
    note: str = ""
    question: str = ""
    size: str = ""
    mode: str = STUDY
    minutes: str = ""

    @property
    def tags(self) -> list[str]:
        return [name for name in self.tag[:MAX_TAGS] if name]

    @property
    def concepts(self) -> list[str]:
        return [slug for slug in (self.pair.split() or self.concept)[:MAX_CONCEPTS] if slug]

    @property
    def is_offered(self) -> bool:
        return self.mode in {STUDY, EXAM} and self.only in ONLY and self._is_kind_offered

    @property
    def _is_kind_offered(self) -> bool:
        return self.kind in {"", COACH} or (self.kind == DRILL and len(set(self.concepts)) == len(self.concepts) == 2)

    @property
    def number_of_questions(self) -> int:
        return read_number(self.size, most=MAX_SIZE) or DEFAULT_SIZE

    def deadline(self, now: datetime) -> datetime | None:
        """When an exam with a time limit is over."""
        minutes = read_number(self.minutes, most=MAX_MINUTES) if self.mode == EXAM else None
        return now + timedelta(minutes=minutes) if minutes else None
