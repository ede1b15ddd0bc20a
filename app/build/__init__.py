"""From a folder of markdown to the store: the only reader of `content/`.

A file whose size and modification time are unchanged is only looked at. A changed one is replaced in one transaction;
a broken one leaves its last good version in place; a deleted one retires its questions.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from app import core
from app.build.folder import FoundFile, Scan, find_media, read_file, scan
from app.build.notes import compile_note, remove_note, store_note
from app.core import rules
from app.core.checking import NoteSummary, check_bank, summarise
from app.core.concepts import bind_concepts
from app.core.diagnostics import Diagnostic, Place
from app.core.model import Concept, Note, Question
from app.core.parsing import parse_note
from app.store import bank, files, library
from app.store.database import Database

__all__ = ["BuildReport", "Progress", "build", "check", "find_media", "read_questions", "scan"]

Progress = Callable[[int, int], None]
"""Called with files done and files in all."""


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


def check(content: Path, *, only: Sequence[str] = (), progress: Progress | None = None) -> list[Diagnostic]:
    """Everything there is to say about the folder, or about some files of it; the store is not touched."""
    found = scan(content)
    diagnostics = list(found.diagnostics)
    summaries: list[NoteSummary] = []
    for number, file in enumerate(found.notes, start=1):
        note, said = _parse(content, file)
        diagnostics += said
        if note:
            summaries.append(summarise(note))
        if progress:
            progress(number, len(found.notes))
    diagnostics += check_bank(summaries, found.others)
    wanted = set(only)
    return sorted(d for d in diagnostics if not wanted or d.path in wanted)


def read_questions(content: Path, progress: Progress | None = None) -> list[Question]:
    """Every question of the folder with its concepts, by path and line; those without a key included."""
    found = scan(content)
    questions: list[Question] = []
    concepts: list[Concept] = []
    for number, file in enumerate(found.notes, start=1):
        note, _ = _parse(content, file)
        if note:
            questions += note.questions
            concepts += note.concepts
        if progress:
            progress(number, len(found.notes))
    return sorted(bind_concepts(questions, concepts), key=lambda question: (question.path, question.line))


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
    read: list[str] = []
    for number, file in enumerate(changed, start=1):
        if _build_file(database, content, file, same.get(file.path), gone, now):
            read.append(file.path)
        if progress:
            progress(number, len(changed))
    return _finish(database, found, read, gone)


def _is_unchanged(file: FoundFile, known: files.KnownFile | None) -> bool:
    return known is not None and (known.size, known.modified_ns) == (file.size, file.modified_ns)


@cache
def _compiler() -> str:
    """A checksum of the code that turns notes into pages: when it changes, every note is compiled anew."""
    files = sorted(Path(core.__path__[0]).rglob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _build_file(
    database: Database,
    content: Path,
    file: FoundFile,
    known: files.KnownFile | None,
    gone: Sequence[str],
    now: datetime,
) -> bool:
    """Replace one note, in one transaction. False when there was nothing to replace."""
    data = read_file(content, file)
    if data is None:
        return False
    if isinstance(data, Diagnostic):
        with database.write() as db:
            files.replace_diagnostics(db, file.path, [data])
        return True
    scanned = files.KnownFile(file.size, file.modified_ns, hashlib.sha256(data).hexdigest(), _compiler())
    if known and known.fingerprint == scanned.fingerprint:
        with database.write() as db:
            files.put_scanned(db, file.path, scanned)
        return False
    note, diagnostics = parse_note(data, file.path)
    compiled = compile_note(note, now) if note else None
    with database.write() as db:
        whole = True
        if compiled:
            whole, said = store_note(db, compiled, gone, now)
            diagnostics += said
        elif not diagnostics:  # a draft: not to be shown, like a deleted file
            remove_note(db, file.path)
        files.replace_diagnostics(db, file.path, diagnostics)
        if whole:
            files.put_scanned(db, file.path, scanned)
        else:
            files.forget_scanned(db, file.path)
    return True


def _finish(database: Database, found: Scan, read: Sequence[str], gone: Sequence[str]) -> BuildReport:
    """Retire what is gone, then look across all notes."""
    with database.write() as db:
        for path in gone:
            remove_note(db, path)
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
