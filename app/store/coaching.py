"""What the coach needs of the store: the bank as it sees it, and a learner's answers as it reads them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, func, select

from app.core.coach import OF_A_NOTE, Bank, BankQuestion, CoachAttempt
from app.core.grading import Verdict
from app.core.model import IN_PLACES, Status
from app.store import concepts
from app.store.concepts import BoundRevision
from app.store.tables import Attempt, NoteRow, NoteTag, QuestionRevision

BUILD = "build"
AT_ONCE = 500
"""Wordings asked for at a time: SQLite takes so many parameters everywhere."""


def build_number(db: Session) -> int:
    """Another one after every build that changed anything."""
    return int(concepts.get_state(db, BUILD) or 0)


def count_build(db: Session) -> None:
    concepts.put_state(db, {BUILD: str(build_number(db) + 1)})


def load_bank(db: Session) -> Bank:
    """Every question asked today, by file and position; of its wordings the one whose options name most concepts."""
    tags, origins = _tags(db), _origins(db)
    best: dict[str, BoundRevision] = {}
    for bound in concepts.list_bound(db):
        known = best.get(bound.question_id)
        if known is None or len(bound.concepts) > len(known.concepts):
            best[bound.question_id] = bound
    questions = tuple(
        _question(bound, origins.get(bound.note_slug, bound.note_slug), tags.get(bound.note_slug, ()))
        for bound in best.values()
    )
    return Bank(questions, frozenset(map(frozenset, concepts.list_pairs(db))))


def _tags(db: Session) -> dict[str, tuple[str, ...]]:
    query = select(NoteRow.slug, NoteTag.tag).join(NoteTag, col(NoteTag.note_id) == NoteRow.id)
    tags: dict[str, list[str]] = defaultdict(list)
    for slug, tag in db.exec(query.order_by(NoteRow.slug, NoteTag.tag)).all():
        tags[slug].append(tag)
    return {slug: tuple(found) for slug, found in tags.items()}


def _origins(db: Session) -> dict[str, str]:
    """The note that each translation is of."""
    query = select(NoteRow.slug, NoteRow.translation_of).where(col(NoteRow.translation_of).is_not(None))
    return {slug: origin for slug, origin in db.exec(query).all() if origin}


def _question(bound: BoundRevision, note: str, tags: tuple[str, ...]) -> BankQuestion:
    named = [bound.concepts[label] for label in bound.key if label in bound.concepts]
    return BankQuestion(
        id=bound.question_id,
        right=tuple(named) or (f"{OF_A_NOTE}{note}",),
        wrong=tuple(bound.concepts.get(label) for label in bound.labels if label not in bound.key),
        tags=tags,
        disputed=bound.status == Status.DISPUTED,
    )


@dataclass(frozen=True, slots=True)
class Log:
    """Answers in the order they were given, with the number of the last one."""

    attempts: Sequence[CoachAttempt]
    last: int


_LAST = select(func.max(Attempt.id)).where(Attempt.learner_id == bindparam("learner_id"))


def read_log(db: Session, learner_id: int, *, after: int = 0) -> Log:
    """The answers that count and are numbered higher. Those given after a deadline count nowhere."""
    if (db.connection().execute(_LAST, {"learner_id": learner_id}).scalar() or 0) <= after:
        return Log([], after)
    query = (
        select(Attempt, QuestionRevision.content["kind"].as_string(), QuestionRevision.content["key"])
        .join(QuestionRevision, col(QuestionRevision.id) == Attempt.revision_id)
        .where(Attempt.learner_id == learner_id, col(Attempt.id) > after)
        .order_by(col(Attempt.id))
    )
    rows = db.exec(query).all()
    named = _named(db, sorted({attempt.revision_id for attempt, _, _ in rows}))
    told = [_told(attempt, kind, key, named) for attempt, kind, key in rows if not attempt.late]
    return Log(told, max((attempt.id or 0 for attempt, _, _ in rows), default=after))


def _named(db: Session, revision_ids: Sequence[int]) -> dict[tuple[int, str], str]:
    named: dict[tuple[int, str], str] = {}
    for start in range(0, len(revision_ids), AT_ONCE):
        named |= concepts.concepts_of_revisions(db, revision_ids[start : start + AT_ONCE])
    return named


def _told(attempt: Attempt, kind: str, key: Iterable[str], named: Mapping[tuple[int, str], str]) -> CoachAttempt:
    """The answer with the concepts that were chosen, as they are named today."""
    correct = attempt.verdict == Verdict.CORRECT
    chosen = [label for label in attempt.selected if (attempt.revision_id, label) in named]
    if kind in IN_PLACES and not correct and set(chosen) <= set(key):
        chosen = []  # the right ones in wrong places: nothing was taken for anything else
    return CoachAttempt(
        question_id=attempt.question_id,
        chosen=tuple(dict.fromkeys(named[attempt.revision_id, label] for label in chosen)),
        correct=correct,
        at=attempt.at,
        confidence="sure" if attempt.confidence == "sure" else "unsure" if attempt.confidence == "unsure" else None,
        ms=attempt.milliseconds,
    )


def list_answer_times(db: Session, learner_id: int, *, since: datetime) -> list[datetime]:
    """When questions were answered, the first first."""
    query = select(Attempt.at).where(Attempt.learner_id == learner_id, Attempt.at >= since)
    return list(db.exec(query.order_by(col(Attempt.id))).all())
