"""The bank: notes and the questions that are asked from them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, insert, tuple_, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, or_, select

from app.core.checking import NoteSummary, QuestionSummary
from app.core.diagnostics import Diagnostic, Severity
from app.store.tables import (
    DiagnosticRow,
    NoteLink,
    NoteName,
    NoteRow,
    NoteTag,
    QuestionRevision,
    QuestionRow,
    ScannedFile,
)

# Reading: notes


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
        query = query.where(col(NoteRow.id).in_(select(NoteTag.note_id).where(_below(tag))))
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


def _below(tag: str) -> ColumnElement[bool]:
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
    return db.exec(select(NoteRow).where(NoteRow.slug == slug)).first()


def find_owner(db: Session, slug: str) -> str | None:
    """The path of the file that holds an address."""
    return db.exec(select(NoteRow.path).where(NoteRow.slug == slug)).first()


def find_note_slug_by_name(db: Session, name: str, language: str) -> str | None:
    """The slug of the note that goes by an alias, title or concept name; the reader's language first."""
    query = select(NoteRow.slug).join(NoteName).where(NoteName.name == name)
    return db.exec(query.order_by(col(NoteRow.language) != language, NoteRow.slug)).first()


def list_slugs(db: Session) -> list[str]:
    return list(db.exec(select(NoteRow.slug).order_by(NoteRow.slug)).all())


def list_translations(db: Session, note: NoteRow) -> list[tuple[str, str]]:
    """(language, slug) of the same note in other languages."""
    origin = note.translation_of or note.slug
    query = select(NoteRow.language, NoteRow.slug).where(
        or_(NoteRow.slug == origin, NoteRow.translation_of == origin), NoteRow.slug != note.slug
    )
    return [(language, slug) for language, slug in db.exec(query.order_by(NoteRow.language, NoteRow.slug)).all()]


def list_backlinks(db: Session, note: NoteRow) -> list[tuple[str, str, str]]:
    """(slug, title, language) of the notes that link here, by any name of this note."""
    names = select(NoteName.name).where(NoteName.note_id == note.id)
    query = (
        select(NoteRow.slug, NoteRow.title, NoteRow.language)
        .join(NoteLink)
        .where(or_(NoteLink.target == note.slug, col(NoteLink.target).in_(names)), NoteRow.id != note.id)
        .distinct()
    )
    return [(s, t, lang) for s, t, lang in db.exec(query.order_by(NoteRow.title, NoteRow.slug)).all()]


def list_note_tags(db: Session, note_id: int) -> list[str]:
    return list(db.exec(select(NoteTag.tag).where(NoteTag.note_id == note_id).order_by(NoteTag.tag)).all())


def neighbours(db: Session, note: NoteRow) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """(slug, title) of the notes before and after this one, by title within its language."""
    here = (NoteRow.title, NoteRow.slug)
    place = (note.title, note.slug)
    same = select(NoteRow.slug, NoteRow.title).where(NoteRow.language == note.language)
    before = db.exec(
        same.where(tuple_(*here) < place).order_by(col(NoteRow.title).desc(), col(NoteRow.slug).desc())
    ).first()
    after = db.exec(same.where(tuple_(*here) > place).order_by(*here)).first()
    return (before[0], before[1]) if before else None, (after[0], after[1]) if after else None


# Reading: questions


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
        query = query.where(col(NoteRow.id).in_(select(NoteTag.note_id).where(or_(*(_below(tag) for tag in tags)))))
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


# Reading: diagnostics and files


def list_diagnostics(db: Session) -> list[Diagnostic]:
    query = select(DiagnosticRow).order_by(DiagnosticRow.path, col(DiagnosticRow.line), col(DiagnosticRow.column))
    return [
        Diagnostic(d.path, d.line, d.column, Severity(d.severity), d.code, d.message, d.remedy) for d in db.exec(query)
    ]


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What a file was like when it was last read, and by which code."""

    size: int
    modified_ns: int
    fingerprint: str
    compiler: str


def list_scanned(db: Session) -> dict[str, KnownFile]:
    """Every file read so far, by path."""
    query = select(
        ScannedFile.path, ScannedFile.size, ScannedFile.modified_ns, ScannedFile.fingerprint, ScannedFile.compiler
    )  # type: ignore[call-overload]
    return {row[0]: KnownFile(*row[1:]) for row in db.exec(query)}


def list_summaries(db: Session) -> list[NoteSummary]:
    """What checks across notes need, by path."""
    query = select(NoteRow.summary).order_by(NoteRow.path).execution_options(yield_per=100)
    return [_summary(value) for value in db.exec(query)]


def _summary(value: Mapping[str, Any]) -> NoteSummary:
    questions = tuple(
        QuestionSummary(**(q | {"key": tuple(q["key"]) if q["key"] is not None else None})) for q in value["questions"]
    )
    tuples = {name: tuple(value[name]) for name in ("names", "aliases")}
    places = {name: tuple((t, line, c) for t, line, c in value[name]) for name in ("links", "images")}
    return NoteSummary(**({**value} | tuples | places | {"questions": questions}))


# Writing: a note at a time, by plain statements: thousands of notes are built, and objects would double the cost


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


def replace_note(
    db: Session, row: NoteRow, *, tags: Iterable[str], summary: NoteSummary, link_targets: Iterable[str]
) -> bool:
    """Put a note in the place of the one its file held before. False when it held none."""
    replaced = delete_note(db, row.path)
    row.summary = asdict(summary)
    note_id = (
        db.connection().execute(insert(NoteRow).returning(col(NoteRow.id)), row.model_dump(exclude={"id"})).scalar()
    )
    for table, column, values in (
        (NoteTag, "tag", tags),
        (NoteName, "name", summary.names),
        (NoteLink, "target", link_targets),
    ):
        rows = [{"note_id": note_id, column: value} for value in dict.fromkeys(values)]
        if rows:
            db.connection().execute(insert(table), rows)
    return replaced


def delete_note(db: Session, path: str) -> bool:
    """Take a note out, if there is one; its questions are retired by `retire_questions`."""
    return bool(
        db.connection().execute(delete(NoteRow).where(col(NoteRow.path) == path).returning(col(NoteRow.id))).all()
    )


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


def put_scanned(db: Session, path: str, file: KnownFile) -> None:
    db.execute(insert(ScannedFile).prefix_with("OR REPLACE"), [{"path": path} | asdict(file)])


def forget_scanned(db: Session, path: str) -> None:
    db.connection().execute(delete(ScannedFile).where(col(ScannedFile.path) == path))


def replace_diagnostics(db: Session, path: str, diagnostics: Iterable[Diagnostic]) -> None:
    """What there is to say about one file."""
    db.connection().execute(delete(DiagnosticRow).where(col(DiagnosticRow.path) == path, ~col(DiagnosticRow.across)))
    _add_diagnostics(db, diagnostics, across=False)


def replace_bank_diagnostics(db: Session, diagnostics: Iterable[Diagnostic]) -> None:
    """What there is to say across files."""
    db.connection().execute(delete(DiagnosticRow).where(col(DiagnosticRow.across)))
    _add_diagnostics(db, diagnostics, across=True)


def _add_diagnostics(db: Session, diagnostics: Iterable[Diagnostic], *, across: bool) -> None:
    rows = [asdict(diagnostic) | {"across": across} for diagnostic in diagnostics]
    if rows:
        db.connection().execute(insert(DiagnosticRow), rows)
