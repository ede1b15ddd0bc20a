"""What a learner has answered so far."""

from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from app.core.grading import Verdict
from app.core.model import Status
from app.store.sittings import SittingState
from app.store.tables import Attempt, QuestionRevision, QuestionRow


@dataclass(frozen=True, slots=True)
class Tally:
    """Attempts that count: not late, and not at a question whose key is disputed."""

    answered: int
    correct: int


def tally(db: Session, learner_id: int) -> Tally:
    query = (
        select(func.count(), func.count().filter(col(Attempt.verdict) == Verdict.CORRECT))
        .select_from(Attempt)
        .join(QuestionRow)
        .where(Attempt.learner_id == learner_id, ~col(Attempt.late), QuestionRow.status != Status.DISPUTED)
    )
    return Tally(*db.exec(query).one())


def seen_question_ids(db: Session, learner_id: int) -> set[str]:
    """Questions answered at least once."""
    return set(db.exec(select(Attempt.question_id).where(Attempt.learner_id == learner_id).distinct()).all())


def wrong_question_ids(db: Session, learner_id: int) -> list[str]:
    """Questions that can be asked and whose latest attempt was wrong: sure but wrong first, then longest ago."""
    latest = select(func.max(Attempt.id)).where(Attempt.learner_id == learner_id).group_by(col(Attempt.question_id))
    askable = select(QuestionRevision.question_id).where(col(QuestionRevision.current))
    query = (
        select(Attempt.question_id)
        .join(QuestionRow)
        .where(
            col(Attempt.id).in_(latest),
            Attempt.verdict == Verdict.INCORRECT,
            QuestionRow.status != Status.DISPUTED,
            col(Attempt.question_id).in_(askable),
        )
    )
    order = (func.coalesce(Attempt.confidence, "") != "sure", col(Attempt.at), col(Attempt.question_id))
    return list(db.exec(query.order_by(*order)).all())


def list_wrong_numbers(db: Session, sitting: SittingState) -> list[int]:
    """Numbers of a sitting that were answered wrong or not at all. A question whose key is disputed is neither."""
    right = {number for number, given in sitting.given.items() if given.verdict is Verdict.CORRECT}
    others = [number for number in range(1, sitting.total + 1) if number not in right]
    asked = [sitting.asked(number).question for number in others]
    query = select(QuestionRow.id).where(col(QuestionRow.id).in_(asked), QuestionRow.status == Status.DISPUTED)
    disputed = set(db.exec(query).all())
    return [number for number, question in zip(others, asked, strict=True) if question not in disputed]
