"""A learner's own data as a file to take along; docs/export.md describes it."""

import json
from collections.abc import Mapping
from typing import Any

from app.store.own_data import OwnData
from app.store.tables import Attempt, Report, Sitting
from app.web.views import markup

FORMAT = "tellapart.learner/1"


def own_data_file(own: OwnData) -> str:
    """JSON that a person can read, too."""
    told = {
        "format": FORMAT,
        "sittings": [_sitting(row) for row in own.sittings],
        "attempts": [_attempt(attempt, content) for attempt, content in own.attempts],
        "reports": [_report(row) for row in own.reports],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _sitting(row: Sitting) -> dict[str, Any]:
    return {
        "id": row.id,
        "mode": row.mode,
        "title": row.title,
        "choice": row.scope,
        "questions": [asked["question"] for asked in row.questions],
        "open_answers": row.answers,
        "started_at": row.started_at.isoformat(),
        "deadline_at": row.deadline_at.isoformat() if row.deadline_at else None,
        "finished_at": row.finished_at.isoformat() if row.finished_at else None,
    }


def _attempt(attempt: Attempt, content: Mapping[str, Any]) -> dict[str, Any]:
    options = {option["label"]: markup(option["text"]).striptags() for option in content["options"]}
    return {
        "at": attempt.at.isoformat(),
        "sitting": attempt.sitting_id,
        "number": attempt.number,
        "question": attempt.question_id,
        "stem": content["plain_stem"],
        "selected": [options[label] for label in attempt.selected],
        "verdict": attempt.verdict,
        "confidence": attempt.confidence,
        "milliseconds": attempt.milliseconds,
        "late": attempt.late,
    }


def _report(report: Report) -> dict[str, Any]:
    return {
        "at": report.at.isoformat(),
        "question": report.question_id,
        "kind": report.kind,
        "words": report.words,
        "handled_at": report.handled_at.isoformat() if report.handled_at else None,
    }
