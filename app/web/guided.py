"""Quizzes in which each question is chosen when the one before it is answered: by the coach, or by a drill."""

from dataclasses import asdict, dataclass
from datetime import datetime
from random import Random
from typing import Any

from sqlmodel import Session

from app.core.coach import Coach
from app.store import bank
from app.store.sittings import AskedQuestion, SittingState, append_question, finish_sitting, get_sitting
from app.web.coaches import Coaches, Plan
from app.web.views import shown_order


class NothingToAskError(Exception):
    """No question fits."""


@dataclass(frozen=True, slots=True)
class Guide:
    """What the next question is chosen by."""

    coaches: Coaches
    plan: Plan
    language: str
    now: datetime

    def most(self, db: Session, wanted: int) -> int:
        """How many questions a new sitting asks at most."""
        return min(wanted, len(self.coaches.bank(db).by_id))

    def begin(self, db: Session, sitting_id: str, learner_id: int) -> None:
        """Ask the first question of a new sitting; `NothingToAskError` where there is none."""
        if not self._ask(db, get_sitting(db, sitting_id, learner_id)):
            raise NothingToAskError

    def go_on(self, db: Session, answered: SittingState) -> None:
        """After an answer: ask the next question of the sitting, or finish it where there is none."""
        sitting = get_sitting(db, answered.id, answered.row.learner_id)
        if not sitting.is_finished and not self._ask(db, sitting):
            finish_sitting(db, sitting, now=self.now)

    def _ask(self, db: Session, sitting: SittingState) -> bool:
        with self.coaches.following(db, sitting.row.learner_id, self.plan) as coach:
            chosen = self._choose(coach, sitting)
            why = _why(coach, *chosen) if chosen else {}
        revision = bank.find_question(db, chosen[0], self.language) if chosen else None
        if revision is None:
            return False
        dice = Random(f"{sitting.row.seed}/{sitting.total + 1}")
        asked = AskedQuestion(revision.question_id, revision.id, shown_order(revision, dice))
        append_question(db, sitting.id, asked, why)
        return True

    def _choose(self, coach: Coach, sitting: SittingState) -> tuple[str, dict[str, Any] | None] | None:
        """(question id, why it was chosen)."""
        pick = coach.next(self.now)
        return (pick.question_id, asdict(pick.reason)) if pick else None


def _why(coach: Coach, question_id: str, reason: dict[str, Any] | None) -> dict[str, Any]:
    """What may be said before the answer, and what is said after it."""
    return {"before": asdict(coach.announce(question_id)), "after": reason}
