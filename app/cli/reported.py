"""What learners reported, as it is exported."""

from typing import Any

from sqlmodel import Session

from app.store.reports import ReportEntry
from app.web.pages.reports import ReportedQuestion
from app.web.reports_list import reports_list


def reports_document(db: Session, *, handled: bool) -> dict[str, Any]:
    """The public form of the reports that are handled, or those that are not; docs/export.md describes it."""
    reported = reports_list(db, handled=handled, most=None).questions
    return {"questions": [_question(question) for question in reported]}


def _question(reported: ReportedQuestion) -> dict[str, Any]:
    question = reported.question
    path, _, line = (question.origin or "").rpartition(":")
    return {
        "id": question.id,
        "path": path,
        "line": int(line),
        "state": reported.state,
        "stem": question.stem.striptags(),
        "options": [
            {"text": option.text.striptags(), "right": option.right, "chosen": reported.counts[option.position]}
            for option in question.options
        ],
        "attempts": reported.attempts,
        "correct": reported.correct,
        "reports": [_report(report) for report in reported.reports],
    }


def _report(report: ReportEntry) -> dict[str, Any]:
    handled_at = report.handled_at.isoformat() if report.handled_at else None
    return {
        "kind": report.kind,
        "words": report.words,
        "at": report.at.isoformat(),
        "handled_at": handled_at,
    }
