"""Writing ids into the notes, for `check --assign-ids`: a file is replaced whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from app.build import Progress
from app.build.folder import FoundFile, is_among, read_file, scan
from app.core.assigning import Plan, Sheet, insert_ids, plan_ids
from app.core.parsing import parse_note


def write_ids(content: Path, only: Sequence[str], progress: Progress) -> Iterator[str]:
    """Give every question of the folder that has none an id, or of some files and folders.

    Yields what was done and what not.
    """
    notes = scan(content).notes
    plans = plan_ids(list(_sheets(content, notes, progress)))
    for number, file in enumerate(notes, start=1):
        plan = plans.get(file.path)
        if plan and is_among(file.path, only or ["."]):
            yield from _write(content, file, plan)
        progress(len(notes) + number, 2 * len(notes))


def _sheets(content: Path, notes: Sequence[FoundFile], progress: Progress) -> Iterator[Sheet]:
    for number, file in enumerate(notes, start=1):
        data = read_file(content, file)
        note = parse_note(data, file.path)[0] if isinstance(data, bytes) else None
        if note:
            yield Sheet.of(note)
        progress(number, 2 * len(notes))


def _write(content: Path, file: FoundFile, plan: Plan) -> Iterator[str]:
    for line, reason in plan.left:
        yield f"{file.path}:{line}: left without an id: {reason}"
    if not plan.ids:
        return
    target = content / file.path
    if refusal := _refusal(content, target):
        yield f"{file.path}: no id was written: {refusal}"
        return
    data = read_file(content, file)
    if not isinstance(data, bytes):
        yield f"{file.path}: no id was written: it changed while it was read"
        return
    text, homeless = insert_ids(data, file.path, plan.ids)
    if homeless:
        yield f"{file.path}: {len(homeless)} left without an id: no place was found that leaves the question as it is"
    if len(homeless) == len(plan.ids):
        return
    try:
        if not replace_file(target, text, file):
            yield f"{file.path}: no id was written: it changed while ids were sought"
            return
    except OSError as error:
        yield f"{file.path}: no id was written: {error.strerror}"
        return
    written = len(plan.ids) - len(homeless)
    yield f"{file.path}: {written} {'id' if written == 1 else 'ids'} written"


def _refusal(content: Path, target: Path) -> str | None:
    if target.resolve() != content.resolve() / target.relative_to(content):
        return "it is reached by a symbolic link"
    if not target.stat().st_mode & 0o222 or not os.access(target, os.W_OK):
        return "it is read-only"
    return None


def replace_file(target: Path, data: bytes, seen: FoundFile) -> bool:
    """Put a new file of the same owner and permissions in place; whatever happens, the old one or the new is whole.

    False when the old one is no longer as it was seen.
    """
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        status = target.stat()
        with suppress(PermissionError):
            os.chown(name, status.st_uid, status.st_gid)
        shutil.copymode(target, name)
        if (status.st_size, status.st_mtime_ns) != (seen.size, seen.modified_ns):
            return False
        os.replace(name, target)
        return True
    finally:
        Path(name).unlink(missing_ok=True)
