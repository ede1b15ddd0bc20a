"""Files read and compiled in batches, while those before them are stored."""

import gc
import hashlib
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path

from app.build.compiling import CompiledNote, compile_note
from app.build.folder import FoundFile, read_file
from app.build.processes import make_each
from app.core.diagnostics import Diagnostic
from app.core.parsing import parse_note
from app.store.files import KnownFile

_BATCH = 20
"""Files a transaction: enough to save most of the commits, few enough that an answer need not wait for them."""

Progress = Callable[[int, int], None]
"""Called with files done and files in all."""
LookedAt = tuple[FoundFile, KnownFile | None]
"""A file that looks changed, and what it was like when this compiler last read it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that was read because it looked changed."""

    path: str
    scanned: KnownFile | None
    """`None` when it could not be read."""
    changed: bool = True
    """False when it holds what it held before."""
    compiled: CompiledNote | None = None
    diagnostics: Sequence[Diagnostic] = ()


def read_batches(
    content: Path, looked_at: Sequence[LookedAt], *, compiler: str, now: datetime, progress: Progress | None
) -> Generator[tuple[list[Reading], bool], None, None]:
    """The readings that belong into one transaction, and whether they are the last; without files, none as the last.

    A file that changed while it was read is left out: it will be seen again.
    """
    total = len(looked_at)
    with closing(make_each(partial(_read, content, compiler, now), looked_at)) as readings:
        for start in range(0, max(1, total), _BATCH):
            batch = []
            with _uncollected():
                for number, reading in enumerate(islice(readings, _BATCH), start=start + 1):
                    if reading:
                        batch.append(reading)
                    if progress:
                        progress(number, total)
            yield batch, start + _BATCH >= total


def _read(content: Path, compiler: str, now: datetime, looked_at: LookedAt) -> Reading | None:
    file, known = looked_at
    data = read_file(content, file)
    if data is None:
        return None
    if isinstance(data, Diagnostic):
        return Reading(file.path, None, diagnostics=[data])
    scanned = KnownFile(file.size, file.modified_ns, hashlib.sha256(data).hexdigest(), compiler)
    if known and known.fingerprint == scanned.fingerprint:
        return Reading(file.path, scanned, changed=False)
    note, diagnostics = parse_note(data, file.path)
    return Reading(file.path, scanned, True, compile_note(note, now) if note else None, diagnostics)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Reading makes much that lives and no cycles: the collector would look through all of it again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
