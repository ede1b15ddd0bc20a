"""Edits replayed on a folder, and what became of every question's id."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import col, select

from app.store.tables import QuestionRevision
from tests.folders import Folder
from tests.histories.books import Book, make_book
from tests.histories.edits import EDITS


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of the questions of one history, by number."""

    lost: frozenset[int]
    """Still asked, but under another id or not at all."""
    taken: frozenset[int]
    """Asked under an id that was another question's."""


def replay(kind: str, number: int) -> Fate:
    """One history: a book is built, edited step by step, and built after each step."""
    with tempfile.TemporaryDirectory() as name:
        folder, book = Folder(Path(name)), make_book(f"{kind} {number}")
        try:
            save(folder, book)
            before = ids(folder, book)
            for _ in EDITS[kind](book):
                save(folder, book)
            return compare(before, ids(folder, book))
        finally:
            folder.database.close()


def save(folder: Folder, book: Book) -> None:
    for file in folder.content.rglob("*.md"):
        if file.relative_to(folder.content).as_posix() not in book.notes:
            file.unlink()
    for path in book.notes:
        text, file = book.text(path), folder.content / path
        if not file.exists() or file.read_text() != text:
            folder.save(path, text)
    folder.build()


def ids(folder: Folder, book: Book) -> dict[int, str]:
    """Question number → the id under which it is asked now; empty when it is not."""
    with folder.database.read() as db:
        rows = db.exec(select(QuestionRevision).where(col(QuestionRevision.current))).all()
    by_content = {row.content_key: row.question_id for row in rows}
    return {asked.number: by_content.get(asked.content_key(), "") for _, asked in book.all()}


def compare(before: dict[int, str], after: dict[int, str]) -> Fate:
    owners = {question_id: number for number, question_id in before.items()}
    return Fate(
        lost=frozenset(number for number, now in after.items() if not now or before.get(number, now) != now),
        taken=frozenset(number for number, now in after.items() if owners.get(now, number) != number),
    )
