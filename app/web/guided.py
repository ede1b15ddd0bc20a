"""Quizzes in which each question is chosen when the one before it is answered: by the coach, or by a drill."""

from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

from sqlmodel import Session

from app.core.coach import MOST_IN_DRILL, next_in_drill
from app.core.grading import Verdict
from app.store import bank, concepts
from app.store.sittings import DRILL, AskedQuestion, SittingState, append_question, finish_sitting, get_sitting
from app.web.coaches import Coaches, Plan
from app.web.reasons import reason_kept
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

    def most(self, db: Session, kind: str, wanted: int) -> int:
        """How many questions a new sitting asks at most."""
        return MOST_IN_DRILL if kind == DRILL else min(wanted, len(self.coaches.bank(db).by_id))

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
        question_id, why = self._drill(db, sitting) if sitting.kind == DRILL else self._coach(db, sitting)
        revision = bank.find_question(db, question_id, self.language) if question_id else None
        if revision is None:
            return False
        dice = Random(f"{sitting.row.seed}/{sitting.total + 1}")
        asked = AskedQuestion(revision.question_id, revision.id, shown_order(revision, dice))
        append_question(db, sitting.id, asked, why)
        return True

    def _coach(self, db: Session, sitting: SittingState) -> tuple[str | None, dict[str, Any]]:
        """(question id, what may be said of it before the answer, and after)."""
        with self.coaches.following(db, sitting.row.learner_id, self.plan) as coach:
            pick = coach.next(self.now)
            if pick is None:
                return None, {}
            return pick.question_id, {
                "before": reason_kept(coach.announce(pick.question_id)),
                "after": reason_kept(pick.reason),
            }

    def _drill(self, db: Session, sitting: SittingState) -> tuple[str | None, dict[str, Any]]:
        asked = sitting.row.scope["concepts"]
        one_of = concepts.same_as(db, asked)
        one, other = (one_of.get(slug, slug) for slug in asked)
        answers = [
            (sitting.asked(number).question, given.verdict is Verdict.CORRECT)
            for number, given in sorted(sitting.given.items())
        ]
        return next_in_drill(self.coaches.bank(db), (one, other), answers, seed=sitting.row.seed), {}
