"""What learners say is wrong with questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlmodel import Session, col, func, select

from app.core.errors import ReportNotFoundError
from app.store.tables import Attempt, Report


class ReportKind(StrEnum):
    """What may be wrong with a question."""

    KEY = "key"
    UNCLEAR = "unclear"
    OUTDATED = "outdated"
    TYPO = "typo"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A report as it was made."""

    id: int
    question: str
    """Stable id."""
    revision: int
    """The wording it is about."""
    kind: str
    words: str
    at: datetime
    handled_at: datetime | None


def record_report(
    db: Session, *, learner_id: int, question: str, revision: int, kind: ReportKind, words: str, now: datetime
) -> None:
    """Keep a report. Said before in the same words and not handled yet, it is kept once."""
    same = select(Report.id).where(
        Report.learner_id == learner_id,
        Report.revision_id == revision,
        Report.kind == kind,
        Report.words == words,
        col(Report.handled_at).is_(None),
    )
    if db.exec(same).first() is None:
        db.add(
            Report(learner_id=learner_id, question_id=question, revision_id=revision, kind=kind, words=words, at=now)
        )
        db.flush()


def list_reports(db: Session, *, handled: bool, limit: int | None) -> list[ReportEntry]:
    """Reports that are handled, or those that are not, the newest first."""
    query = select(Report).where(col(Report.handled_at).is_not(None) == handled)
    rows = db.exec(query.order_by(col(Report.at).desc(), col(Report.id).desc()).limit(limit)).all()
    return [
        ReportEntry(row.id or 0, row.question_id, row.revision_id, row.kind, row.words, row.at, row.handled_at)
        for row in rows
    ]


def count_reports(db: Session) -> tuple[int, int]:
    """How many reports are still to be handled, and how many are handled."""
    query = select(func.count(), func.count(col(Report.handled_at))).select_from(Report)
    every, handled = db.exec(query).one()
    return every - handled, handled


def mark_report(db: Session, report_id: int, *, handled_at: datetime | None) -> None:
    """Say when a report was handled, or that it is open again. Raises `ReportNotFoundError`."""
    row = db.get(Report, report_id)
    if row is None:
        raise ReportNotFoundError(report_id)
    row.handled_at = handled_at
    db.add(row)
    db.flush()


@dataclass(frozen=True, slots=True)
class SelectionCount:
    """How often a wording was answered in one way."""

    selected: tuple[str, ...]
    """Authored labels; none for "I don't know"."""
    verdict: str
    attempts: int


def count_selections(db: Session, revision_ids: Sequence[int]) -> dict[int, list[SelectionCount]]:
    """How these wordings were answered, the most frequent answer first; no entry for one that never was."""
    query = (
        select(Attempt.revision_id, Attempt.selected, Attempt.verdict, func.count())
        .where(col(Attempt.revision_id).in_(revision_ids))
        .group_by(col(Attempt.revision_id), col(Attempt.selected), col(Attempt.verdict))
        .order_by(col(Attempt.revision_id), func.count().desc(), col(Attempt.selected))
    )
    found: dict[int, list[SelectionCount]] = {}
    for revision, selected, verdict, attempts in db.exec(query).all():
        found.setdefault(revision, []).append(SelectionCount(tuple(selected), verdict, attempts))
    return found
