"""Notes: the list, one note and what it is connected with, and putting one in place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, bindparam, delete, insert, tuple_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, or_, select

from app.core.summaries import ConceptSummary, NoteSummary, QuestionSummary, UnboundOption
from app.store.tables import (
    NoteLink,
    NoteName,
    NoteRow,
    NoteTag,
    QuestionRevision,
)


@dataclass(frozen=True, slots=True)
class NoteCard:
    """A note in a list."""

    slug: str
    title: str
    language: str
    modified: date | None
    minutes: int
    tags: tuple[str, ...]
    question_count: int


def list_notes(
    db: Session,
    *,
    reader: str,
    tag: str | None = None,
    language: str | None = None,
    limit: int | None = None,
) -> list[NoteCard]:
    """Notes by title, or the recently changed first when limited; a tag covers the tags nested below it.

    With no language asked for, a note stands in the reader's, and in another where it has not been translated.
    """
    asked = (
        select(QuestionRevision.path, func.count().label("questions"))
        .where(col(QuestionRevision.current))
        .group_by(QuestionRevision.path)
        .subquery()
    )
    query = select(
        NoteRow.id, NoteRow.slug, NoteRow.title, NoteRow.language, NoteRow.modified, NoteRow.minutes, asked.c.questions
    ).outerjoin(asked, asked.c.path == NoteRow.path)  # type: ignore[call-overload]
    if tag:
        query = query.where(col(NoteRow.id).in_(select(NoteTag.note_id).where(below_tag(tag))))
    query = query.where(NoteRow.language == language if language else _readable(reader))
    order = (col(NoteRow.modified).desc(), NoteRow.slug) if limit else (NoteRow.title, NoteRow.slug)
    rows = db.exec(query.order_by(*order).limit(limit)).all()
    tags: dict[int, list[str]] = {}
    for note_id, name in db.exec(select(NoteTag.note_id, NoteTag.tag).order_by(NoteTag.tag)).all():
        tags.setdefault(note_id, []).append(name)
    return [NoteCard(r[1], r[2], r[3], r[4], r[5], tuple(tags.get(r[0], [])), r[6] or 0) for r in rows]


def _readable(reader: str) -> ColumnElement[bool]:
    """In the reader's language, or without a translation into it."""
    other = aliased(NoteRow)
    translation = (
        select(other.id)
        .where(other.language == reader)
        .where(
            or_(
                col(other.slug) == NoteRow.translation_of,
                col(other.translation_of) == NoteRow.slug,
                col(other.translation_of) == NoteRow.translation_of,
            )
        )
    )
    return or_(NoteRow.language == reader, ~translation.exists())


def below_tag(tag: str) -> ColumnElement[bool]:
    return or_(NoteTag.tag == tag, col(NoteTag.tag).startswith(f"{tag}/", autoescape=True))


def count_notes(db: Session, reader: str) -> int:
    """Notes for this reader: one of each, whatever languages it stands in."""
    return db.exec(select(func.count()).select_from(NoteRow).where(_readable(reader))).one()


def list_tags(db: Session, reader: str) -> list[tuple[str, int]]:
    """Tags with how many of the reader's notes carry them."""
    query = select(NoteTag.tag, func.count()).join(NoteRow).where(_readable(reader))
    query = query.group_by(NoteTag.tag).order_by(NoteTag.tag)
    return [(tag, count) for tag, count in db.exec(query).all()]


def find_note(db: Session, slug: str) -> NoteRow | None:
    return db.scalars(_NOTE, {"slug": slug}).first()


def find_owner(db: Session, slug: str) -> str | None:
    """The path of the file that holds an address."""
    return db.connection().execute(_OWNER, {"slug": slug}).scalar()


def find_note_slug_by_name(db: Session, name: str, language: str) -> str | None:
    """The slug of the note that goes by an alias, title or concept name; the reader's language first."""
    query = select(NoteRow.slug).join(NoteName).where(NoteName.name == name)
    return db.exec(query.order_by(col(NoteRow.language) != language, NoteRow.slug)).first()


@dataclass(frozen=True, slots=True)
class NoteTitle:
    slug: str
    title: str
    language: str


def list_titles(db: Session, *, reader: str) -> dict[str, NoteTitle]:
    """Every note by its slug, under its title in the reader's language where it has a translation into it."""
    query = select(NoteRow.slug, NoteRow.title, NoteRow.language, NoteRow.translation_of).order_by(NoteRow.slug)
    rows = db.exec(query).all()
    read = {
        origin or slug: NoteTitle(slug, title, language) for slug, title, language, origin in rows if language == reader
    }
    return {
        slug: read.get(origin or slug) or NoteTitle(slug, title, language) for slug, title, language, origin in rows
    }


def list_slugs(db: Session) -> list[str]:
    return list(db.exec(select(NoteRow.slug).order_by(NoteRow.slug)).all())


def list_translations(db: Session, note: NoteRow) -> list[tuple[str, str]]:
    """(language, slug) of the same note in other languages."""
    rows = db.execute(_TRANSLATIONS, {"origin": note.translation_of or note.slug, "slug": note.slug})
    return [(language, slug) for language, slug in rows]


def list_backlinks(db: Session, note: NoteRow) -> list[tuple[str, str, str]]:
    """(slug, title, language) of the notes that link here, by any name of this note."""
    rows = db.execute(_BACKLINKS, {"note_id": note.id, "slug": note.slug})
    return [(slug, title, language) for slug, title, language in rows]


def list_note_tags(db: Session, note_id: int) -> list[str]:
    return list(db.scalars(_TAGS, {"note_id": note_id}))


def neighbours(db: Session, note: NoteRow) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """(slug, title) of the notes before and after this one, by title within its language."""
    here = {"language": note.language, "title": note.title, "slug": note.slug}
    before, after = db.execute(_BEFORE, here).first(), db.execute(_AFTER, here).first()
    return (before[0], before[1]) if before else None, (after[0], after[1]) if after else None


def list_summaries(db: Session) -> list[NoteSummary]:
    """What checks across notes need, by path.

    A note that stays although its file cannot be read now may have been compiled by an older version: it is left out.
    """
    query = select(NoteRow.summary).order_by(NoteRow.path).execution_options(yield_per=100)
    return [_summary(value) for value in db.exec(query) if "concepts" in value]


def _summary(value: Mapping[str, Any]) -> NoteSummary:
    tuples = {name: tuple(value[name]) for name in ("aliases", "confusable")}
    places = {name: tuple((t, line, c) for t, line, c in value[name]) for name in ("links", "images", "embeds")}
    concepts = tuple(ConceptSummary(**concept) for concept in value["concepts"])
    questions = tuple(_question_summary(question) for question in value["questions"])
    return NoteSummary(**({**value} | tuples | places | {"concepts": concepts, "questions": questions}))


def _question_summary(value: Mapping[str, Any]) -> QuestionSummary:
    unbound = tuple(UnboundOption(**(option | {"links": tuple(option["links"])})) for option in value["unbound"])
    slips = tuple((code, found) for code, found in value["slips"])
    return QuestionSummary(**({**value} | {"unbound": unbound, "slips": slips}))


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note as compiled: the columns of its row."""

    path: str
    slug: str
    title: str
    language: str
    created: date | None
    modified: date | None
    translation_of: str | None
    minutes: int
    key_point: str
    body: str
    contents: list[dict[str, Any]]
    summary: dict[str, Any]
    contrast: dict[str, Any]
    built_at: datetime


def replace_note(
    db: Session, new: NewNote, *, tags: Iterable[str], names: Iterable[str], link_targets: Iterable[str]
) -> tuple[int, bool]:
    """Put a note with its tags, names and links in place of the one its file held before.

    Its number, and whether the file held one.
    """
    replaced = delete_note(db, new.path)
    note_id = db.connection().execute(_ADD_NOTE, {name: getattr(new, name) for name in _NOTE_COLUMNS}).scalar() or 0
    for statement, column, named in (
        (_ADD_TAG, "tag", tags),
        (_ADD_NAME, "name", names),
        (_ADD_LINK, "target", link_targets),
    ):
        rows = [{"note_id": note_id, column: value} for value in dict.fromkeys(named)]
        if rows:
            db.connection().execute(statement, rows)
    return note_id, replaced


def delete_note(db: Session, path: str) -> bool:
    """Take a note out, if there is one; its questions are retired by `retire_questions`."""
    return db.connection().execute(_DELETE_NOTE, {"path": path}).rowcount > 0


# Statements of the build and of a note's page, made once: making one costs more than running it.

_slug: BindParameter[str] = bindparam("slug")
_title: BindParameter[str] = bindparam("title")
_path: BindParameter[str] = bindparam("path")
_note_id: BindParameter[int] = bindparam("note_id")
_NOTE = select(NoteRow).where(col(NoteRow.slug) == _slug)
_OWNER = select(NoteRow.path).where(col(NoteRow.slug) == _slug)
_TRANSLATIONS = (
    select(NoteRow.language, NoteRow.slug)
    .where(
        or_(col(NoteRow.slug) == bindparam("origin"), col(NoteRow.translation_of) == bindparam("origin")),
        col(NoteRow.slug) != _slug,
    )
    .order_by(NoteRow.language, NoteRow.slug)
)
_BACKLINKS = (
    select(NoteRow.slug, NoteRow.title, NoteRow.language)
    .join(NoteLink)
    .where(
        or_(
            col(NoteLink.target) == _slug,
            col(NoteLink.target).in_(select(NoteName.name).where(col(NoteName.note_id) == _note_id)),
        ),
        col(NoteRow.id) != _note_id,
    )
    .distinct()
    .order_by(NoteRow.title, NoteRow.slug)
)
_TAGS = select(NoteTag.tag).where(col(NoteTag.note_id) == _note_id).order_by(NoteTag.tag)
_by_title = (col(NoteRow.title), col(NoteRow.slug))
_SAME_LANGUAGE = select(NoteRow.slug, NoteRow.title).where(col(NoteRow.language) == bindparam("language")).limit(1)
_BEFORE = _SAME_LANGUAGE.where(tuple_(*_by_title) < tuple_(_title, _slug)).order_by(
    *(name.desc() for name in _by_title)
)
_AFTER = _SAME_LANGUAGE.where(tuple_(*_by_title) > tuple_(_title, _slug)).order_by(*_by_title)

_NOTE_COLUMNS = [field.name for field in fields(NewNote)]
_ADD_NOTE = insert(NoteRow).returning(col(NoteRow.id))
_ADD_TAG, _ADD_NAME, _ADD_LINK = insert(NoteTag), insert(NoteName), insert(NoteLink)
_DELETE_NOTE = delete(NoteRow).where(col(NoteRow.path) == _path)
