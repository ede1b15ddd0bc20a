"""Everything kept of one learner: to be taken along, or erased."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, col, select

from app.store.tables import Attempt, Learner, QuestionRevision, Report, Sitting


@dataclass(frozen=True, slots=True)
class OwnData:
    """The oldest first."""

    sittings: Sequence[Sitting]
    attempts: Sequence[tuple[Attempt, Mapping[str, Any]]]
    """With the content of the wording that was answered."""
    reports: Sequence[Report]


def read_own_data(db: Session, learner_id: int | None) -> OwnData:
    sittings = select(Sitting).where(Sitting.learner_id == learner_id).order_by(col(Sitting.started_at), Sitting.id)
    attempts = select(Attempt, QuestionRevision.content).join(QuestionRevision).where(Attempt.learner_id == learner_id)
    reports = select(Report).where(Report.learner_id == learner_id).order_by(col(Report.id))
    return OwnData(db.exec(sittings).all(), db.exec(attempts.order_by(col(Attempt.id))).all(), db.exec(reports).all())


def erase_learner(db: Session, learner_id: int) -> None:
    """Leave no row of theirs. The one learner of solo mode stays, with nothing to their name."""
    db.execute(delete(Attempt).where(col(Attempt.learner_id) == learner_id))
    db.execute(delete(Report).where(col(Report.learner_id) == learner_id))
    db.execute(delete(Sitting).where(col(Sitting.learner_id) == learner_id))
    db.execute(delete(Learner).where(col(Learner.id) == learner_id, col(Learner.secret_hash).is_not(None)))
