"""The tables. Notes, links, search and diagnostics can be rebuilt from `content/`; the rest belongs to the learners."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import DateTime, TypeDecorator
from sqlmodel import Field, SQLModel


class UtcDateTime(TypeDecorator[datetime]):
    """Aware datetimes in, aware UTC datetimes out; SQLite keeps no zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("A naive datetime must not reach the store.")
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value else None


_IS_CURRENT = text("current = 1")
"""As SQLAlchemy writes the condition: SQLite uses a partial index only for the very same words."""

# Content: derived from the files


class ScannedFile(SQLModel, table=True):
    """What a file was like when it was last read; an unchanged one is not read again."""

    __tablename__ = "scanned_file"
    path: str = Field(primary_key=True)
    size: int
    modified_ns: int
    fingerprint: str
    compiler: str
    """Checksum of the code that compiled it."""


class NoteRow(SQLModel, table=True):
    __tablename__ = "note"
    id: int | None = Field(default=None, primary_key=True)
    path: str = Field(unique=True)
    slug: str = Field(unique=True)
    title: str
    language: str
    created: date | None
    modified: date | None
    translation_of: str | None = Field(index=True)
    minutes: int
    """Reading time."""
    key_point: str
    """HTML."""
    body: str
    """HTML without the key point and without any question."""
    contents: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    """Headings: level, anchor, text."""
    summary: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """What checks across notes need; see `core.checking.NoteSummary`."""
    built_at: datetime = Field(sa_type=UtcDateTime)
    contrast: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False, server_default="{}"))
    """What it says of its concepts; see `core.rendering.ContrastContent`."""


class NoteTag(SQLModel, table=True):
    __tablename__ = "note_tag"
    note_id: int = Field(primary_key=True, foreign_key="note.id", ondelete="CASCADE")
    tag: str = Field(primary_key=True, index=True)


class NoteName(SQLModel, table=True):
    """A slug under which a wikilink or an old address finds the note: title, alias, concept."""

    __tablename__ = "note_name"
    note_id: int = Field(primary_key=True, foreign_key="note.id", ondelete="CASCADE")
    name: str = Field(primary_key=True, index=True)


class NoteLink(SQLModel, table=True):
    """A wikilink: the slug of its target as written, which may be a name of the note it means."""

    __tablename__ = "note_link"
    note_id: int = Field(primary_key=True, foreign_key="note.id", ondelete="CASCADE")
    target: str = Field(primary_key=True, index=True)


class ConceptName(SQLModel, table=True):
    """A name of a concept, in a note that defines it."""

    __tablename__ = "concept_name"
    id: int | None = Field(default=None, primary_key=True)
    note_id: int = Field(foreign_key="note.id", ondelete="CASCADE", index=True)
    concept: str = Field(index=True)
    """Slug of the concept as this note names it; `ConceptRow` says which concept that is."""
    name: str
    kind: str
    """A `NameKind`; empty for the name it is defined by."""
    is_trap: bool
    """Whether the note warns of it."""
    line: int


class ConceptRow(SQLModel, table=True):
    """One concept for all notes and languages that define it; found by looking across them."""

    __tablename__ = "concept"
    slug: str = Field(primary_key=True)
    same_as: str = Field(index=True)
    """The slug that stands for it, often its own."""


class DeclaredPair(SQLModel, table=True):
    """Two concepts that a note calls easily confused, the first in alphabetical order first."""

    __tablename__ = "declared_pair"
    one: str = Field(primary_key=True)
    other: str = Field(primary_key=True, index=True)


class OptionConcept(SQLModel, table=True):
    """The concept that an option of a wording names."""

    __tablename__ = "option_concept"
    revision_id: int = Field(primary_key=True, foreign_key="question_revision.id", ondelete="CASCADE")
    label: str = Field(primary_key=True)
    concept: str = Field(index=True)


class BuildState(SQLModel, table=True):
    """What the last build knew across all notes."""

    __tablename__ = "build_state"
    name: str = Field(primary_key=True)
    value: str


class DiagnosticRow(SQLModel, table=True):
    __tablename__ = "diagnostic"
    id: int | None = Field(default=None, primary_key=True)
    path: str = Field(index=True)
    line: int
    column: int
    severity: str
    code: str
    message: str
    remedy: str
    across: bool = False
    """Found by looking across notes, and looked for again at every build."""


# The learners' side


class QuestionRow(SQLModel, table=True):
    """A question's stable identity. It is served while one of its revisions is current, and never deleted."""

    __tablename__ = "question"
    id: str = Field(primary_key=True)
    kind: str
    status: str = Field(index=True)
    created_at: datetime = Field(sa_type=UtcDateTime)


class QuestionRevision(SQLModel, table=True):
    """One wording of a question in one language, as it was or is asked."""

    __tablename__ = "question_revision"
    __table_args__ = (
        Index("one_current_revision", "question_id", "language", unique=True, sqlite_where=_IS_CURRENT),
        Index("current_of_a_note", "path", sqlite_where=_IS_CURRENT),
    )
    id: int | None = Field(default=None, primary_key=True)
    question_id: str = Field(foreign_key="question.id", index=True)
    language: str
    """Of the note; the words may be in another, see `content`."""
    path: str
    line: int
    position: int
    """Among the questions of its note."""
    content_key: str = Field(index=True)
    fingerprint: str
    """Of everything shown, so that an unchanged question makes no new revision."""
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """See `core.rendering.QuestionContent`."""
    current: bool = True
    created_at: datetime = Field(sa_type=UtcDateTime)
    naming: list[list[Any]] = Field(sa_column=Column(JSON, nullable=False, server_default="[]"))
    """Of each option what may name a concept: label, text, short name, explicit links."""


class Learner(SQLModel, table=True):
    __tablename__ = "learner"
    id: int | None = Field(default=None, primary_key=True)
    secret_hash: bytes | None = Field(default=None, sa_column=Column(LargeBinary, unique=True))
    """SHA-256 of the cookie; `None` for the one learner of solo mode."""
    created_at: datetime = Field(sa_type=UtcDateTime)
    secret_at: datetime = Field(sa_type=UtcDateTime)
    """When the secret was issued."""
    seen_at: datetime = Field(sa_type=UtcDateTime)


class Sitting(SQLModel, table=True):
    """One learner taking one quiz."""

    __tablename__ = "sitting"
    id: str = Field(primary_key=True)
    learner_id: int = Field(foreign_key="learner.id", index=True)
    mode: str
    title: str
    """What was chosen, for the learner: a tag, a note's title."""
    scope: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    seed: int
    questions: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    """In order: question id, revision id, the option labels as shown; where the coach chose it, also why."""
    answers: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    """Exam mode, by number: what will be recorded when the sitting is finished."""
    started_at: datetime = Field(sa_type=UtcDateTime)
    deadline_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Attempt(SQLModel, table=True):
    """One answer to one question; appended, never changed."""

    __tablename__ = "attempt"
    __table_args__ = (
        UniqueConstraint("sitting_id", "number"),
        Index("attempts_of_a_learner", "learner_id", "question_id", "id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    learner_id: int = Field(foreign_key="learner.id")
    sitting_id: str = Field(foreign_key="sitting.id")
    number: int
    question_id: str = Field(foreign_key="question.id")
    revision_id: int = Field(foreign_key="question_revision.id")
    selected: list[str] = Field(sa_column=Column(JSON, nullable=False))
    """Authored labels, sorted; empty for "I don't know"."""
    verdict: str
    confidence: str | None = None
    milliseconds: int | None = None
    late: bool = False
    """Given after the deadline: kept, but in no score."""
    at: datetime = Field(sa_type=UtcDateTime)


class Report(SQLModel, table=True):
    """What a learner says is wrong with a question; kept when an author has handled it, too."""

    __tablename__ = "report"
    id: int | None = Field(default=None, primary_key=True)
    learner_id: int = Field(foreign_key="learner.id", index=True)
    question_id: str = Field(foreign_key="question.id", index=True)
    revision_id: int = Field(foreign_key="question_revision.id")
    """The wording it is about."""
    kind: str
    words: str
    """The learner's own, as plain text."""
    at: datetime = Field(sa_type=UtcDateTime)
    handled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
