"""What building and checking cost, against rendering the same notes once with the project's own renderer."""

import importlib
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time
from unittest.mock import patch

from app.build import build, check
from app.core.markdown import render
from app.core.parsing import parse_note
from app.core.rendering import render_note, render_question
from app.store.database import open_database
from tests.bench.figures import Figure
from tests.bench.notes import write_notes
from tests.bench.servers import ROOT

NOTES = 1_000
SHIPPED = ROOT / "content"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
COMPARING = (
    "app.core.parsing.find_facets",
    "app.core.parsing.find_gaps",
    "app.core.parsing.find_tests",
    "app.core.parsing.find_declared",
    "app.build.compiling.render_contrast",
    "app.store.concepts.put_names",
    "app.build.settle_names",
)
"""What a build does for concepts and comparisons only."""


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        yield from _measure(Path(name))


def _measure(folder: Path) -> Iterator[Figure]:
    content = folder / "content"
    write_notes(content, NOTES)
    with patch("app.build.processes.MANY", sys.maxsize):
        yield from _measure_alone(folder, content)
    yield Figure(
        "The same build by several processes", f"{on_the_clock(lambda: build_once(content)):.2f} s on the clock"
    )
    shipped = sorted(on_the_clock(lambda: build_once(SHIPPED)) for _ in range(5))[2]
    yield Figure("The shipped notes, built as `make run` does at first", f"{shipped:.2f} s on the clock", "under 3 s")


def _measure_alone(folder: Path, content: Path) -> Iterator[Figure]:
    """By one process, whose CPU time is compared."""
    warm(content)
    floor = fair_floor(content)
    yield Figure(f"Rendering {NOTES:,} notes, the floor", f"{floor:.2f} s CPU")
    yield ratio("Parsing and rendering them", cpu(lambda: compile_all(content)), floor, "≤ 2, at most 3")
    yield ratio("`check` of them", cpu(lambda: check(content)), floor, "≤ 2, at most 3")
    database = open_database(folder / "data", now=NOW)
    started = perf_counter()
    with clocked(*COMPARING) as spent:
        whole = cpu(lambda: build(database, content, now=NOW))
    yield ratio("`build` of them, store included", whole, floor, "≤ 2, at most 3")
    yield Figure("The same build on the clock", f"{perf_counter() - started:.2f} s")
    share = f"{sum(spent) / whole:.1%} of the build"
    yield Figure("What concepts and comparisons cost in it", share, "≤ 10 %", note=f"{sum(spent):.2f} s CPU")
    again = on_the_clock(lambda: build(database, content, now=NOW))
    yield Figure("Scanning them again, nothing changed", f"{again:.3f} s")
    database.close()
    rendered = middle_of_three(lambda: render_all(SHIPPED))
    shipped = middle_of_three(lambda: build_once(SHIPPED))
    yield ratio("`build` of the notes that are shipped, from nothing", shipped, rendered, "")
    yield growth("`check`", folder, lambda notes: check(notes) and None)
    yield growth("`build`", folder, lambda notes: build_once(notes))


@contextmanager
def clocked(*functions: str) -> Iterator[list[float]]:
    """Seconds of CPU that each call of these functions takes."""
    spent: list[float] = []

    def timed(function: Callable[..., object]) -> Callable[..., object]:
        def call(*positional: object, **named: object) -> object:
            started = process_time()
            try:
                return function(*positional, **named)
            finally:
                spent.append(process_time() - started)

        return call

    with ExitStack() as patched:
        for name in functions:
            module, _, function = name.rpartition(".")
            home = importlib.import_module(module)
            patched.enter_context(patch.object(home, function, timed(getattr(home, function))))
        yield spent


def warm(content: Path) -> None:
    """Lexers, regular expressions and statements are made once in the life of a process."""
    paths = sorted(content.rglob("*.md"))[:20]
    for path in paths:
        render(path.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as name:
        few = Path(name) / "content"
        write_notes(few, 5)
        build_once(few)


def cpu(work: Callable[[], object]) -> float:
    started = process_time()
    work()
    return process_time() - started


def on_the_clock(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def middle_of_three(work: Callable[[], object]) -> float:
    """On shared cores one run can be lucky."""
    return sorted(cpu(work) for _ in range(3))[1]


def ratio(what: str, seconds: float, floor: float, aim: str) -> Figure:
    return Figure(what, f"{seconds / floor:.2f} × rendering", aim, note=f"{seconds:.2f} s CPU")


def fair_floor(content: Path) -> float:
    """What the project's own renderer takes for these notes."""
    return middle_of_three(lambda: render_all(content))


def render_all(content: Path) -> None:
    for path in content.rglob("*.md"):
        render(path.read_text("utf-8"), path=path.relative_to(content).as_posix())


def compile_all(content: Path) -> None:
    for path in content.rglob("*.md"):
        note, _ = parse_note(path.read_bytes(), path.relative_to(content).as_posix())
        if note:
            render_note(note)
            for question in note.questions:
                render_question(question, note)


def build_once(content: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        database = open_database(Path(name), now=NOW)
        build(database, content, now=NOW)
        database.close()


def growth(what: str, folder: Path, work: Callable[[Path], object]) -> Figure:
    """Peak memory of Python's own allocations for many notes less that for few, a note."""
    few, many = NOTES // 10, NOTES
    peaks = []
    for count in (few, many):
        notes = folder / f"memory-{what.strip('`')}-{count}"
        write_notes(notes, count)
        tracemalloc.start()
        work(notes)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    return Figure(f"Memory {what} grows by", f"{(peaks[1] - peaks[0]) / (many - few) / 1024:.2f} KB a note", "≤ 4 KB")


if __name__ == "__main__":
    for figure in measure():
        print(f"{figure.what}: {figure.value} {figure.note and f'({figure.note})'} {figure.aim and f'[{figure.aim}]'}")
