"""Full-text search over notes and questions: an index of letter pairs, and words to suggest."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from typing import Self
from unicodedata import normalize

from sqlalchemy import text
from sqlmodel import Session

from app.core.bigrams import bigrams, words

MAX_QUERY = 200
_TYPO = 0.8
_LIKE_ENOUGH = 0.6

CREATE_SEARCH = (
    "CREATE VIRTUAL TABLE search USING fts5("
    "kind UNINDEXED, ref UNINDEXED, path UNINDEXED, language UNINDEXED, title UNINDEXED, body UNINDEXED, "
    'title_pairs, body_pairs, tokenize = "unicode61 remove_diacritics 0")',
    "CREATE TABLE search_word (path TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (path, word)) WITHOUT ROWID",
)


_ADD_ENTRY = text(
    "INSERT INTO search (kind, ref, path, language, title, body, title_pairs, body_pairs) "
    "VALUES (:kind, :ref, :path, :language, :title, :body, :title_pairs, :body_pairs)"
)
_ADD_WORD = text("INSERT OR IGNORE INTO search_word (path, word) VALUES (:path, :word)")

_RENAME = text(
    "UPDATE search SET ref = (SELECT value FROM json_each(:ids) WHERE key = ref) "
    "WHERE kind = 'question' AND ref IN (SELECT key FROM json_each(:ids))"
)


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """Something to be found. A question's body is its stem and options, never its key or reasons."""

    kind: str
    """`note` or `question`."""
    ref: str
    """Slug of the note, id of the question."""
    language: str
    title: str
    body: str
    title_pairs: str
    body_pairs: str
    """By which it is found; see `core.bigrams`."""

    @classmethod
    def of(cls, kind: str, ref: str, language: str, title: str, body: str) -> Self:
        return cls(kind, ref, language, title, body, bigrams(title), bigrams(body))


_COLUMNS = [field.name for field in fields(SearchEntry)]


@dataclass(frozen=True, slots=True)
class Hit:
    kind: str
    ref: str
    language: str
    title: str
    body: str


def vocabulary(names: Iterable[str]) -> list[str]:
    """What may be suggested where these are the names of something: each of them, and each of their words."""
    return sorted({word for name in names for word in (*words(name), name.casefold().strip()) if len(word) > 1})


def add_entries(db: Session, path: str, entries: Iterable[SearchEntry], suggested: Iterable[str]) -> None:
    """Make a file's entries searchable; `suggested` is its `vocabulary`."""
    for statement, rows in (
        (_ADD_ENTRY, [{"path": path} | {name: getattr(entry, name) for name in _COLUMNS} for entry in entries]),
        (_ADD_WORD, [{"path": path, "word": word} for word in suggested]),
    ):
        if rows:
            db.connection().execute(statement, rows)


def remove_entries(db: Session, path: str) -> None:
    """Take a file's entries out; this reads the whole index, so a file that is new should not ask for it."""
    for statement in ("DELETE FROM search WHERE path = :path", "DELETE FROM search_word WHERE path = :path"):
        db.connection().execute(text(statement), {"path": path})


def rename_questions(db: Session, ids: Mapping[str, str]) -> None:
    """Let questions be found under other ids; this reads the whole index."""
    if ids:
        db.connection().execute(_RENAME, {"ids": json.dumps(ids)})


def search(db: Session, query: str, *, language: str, limit: int = 40) -> list[Hit]:
    """Notes and questions that contain every word of the query, anywhere in a word; best first.

    Titles count more; the reader's language comes first among equals. Text beyond 200 characters is ignored.
    """
    match = _match(query)
    if not match:
        return []
    found = db.connection().execute(
        text(
            "SELECT kind, ref, language, title, body FROM search WHERE search MATCH :match "
            "ORDER BY kind = 'question', bm25(search, 0, 0, 0, 0, 0, 0, 8.0, 1.0) * (1 + (language = :language)), ref "
            "LIMIT :limit"
        ),
        {"match": match, "language": language, "limit": limit},
    )
    seen: dict[tuple[str, str], Hit] = {}
    for row in found:
        hit = Hit(*row)
        if (hit.kind, hit.ref) not in seen or hit.language == language:
            seen[hit.kind, hit.ref] = hit
    return list(seen.values())


def _match(query: str) -> str:
    """An FTS expression of quoted phrases of pairs; no sign of the query's own reaches the syntax."""
    terms = []
    for word in words(query[:MAX_QUERY]):
        terms.append(f'"{bigrams(word)}"' if len(word) > 1 else f'"{word}"*')
    return " AND ".join(terms)


def suggest(db: Session, query: str) -> str | None:
    """A query close to this one that finds something: a mistyped word mended, a joined one parted."""
    asked = words(query[:MAX_QUERY])
    if not asked:
        return None
    vocabulary = db.connection().execute(text("SELECT DISTINCT word FROM search_word ORDER BY word")).scalars().all()
    mended = [word if _finds(db, word) else _mend(db, word, vocabulary) for word in asked]
    suggestion = " ".join(mended)
    return suggestion if mended != asked and _finds(db, suggestion) else None


def _mend(db: Session, word: str, vocabulary: Sequence[str]) -> str:
    """A word hardly different, else the word parted in two, else the nearest there is, else the word itself."""
    nearest, ratio = _nearest(word, vocabulary)
    if nearest and ratio >= _TYPO:
        return nearest
    return _parted(db, word) or nearest or word


def _finds(db: Session, query: str) -> bool:
    statement = text("SELECT 1 FROM search WHERE search MATCH :match LIMIT 1")
    return db.connection().execute(statement, {"match": _match(query)}).first() is not None


def _parted(db: Session, word: str) -> str | None:
    """`배치실시간` → `배치 실시간`, when both parts are found together."""
    cuts = sorted(range(2, len(word) - 1), key=lambda cut: abs(cut - len(word) / 2))
    candidates = (f"{word[:cut]} {word[cut:]}" for cut in cuts[:40])
    return next((candidate for candidate in candidates if _finds(db, candidate)), None)


def _nearest(word: str, vocabulary: Sequence[str]) -> tuple[str | None, float]:
    """The known word most like this one; Hangul is compared by its letters, so that 추런 is near 추론."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(normalize("NFD", word))
    best, nearest = _LIKE_ENOUGH, None
    for known in vocabulary:
        matcher.set_seq1(normalize("NFD", known))
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
            best, nearest = ratio, known
    return nearest, best
