"""Questions: their wordings of today and before, and what can be asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, func, or_, select

from app.core.citations import Citation
from app.core.model import Status
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


_OF_A_NOTE = (
    _revisions()
    .where(col(QuestionRevision.current), col(QuestionRevision.path) == bindparam("path"))
    .order_by(QuestionRevision.position)
)


def list_note_questions(db: Session, path: str) -> list[Revision]:
    return [Revision(*row) for row in db.execute(_OF_A_NOTE, {"path": path})]


def find_question(db: Session, question_id: str, language: str) -> Revision | None:
    """The current wording of a question, in the language asked for where there is one."""
    query = _revisions().where(col(QuestionRevision.current), QuestionRevision.question_id == question_id)
    row = db.exec(query.order_by(QuestionRevision.language != language, QuestionRevision.language)).first()
    return Revision(*row) if row else None


_CURRENT = _revisions().where(
    col(QuestionRevision.current), col(QuestionRevision.question_id).in_(bindparam("question_ids", expanding=True))
)


def find_current(db: Session, question_ids: Sequence[str]) -> dict[tuple[str, str], Revision]:
    """Today's wordings of these questions, by id and language."""
    rows = db.connection().execute(_CURRENT, {"question_ids": list(question_ids)})
    revisions = [Revision(*row) for row in rows]
    return {(revision.question_id, revision.language): revision for revision in revisions}


@dataclass(frozen=True, slots=True)
class Stem:
    """What a list shows of a question."""

    question_id: str
    language: str
    """Of the note."""
    html: str
    words: str
    """The language of the words."""
    disputed: bool


_STEMS = (
    select(  # type: ignore[call-overload]  # five columns are more than its overloads know
        QuestionRevision.question_id,
        QuestionRevision.language,
        col(QuestionRevision.content)["stem"].as_string(),
        col(QuestionRevision.content)["language"].as_string(),
        QuestionRow.status == Status.DISPUTED,
    )
    .join(QuestionRow, col(QuestionRow.id) == QuestionRevision.question_id)
    .where(
        col(QuestionRevision.current), col(QuestionRevision.question_id).in_(bindparam("question_ids", expanding=True))
    )
)


def list_stems(db: Session, question_ids: Sequence[str], language: str) -> list[Stem]:
    """Today's stems of these questions in their order, in this language where they have it."""
    found: dict[str, Stem] = {}
    for row in db.connection().execute(_STEMS, {"question_ids": list(question_ids)}):
        stem = Stem(*row)
        if stem.question_id not in found or stem.language == language:
            found[stem.question_id] = stem
    return [found[question_id] for question_id in question_ids if question_id in found]


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


_SOURCES = (
    select(
        QuestionRevision.question_id,
        NoteRow.slug,
        col(QuestionRevision.content)["sources"],
        col(QuestionRevision.content)["dispute"],
    )
    .join(NoteRow, col(NoteRow.path) == QuestionRevision.path)
    .where(col(QuestionRevision.current))
    .order_by(QuestionRevision.path, col(QuestionRevision.position))
)


def list_citations(db: Session) -> list[Citation]:
    """Every source line of the questions asked today and of their disputes, by file and position."""
    return [
        Citation(source["url"], source["text"], question, note)
        for question, note, sources, dispute in db.connection().execute(_SOURCES)
        for source in [*sources, *([dispute["source"]] if dispute and dispute["source"] else [])]
    ]


def count_questions(db: Session) -> int:
    query = select(func.count(func.distinct(QuestionRevision.question_id))).where(col(QuestionRevision.current))
    return db.exec(query).one()
