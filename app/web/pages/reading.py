"""Notes and search."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from app.store.library import NoteCard
from app.store.search import Hit


@dataclass(frozen=True, slots=True)
class ConceptLink:
    """A concept by its name in the reader's language, where a note names it so."""

    slug: str
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class PairView:
    one: ConceptLink
    other: ConceptLink


@dataclass(frozen=True, slots=True)
class NotesPage:
    notes: Sequence[NoteCard]
    tags: Sequence[tuple[str, int]]
    tag: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class HeadingEntry:
    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question to try: never its answer."""

    id: str
    stem: Markup
    language: str
    disputed: bool


@dataclass(frozen=True, slots=True)
class NotePage:
    slug: str
    title: str
    language: str
    path: str
    minutes: int
    modified: date | None
    key_point: Markup
    body: Markup
    contents: Sequence[HeadingEntry]
    tags: Sequence[str]
    translations: Sequence[tuple[str, str]]
    """(language, slug)."""
    backlinks: Sequence[tuple[str, str, str]]
    """(slug, title, language)."""
    questions: Sequence[QuestionCard]
    pairs: Sequence[PairView]
    """What it tells apart."""
    before: tuple[str, str] | None
    """(slug, title) of the note before this one."""
    after: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class SearchPage:
    query: str
    hits: Sequence[Hit]
    suggestion: str | None
