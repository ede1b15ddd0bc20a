"""The content folder: what is in it, and the bytes of a file. Nothing is followed out of it."""

import os
import stat
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.core import rules
from app.core.diagnostics import Diagnostic, Place
from app.core.formats import HEAD, TEXT, name_format
from app.core.markdown.links import MEDIA_SUFFIXES
from app.core.source import MAX_BYTES

SKIPPED_FOLDERS = {"templates"}
SETTLED_AFTER = 0.05
"""Seconds; editors that save in two steps are done by then, and a change after it is seen while reading."""


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


def is_among(path: str, some: Sequence[str]) -> bool:
    """Whether a file is one of some files or below one of some folders; `.` is the content folder itself."""
    return any(one in (".", path) or path.startswith(f"{one}/") for one in some)


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
            if form := name_format(path.suffix, _head(path)):
                found.diagnostics.append(rules.OTHER_FORMAT.at(Place(relative), name=path.name, form=form))
    found.notes.sort(key=lambda file: file.path)
    found.diagnostics.sort()
    return found


def _head(path: Path) -> bytes:
    """How a text file begins; nothing of other files, and of one that cannot be read."""
    if path.suffix.lower() != TEXT:
        return b""
    try:
        with path.open("rb") as handle:
            return handle.read(HEAD)
    except OSError:
        return b""


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


def _let_settle(file: FoundFile) -> None:
    """Wait until a file that was saved just now is as old as an editor's pause between two writes."""
    age = (time.time_ns() - file.modified_ns) / 1e9
    if 0 <= age < SETTLED_AFTER:
        time.sleep(SETTLED_AFTER - age)


def find_media(content: Path, path: str) -> Path | None:
    """The image or file at a path of the content folder; `None` for all else, and for what a link leads out to."""
    parts = path.split("/")
    if any(part in {"", ".", ".."} or part.startswith(".") or "\\" in part or "\0" in part for part in parts):
        return None
    root, name = content.resolve(), parts[-1].lower()
    if not name.endswith(MEDIA_SUFFIXES):
        return None
    try:
        file = (root / path).resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        return None
    return file if file.is_relative_to(root) and file.is_file() else None
