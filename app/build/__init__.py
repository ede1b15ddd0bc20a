"""From a folder of markdown to the store: the only reader of `content/`.

A file whose size and modification time are unchanged is only looked at. A changed one is replaced in one transaction,
in a first build together with its neighbours; a broken one leaves its last good version in place; a deleted one retires
its questions.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from pathlib import Path

from sqlmodel import Session

from app import core
from app.build.continuity import Continuity, continue_lost, lose_questions
from app.build.folder import FoundFile, Scan, find_media, is_among, read_file, scan
from app.build.naming import settle_names
from app.build.notes import remove_note, store_note
from app.build.processes import make_each
from app.build.reading import Progress, Reading, read_batches
from app.core import rules
from app.core.checking import check_bank
from app.core.concepts import bind_concepts
from app.core.diagnostics import Diagnostic, Place
from app.core.model import Concept, Note, Question
from app.core.parsing import parse_note
from app.core.summaries import NoteSummary, summarise
from app.store import bank, files, library
from app.store.coaching import count_build
from app.store.database import Database

__all__ = [
    "BuildReport",
    "CheckReport",
    "Progress",
    "build",
    "check",
    "find_media",
    "read_notes",
    "read_questions",
    "scan",
]


@dataclass(frozen=True, slots=True)
class BuildReport:
    notes: int
    """Notes in the store after the build."""
    questions: int
    changed: tuple[str, ...]
    """Paths that were read anew."""
    retired: tuple[str, ...]
    """Paths that are gone."""
    diagnostics: tuple[Diagnostic, ...]
    """All there is to say about the whole folder now."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    files: int
    """Notes that were looked at; those of `only`, where it was given."""
    diagnostics: tuple[Diagnostic, ...]


def check(content: Path, *, only: Sequence[str] = (), progress: Progress | None = None) -> CheckReport:
    """Everything there is to say about the folder, or about some files and folders of it; the store is not touched."""
    found = scan(content)
    diagnostics = list(found.diagnostics)
    summaries: list[NoteSummary] = []
    with closing(make_each(partial(_check_file, content), found.notes)) as checked:
        for number, (summary, about) in enumerate(checked, start=1):
            diagnostics += about
            if summary:
                summaries.append(summary)
            if progress:
                progress(number, len(found.notes))
    diagnostics += check_bank(summaries, found.others)
    some = only or ["."]
    said = sorted(d for d in diagnostics if is_among(d.path, some))
    return CheckReport(sum(is_among(file.path, some) for file in found.notes), tuple(said))


def read_notes(content: Path, progress: Progress | None = None) -> Iterator[Note]:
    """Every note of the folder that can be read, one after the other, by path."""
    found = scan(content)
    for number, file in enumerate(found.notes, start=1):
        note, _ = _parse(content, file)
        if note:
            yield note
        if progress:
            progress(number, len(found.notes))


def read_questions(content: Path, progress: Progress | None = None) -> list[Question]:
    """Every question of the folder with its concepts, by path and line; those without a key included."""
    questions: list[Question] = []
    concepts: list[Concept] = []
    for note in read_notes(content, progress):
        questions += note.questions
        concepts += note.concepts
    return sorted(bind_concepts(questions, concepts), key=lambda question: (question.path, question.line))


def _check_file(content: Path, file: FoundFile) -> tuple[NoteSummary | None, list[Diagnostic]]:
    note, diagnostics = _parse(content, file)
    return summarise(note) if note else None, diagnostics


def _parse(content: Path, file: FoundFile) -> tuple[Note | None, list[Diagnostic]]:
    data = read_file(content, file)
    if data is None:
        return None, [rules.UNREADABLE.at(Place(file.path), reason="it changed while it was read")]
    return (None, [data]) if isinstance(data, Diagnostic) else parse_note(data, file.path)


def build(
    database: Database, content: Path, *, now: datetime, prune: bool = False, progress: Progress | None = None
) -> BuildReport:
    """Bring the store in line with the folder. A folder without any note retires nothing unless `prune` is set."""
    found = scan(content)
    with database.read() as db:
        known = files.list_scanned(db)
    compiler = _compiler()
    same = {path: file for path, file in known.items() if file.compiler == compiler}
    changed = [file for file in found.notes if not _is_unchanged(file, same.get(file.path))]
    gone = sorted(known.keys() - {file.path for file in found.notes})
    if not found.notes and gone and not prune:
        found.diagnostics.append(rules.LOST_FOLDER.at(Place(".")))
        gone = []
    unreadable = {d.path for d in found.diagnostics if d.code == rules.UNREADABLE.code}
    gone = [path for path in gone if not any(path == lost or path.startswith(f"{lost}/") for lost in unreadable)]
    changes = Continuity(gone, {*gone, *(file.path for file in changed if file.path in known)})
    read: list[str] = []
    looked_at = [(file, same.get(file.path)) for file in changed]
    with closing(read_batches(content, looked_at, compiler=compiler, now=now, progress=progress)) as batches:
        for readings, is_last in batches:
            with database.write() as db:
                for reading in readings:
                    _store(db, reading, changes, now)
                if is_last:
                    _settle(db, changes)
                if readings or gone:
                    count_build(db)
                changes.exposed |= changes.born
            read += [reading.path for reading in readings if reading.changed]
    return _finish(database, found, read, gone)


def _is_unchanged(file: FoundFile, known: files.KnownFile | None) -> bool:
    return known is not None and (known.size, known.modified_ns) == (file.size, file.modified_ns)


@cache
def _compiler() -> str:
    """A checksum of the code that turns notes into pages: when it changes, every note is compiled anew."""
    files = sorted(Path(core.__path__[0]).rglob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _store(db: Session, reading: Reading, changes: Continuity, now: datetime) -> None:
    """Replace one note, or keep its last good version when there is none to replace it with."""
    diagnostics = list(reading.diagnostics)
    scanned = reading.scanned
    if reading.compiled:
        whole, said = store_note(db, reading.compiled, changes, now)
        diagnostics += said
        if not whole:
            scanned = None
    elif reading.changed and not diagnostics:  # a draft: not to be shown, like a deleted file
        remove_note(db, reading.path)
        lose_questions(db, reading.path, changes)
    if reading.changed:
        files.replace_diagnostics(db, reading.path, diagnostics)
    if scanned:
        files.put_scanned(db, reading.path, scanned)
    elif reading.scanned:
        files.forget_scanned(db, reading.path)


def _settle(db: Session, changes: Continuity) -> None:
    """Retire what is gone, and recognise in what is new the questions that were there before."""
    for path in changes.gone:
        remove_note(db, path)
        lose_questions(db, path, changes)
    files.add_diagnostics(db, continue_lost(db, changes))


def _finish(database: Database, found: Scan, read: Sequence[str], gone: Sequence[str]) -> BuildReport:
    """Look across all notes."""
    with database.write() as db:
        settle_names(db, _compiler())
        if read or gone:
            count_build(db)
        summaries = library.list_summaries(db)
        files.replace_bank_diagnostics(db, [*found.diagnostics, *check_bank(summaries, found.others)])
        db.flush()
        return BuildReport(
            notes=len(summaries),
            questions=bank.count_questions(db),
            changed=tuple(read),
            retired=tuple(gone),
            diagnostics=tuple(files.list_diagnostics(db)),
        )
