"""One coach per learner, kept in memory: caught up with the answers since, made anew when the bank or the plan is."""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo

from sqlmodel import Session

from app.core.coach import Bank, Coach
from app.core.coach.attempts import plausible, study_day
from app.store.coaching import build_number, load_bank, read_log

MOST_COACHES = 200
"""So many are kept; the one not asked for longest is let go, and made again from the log when it is."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a learner plans for, and where."""

    exam_day: date | None = None
    zone: tzinfo = UTC

    def days_left(self, now: datetime) -> int | None:
        """Until the exam; 0 on its day, `None` when it is over or none is set."""
        left = (self.exam_day - study_day(plausible(now), self.zone)).days if self.exam_day else -1
        return left if left >= 0 else None


@dataclass(slots=True)
class _Kept:
    """A coach, with what it was made from and how far it has read."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    coach: Coach | None = None
    bank: Bank | None = None
    plan: Plan = field(default_factory=Plan)
    last: int = 0


class Coaches:
    """The coaches of everybody who was here lately."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int | None, _Kept] = OrderedDict()
        self._bank: tuple[int, Bank] | None = None
        self._turn = threading.Lock()

    @contextmanager
    def following(self, db: Session, learner_id: int | None, plan: Plan) -> Iterator[Coach]:
        """A learner's coach, who knows every answer that this session sees; for one at a time. `None` is a newcomer."""
        bank = self.bank(db)
        if learner_id is None:
            yield Coach(bank, plan.exam_day, plan.zone)
            return
        kept = self._find(learner_id)
        with kept.turn:
            if kept.coach is None or kept.bank is not bank or kept.plan != plan:
                kept.coach, kept.bank, kept.plan, kept.last = Coach(bank, plan.exam_day, plan.zone), bank, plan, 0
            log = read_log(db, learner_id, after=kept.last)
            for attempt in log.attempts:
                kept.coach.record(attempt)
            kept.last = log.last
            yield kept.coach

    @contextmanager
    def let_go_on_failure(self, learner_id: int | None) -> Iterator[None]:
        """Around a transaction in which a coach follows: what is rolled back was never answered."""
        try:
            yield
        except BaseException:
            self.let_go(learner_id)
            raise

    def let_go(self, learner_id: int | None) -> None:
        """Forget what was read of a learner's answers: they are gone."""
        with self._turn:
            self._kept.pop(learner_id, None)

    def bank(self, db: Session) -> Bank:
        """The bank as of the last build that this session sees."""
        number = build_number(db)
        with self._turn:
            if self._bank is None or self._bank[0] != number:
                self._bank = (number, load_bank(db))
            return self._bank[1]

    def _find(self, learner_id: int) -> _Kept:
        with self._turn:
            kept = self._kept.setdefault(learner_id, _Kept())
            self._kept.move_to_end(learner_id)
            if len(self._kept) > MOST_COACHES:
                self._kept.popitem(last=False)
            return kept
