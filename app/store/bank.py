"""Questions: their wordings of today and before, what can be asked, and putting new wordings in place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, update
from sqlmodel import Session, col, func, or_, select

from app.store.library import below_tag
from app.store.tables import (
    NoteRow,
    NoteTag,
    QuestionRevision,
    QuestionRow,
)


@dataclass(frozen=True, slots=True)
class Revision:
    """A wording of a question, with its note."""

    id: int
    question_id: str
    status: str
    language: str
    path: str
    line: int
    content: dict[str, Any]
    note_slug: str | None
    note_title: str | None
    current: bool


def _revisions() -> Any:
    return (
        select(
            QuestionRevision.id,
            QuestionRevision.question_id,
            QuestionRow.status,
            QuestionRevision.language,
            QuestionRevision.path,
            QuestionRevision.line,
            QuestionRevision.content,
            NoteRow.slug,
            NoteRow.title,
            QuestionRevision.current,
        )  # type: ignore[call-overload]
        .join(QuestionRow)
        .outerjoin(NoteRow, NoteRow.path == QuestionRevision.path)
    )


def get_revisions(db: Session, revision_ids: Sequence[int]) -> dict[int, Revision]:
    query = _revisions().where(col(QuestionRevision.id).in_(revision_ids))
    return {row[0]: Revision(*row) for row in db.exec(query).all()}


def list_note_questions(db: Session, path: str) -> list[Revision]:
    query = _revisions().where(col(QuestionRevision.current), QuestionRevision.path == path)
    return [Revision(*row) for row in db.exec(query.order_by(QuestionRevision.position)).all()]


def find_question(db: Session, question_id: str, language: str) -> Revision | None:
    """The current wording of a question, in the language asked for where there is one."""
    query = _revisions().where(col(QuestionRevision.current), QuestionRevision.question_id == question_id)
    row = db.exec(query.order_by(QuestionRevision.language != language, QuestionRevision.language)).first()
    return Revision(*row) if row else None


def find_current(db: Session, question_ids: Sequence[str]) -> dict[tuple[str, str], Revision]:
    """Today's wordings of these questions, by id and language."""
    query = _revisions().where(col(QuestionRevision.current), col(QuestionRevision.question_id).in_(question_ids))
    revisions = [Revision(*row) for row in db.exec(query).all()]
    return {(revision.question_id, revision.language): revision for revision in revisions}


def list_askable(
    db: Session, *, language: str, tags: Sequence[str] = (), slug: str | None = None, only_language: bool = False
) -> list[tuple[str, int]]:
    """(question id, revision id) of what can be asked: one wording a question, this language first.

    Narrowed to notes with any of the tags (or tags below them), or to one note.
    """
    query = select(QuestionRevision.question_id, QuestionRevision.id, QuestionRevision.language).join(
        NoteRow, col(NoteRow.path) == QuestionRevision.path
    )
    query = query.where(col(QuestionRevision.current))
    if tags:
        query = query.where(col(NoteRow.id).in_(select(NoteTag.note_id).where(or_(*(below_tag(tag) for tag in tags)))))
    if slug:
        query = query.where(NoteRow.slug == slug)
    if only_language:
        query = query.where(QuestionRevision.language == language)
    order = (col(QuestionRevision.language) != language, col(QuestionRevision.path), col(QuestionRevision.position))
    chosen: dict[str, int] = {}
    for question_id, revision_id, _ in db.exec(query.order_by(*order)).all():
        chosen.setdefault(question_id, revision_id or 0)
    return list(chosen.items())


def count_questions(db: Session) -> int:
    query = select(func.count(func.distinct(QuestionRevision.question_id))).where(col(QuestionRevision.current))
    return db.exec(query).one()


@dataclass(frozen=True, slots=True)
class NewRevision:
    """A question as compiled, with the stable id it was given."""

    question_id: str
    kind: str
    status: str
    line: int
    position: int
    content_key: str
    fingerprint: str
    content: dict[str, Any]


def put_revisions(db: Session, revisions: Sequence[NewRevision], *, language: str, path: str, now: datetime) -> None:
    """Make these the current wordings of a file's questions: an unchanged one is kept, an old one comes back."""
    _put_questions(db, revisions, now)
    kept = _kept_revisions(db, revisions, language)
    replaced = [new.question_id for new in revisions if not (found := kept.get(new.question_id)) or not found.current]
    current = col(QuestionRevision.question_id).in_(replaced) & (col(QuestionRevision.language) == language)
    if replaced:
        db.connection().execute(
            update(QuestionRevision).where(current, col(QuestionRevision.current)).values(current=False)
        )
    fresh = []
    for new in revisions:
        place = {"path": path, "line": new.line, "position": new.position, "current": True}
        if new.question_id in kept:
            db.connection().execute(
                update(QuestionRevision).where(col(QuestionRevision.id) == kept[new.question_id].id).values(place)
            )
        else:
            said = {name: getattr(new, name) for name in ("question_id", "content_key", "fingerprint", "content")}
            fresh.append(place | said | {"language": language, "created_at": now})
    if fresh:
        db.connection().execute(insert(QuestionRevision), fresh)


def _put_questions(db: Session, revisions: Sequence[NewRevision], now: datetime) -> None:
    """A row for every question, with its kind and status of now."""
    wanted = {new.question_id: (new.kind, new.status) for new in revisions}
    query = select(QuestionRow.id, QuestionRow.kind, QuestionRow.status).where(col(QuestionRow.id).in_(wanted))
    known = {question_id: (kind, status) for question_id, kind, status in db.connection().execute(query)}
    rows = [{"id": name, "kind": wanted[name][0], "status": wanted[name][1]} for name in wanted if name not in known]
    if rows:
        db.connection().execute(insert(QuestionRow), [row | {"created_at": now} for row in rows])
    for name, (kind, status) in wanted.items():
        if known.get(name, (kind, status)) != (kind, status):
            db.connection().execute(
                update(QuestionRow).where(col(QuestionRow.id) == name).values(kind=kind, status=status)
            )


@dataclass(frozen=True, slots=True)
class _KeptRevision:
    id: int
    current: bool


def _kept_revisions(db: Session, revisions: Sequence[NewRevision], language: str) -> dict[str, _KeptRevision]:
    """By question, the wording in the store that is the same to the letter."""
    wanted = [(new.question_id, new.fingerprint) for new in revisions]
    query = select(
        QuestionRevision.question_id, QuestionRevision.fingerprint, QuestionRevision.id, QuestionRevision.current
    ).where(
        col(QuestionRevision.question_id).in_([question_id for question_id, _ in wanted]),
        QuestionRevision.language == language,
    )
    rows = db.connection().execute(query.order_by(col(QuestionRevision.current), col(QuestionRevision.id)))
    return {
        question_id: _KeptRevision(revision_id or 0, current)
        for question_id, fingerprint, revision_id, current in rows
        if (question_id, fingerprint) in wanted
    }


def retire_questions(db: Session, path: str, *, keep: Iterable[str] = ()) -> None:
    """Stop asking the questions of a file, but for those kept; learners' attempts at them stay."""
    gone = (
        col(QuestionRevision.current),
        col(QuestionRevision.path) == path,
        col(QuestionRevision.question_id).not_in(list(keep)),
    )
    db.connection().execute(update(QuestionRevision).where(*gone).values(current=False))


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """A wording that a new one may continue."""

    question_id: str
    path: str
    language: str
    content_key: str
    wording: tuple[str, list[str]]
    current: bool


_KNOWN = (
    select(  # type: ignore[call-overload]  # six columns are more than its overloads know
        QuestionRevision.question_id,
        QuestionRevision.path,
        QuestionRevision.language,
        QuestionRevision.content_key,
        col(QuestionRevision.content)["wording"],
        QuestionRevision.current,
    )
    .where(
        or_(
            col(QuestionRevision.current) & col(QuestionRevision.path).in_(bindparam("paths", expanding=True)),
            col(QuestionRevision.content_key).in_(bindparam("content_keys", expanding=True)),
            col(QuestionRevision.current)
            & col(QuestionRevision.question_id).in_(bindparam("question_ids", expanding=True)),
        )
    )
    .order_by(col(QuestionRevision.current).desc(), QuestionRevision.path, QuestionRevision.position)
)


def list_known(
    db: Session, *, paths: Sequence[str], content_keys: Sequence[str], question_ids: Sequence[str]
) -> list[KnownQuestion]:
    """Wordings that stand in these files, say these things, or bear these ids; the current ones first."""
    asked = {"paths": paths, "content_keys": content_keys, "question_ids": question_ids}
    rows = db.connection().execute(_KNOWN, asked)
    return [KnownQuestion(r[0], r[1], r[2], r[3], (r[4][0], r[4][1]), r[5]) for r in rows]


def taken_ids(db: Session, question_ids: Sequence[str]) -> set[str]:
    return set(db.exec(select(QuestionRow.id).where(col(QuestionRow.id).in_(question_ids))).all())
