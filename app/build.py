"""From a folder of markdown to the store: the only reader of `content/`.

A file whose size and modification time are unchanged is only looked at. A changed one is replaced in one transaction;
a broken one leaves its last good version in place; a deleted one retires its questions.
"""

import hashlib
import json
import os
import stat
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from app.core import rules
from app.core.checking import NoteSummary, check_bank, summarise
from app.core.concepts import bind_concepts
from app.core.diagnostics import Diagnostic, Place
from app.core.identity import Wording, match_wordings
from app.core.markdown.links import IMAGE_SUFFIXES
from app.core.model import Concept, Note, Question
from app.core.parsing import parse_note
from app.core.rendering import plain, render_note, render_question
from app.core.source import MAX_BYTES
from app.core.text import slugify
from app.store import bank
from app.store.database import Database
from app.store.search import SearchEntry, add_entries, remove_entries
from app.store.tables import NoteRow

OTHER_FORMATS = (".gift", ".aiken", ".xml", ".csv", ".txt", ".json", ".docx", ".apkg", ".yaml", ".yml")
SKIPPED_FOLDERS = {"templates"}
SETTLED_AFTER = 0.05
"""Seconds; editors that save in two steps are done by then, and a change after it is seen while reading."""

Progress = Callable[[int, int], None]
"""Called with files done and files in all."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    path: str
    size: int
    modified_ns: int


@dataclass(slots=True)
class Scan:
    """What is in the folder: notes to read, other files by path, and what was odd."""

    notes: list[FoundFile] = field(default_factory=list)
    others: set[str] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)


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


def scan(content: Path) -> Scan:
    """Look at every file of the folder, following no link that leads out of it."""
    found = Scan()
    try:
        root = content.resolve()
    except OSError:
        return found
    seen: set[tuple[int, int]] = set()
    for path in _walk(root, root, seen, found):
        try:
            status = path.stat()
        except OSError as error:
            found.diagnostics.append(rules.UNREADABLE.at(Place(_relative(path, root)), reason=_reason(error)))
            continue
        relative = _relative(path, root)
        if not stat.S_ISREG(status.st_mode):
            continue
        if path.suffix.lower() == ".md":
            found.notes.append(FoundFile(relative, status.st_size, status.st_mtime_ns))
        else:
            found.others.add(relative)
            if path.suffix.lower() in OTHER_FORMATS:
                found.diagnostics.append(rules.OTHER_FORMAT.at(Place(relative), name=path.name))
    found.notes.sort(key=lambda file: file.path)
    found.diagnostics.sort()
    return found


def _walk(folder: Path, root: Path, seen: set[tuple[int, int]], found: Scan) -> Iterator[Path]:
    try:
        status = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        if folder != root:
            found.diagnostics.append(rules.UNREADABLE.at(Place(_relative(folder, root)), reason=_reason(error)))
        return
    if (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() and not _stays(path, root):
            found.diagnostics.append(rules.LINK_LEAVES.at(Place(_relative(path, root))))
        elif entry.is_dir():
            if entry.name.lower() not in SKIPPED_FOLDERS:
                yield from _walk(path, root, seen, found)
        else:
            yield path


def _stays(path: Path, root: Path) -> bool:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return target.is_relative_to(root) and not root.is_relative_to(target)


def _relative(path: Path, root: Path) -> str:
    """With `/`; a name that is not UTF-8 keeps its bytes visible."""
    return path.relative_to(root).as_posix().encode("utf-8", "backslashreplace").decode()


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def read_file(content: Path, file: FoundFile) -> bytes | Diagnostic | None:
    """A file's bytes; `None` when it changed while it was read, and is to be tried at the next scan."""
    path = content / file.path
    try:
        _let_settle(file)
        with path.open("rb") as handle:
            before = os.fstat(handle.fileno())
            data = handle.read(MAX_BYTES + 1)
            after = path.stat()
    except OSError as error:
        return rules.UNREADABLE.at(Place(file.path), reason=_reason(error))
    now = (after.st_size, after.st_mtime_ns, after.st_ino)
    if now != (before.st_size, before.st_mtime_ns, before.st_ino) or now[:2] != (file.size, file.modified_ns):
        return None
    return (
        data
        if before.st_size <= MAX_BYTES
        else rules.TOO_LARGE.at(Place(file.path), size=f"{before.st_size:,}", limit=f"{MAX_BYTES:,}")
    )


def find_media(content: Path, path: str) -> Path | None:
    """The image at a path of the content folder; `None` for anything else, and for what a link leads out to."""
    parts = path.split("/")
    if any(part in {"", ".", ".."} or part.startswith(".") or "\\" in part or "\0" in part for part in parts):
        return None
    root, name = content.resolve(), parts[-1].lower()
    if not name.endswith(IMAGE_SUFFIXES):
        return None
    try:
        file = (root / path).resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        return None
    return file if file.is_relative_to(root) and file.is_file() else None


def _let_settle(file: FoundFile) -> None:
    """Wait until a file that was saved just now is as old as an editor's pause between two writes."""
    age = (time.time_ns() - file.modified_ns) / 1e9
    if 0 <= age < SETTLED_AFTER:
        time.sleep(SETTLED_AFTER - age)


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
        known = bank.list_scanned(db)
    changed = [file for file in found.notes if known.get(file.path, ())[:2] != (file.size, file.modified_ns)]
    gone = sorted(known.keys() - {file.path for file in found.notes})
    if not found.notes and gone and not prune:
        found.diagnostics.append(rules.LOST_FOLDER.at(Place(".")))
        gone = []
    unreadable = {d.path for d in found.diagnostics if d.code == rules.UNREADABLE.code}
    gone = [path for path in gone if not any(path == lost or path.startswith(f"{lost}/") for lost in unreadable)]
    read: list[str] = []
    for number, file in enumerate(changed, start=1):
        if _build_file(database, content, file, known.get(file.path, (0, 0, ""))[2], gone, now):
            read.append(file.path)
        if progress:
            progress(number, len(changed))
    return _finish(database, found, read, gone)


def _build_file(
    database: Database, content: Path, file: FoundFile, fingerprint: str, gone: Sequence[str], now: datetime
) -> bool:
    """Replace one note, in one transaction. False when there was nothing to replace."""
    data = read_file(content, file)
    if data is None:
        return False
    if isinstance(data, Diagnostic):
        with database.write() as db:
            bank.replace_diagnostics(db, file.path, [data])
        return True
    new_fingerprint = hashlib.sha256(data).hexdigest()
    if new_fingerprint == fingerprint:
        with database.write() as db:
            bank.put_scanned(db, file.path, file.size, file.modified_ns, new_fingerprint)
        return False
    note, diagnostics = parse_note(data, file.path)
    compiled = _compile(note, now) if note else None
    with database.write() as db:
        whole = True
        if compiled:
            whole, said = _store(db, compiled, gone, now)
            diagnostics += said
        elif not diagnostics:  # a draft: not to be shown, like a deleted file
            _remove(db, file.path)
        bank.replace_diagnostics(db, file.path, diagnostics)
        if whole:
            bank.put_scanned(db, file.path, file.size, file.modified_ns, new_fingerprint)
        else:
            bank.forget_scanned(db, file.path)
    return True


@dataclass(frozen=True, slots=True)
class _Compiled:
    note: Note
    row: NoteRow
    summary: NoteSummary
    contents: list[dict[str, object]]
    """Of the questions that can be graded, in order."""


def _compile(note: Note, now: datetime) -> _Compiled:
    rendered = render_note(note)
    row = NoteRow(
        path=note.path,
        slug=note.slug,
        title=note.title,
        language=note.language,
        created=note.created,
        modified=note.modified,
        translation_of=slugify(note.translation_of) if note.translation_of else None,
        minutes=rendered.minutes,
        key_point=rendered.key_point,
        body=rendered.body,
        contents=[{"level": h.level, "anchor": h.anchor, "text": h.text} for h in rendered.contents],
        summary={},
        built_at=now,
    )
    contents = [dict(render_question(question, note)) for question in note.questions if question.is_gradable]
    return _Compiled(note, row, summarise(note), contents)


def _store(db: Session, compiled: _Compiled, gone: Sequence[str], now: datetime) -> tuple[bool, list[Diagnostic]]:
    """Write a note and its questions. False when another file holds its slug or one of its questions."""
    note = compiled.note
    owner = bank.find_owner(db, note.slug) or note.path
    if owner != note.path and owner not in gone:
        return False, [rules.SAME_SLUG.at(Place(note.path), slug=note.slug, other=owner)]
    if owner != note.path:
        _remove(db, owner, keep_questions=True)
    targets = [slugify(link.target.rpartition("/")[2].removesuffix(".md")) for link in note.links]
    replaced = bank.replace_note(
        db, compiled.row, tags=note.tags, summary=compiled.summary, link_targets=filter(None, targets)
    )
    questions = [question for question in note.questions if question.is_gradable]
    ids = _stable_ids(db, note, questions, gone)
    revisions = list(_revisions(questions, compiled.contents, ids))
    bank.put_revisions(db, revisions, language=note.language, path=note.path, now=now)
    if replaced:
        bank.retire_questions(db, note.path, keep=[revision.question_id for revision in revisions])
        remove_entries(db, note.path)
    _index(db, note, list(zip(questions, ids, strict=True)))
    return len(revisions) == len(ids), []


def _revisions(
    questions: Sequence[Question], contents: Sequence[dict[str, object]], ids: Sequence[str | None]
) -> Iterator[bank.NewRevision]:
    for position, (question, content, question_id) in enumerate(zip(questions, contents, ids, strict=True)):
        if question_id:
            yield bank.NewRevision(
                question_id,
                question.kind,
                question.status,
                question.line,
                position,
                question.content_key,
                _fingerprint(content),
                content,
            )


def _fingerprint(content: Mapping[str, object]) -> str:
    """Of everything a question shows."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _stable_ids(db: Session, note: Note, questions: Sequence[Question], gone: Sequence[str]) -> list[str | None]:
    """The id of each question: explicit, else the one that said the same, else the one it clearly continues, else new.

    `None` where another file holds the question already.
    """
    known = bank.list_known(
        db,
        paths=[note.path, *gone],
        content_keys=[question.content_key for question in questions],
        question_ids=[question.id for question in questions],
    )
    elsewhere = {
        k.question_id for k in known if k.current and k.language == note.language and k.path not in {note.path, *gone}
    }
    by_content: dict[str, str] = {}
    for k in known:
        by_content.setdefault(k.content_key, k.question_id)
    ids: list[str | None] = [
        question.id if question.explicit_id else by_content.get(question.content_key) for question in questions
    ]
    unmatched = [index for index, question_id in enumerate(ids) if question_id is None]
    lost = {
        k.question_id: Wording(k.wording[0], frozenset(k.wording[1]))
        for k in reversed(known)
        if k.current and k.question_id not in ids and k.path in {note.path, *gone}
    }
    wordings = [Wording.of(questions[i].stem, [option.text for option in questions[i].options]) for i in unmatched]
    continued = match_wordings(lost, wordings)
    taken = bank.taken_ids(db, [questions[i].id for i in unmatched]) if unmatched else set()
    for order, index in enumerate(unmatched):
        ids[index] = continued.get(order) or _fresh_id(questions[index].id, taken)
    result: list[str | None] = []
    for question_id in ids:
        result.append(None if question_id in elsewhere or question_id in result else question_id)
    return result


def _fresh_id(question_id: str, taken: set[str]) -> str:
    """The content's own id, unless a question that has since been reworded was born with it."""
    return question_id if question_id not in taken else f"{question_id}-2"


def _index(db: Session, note: Note, questions: Sequence[tuple[Question, str | None]]) -> None:
    entries = [SearchEntry("note", note.slug, note.language, note.title, plain(f"{note.key_point}\n\n{note.body}"))]
    entries += [
        SearchEntry(
            "question",
            question_id,
            note.language,
            plain(question.stem)[:200],
            "\n".join(plain(text) for text in (question.stem, *sorted(option.text for option in question.options))),
        )
        for question, question_id in questions
        if question_id
    ]
    names = [note.title, *note.aliases, *note.tags, *(n for c in note.concepts for n in (c.name, *c.names))]
    names += [plain(line) for line in note.body.split("\n") if line.startswith("#")]
    add_entries(db, note.path, entries, names)


def _remove(db: Session, path: str, *, keep_questions: bool = False) -> None:
    bank.delete_note(db, path)
    remove_entries(db, path)
    bank.forget_scanned(db, path)
    bank.replace_diagnostics(db, path, [])
    if not keep_questions:
        bank.retire_questions(db, path)


def _finish(database: Database, found: Scan, read: Sequence[str], gone: Sequence[str]) -> BuildReport:
    """Retire what is gone, then look across all notes."""
    with database.write() as db:
        for path in gone:
            _remove(db, path)
        summaries = bank.list_summaries(db)
        bank.replace_bank_diagnostics(db, [*found.diagnostics, *check_bank(summaries, found.others)])
        db.flush()
        return BuildReport(
            notes=len(summaries),
            questions=bank.count_questions(db),
            changed=tuple(read),
            retired=tuple(gone),
            diagnostics=tuple(bank.list_diagnostics(db)),
        )
