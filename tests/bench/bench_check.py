"""What `check` of very many notes costs, and what the worst files of the largest size do."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from app.core.parsing import parse_note
from app.core.rendering import render_note, render_question
from tests.bench.bench_build import cpu, fair_floor, ratio, warm
from tests.bench.figures import Figure
from tests.bench.notes import write_notes
from tests.bench.servers import ROOT
from tests.core.oversized import ACCEPTED, REFUSED, SIZE

NOTES = 10_000
SAMPLE = 1_000
"""Notes that are rendered for the floor, and checked for the smaller measure of memory."""


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        yield from _measure(Path(name))
    yield _slowest()


def _measure(folder: Path) -> Iterator[Figure]:
    few, many = folder / "few", folder / "many"
    write_notes(few, SAMPLE)
    write_notes(many, NOTES)
    warm(few)
    floor = fair_floor(few) * NOTES / SAMPLE
    yield Figure(f"Rendering {NOTES:,} notes, the floor", f"{floor:.1f} s CPU", note=f"{SAMPLE:,} of them, scaled")
    _, few_peak = _run_check(few)
    many_cpu, many_peak = _run_check(many)
    yield ratio(f"`check` of {NOTES:,} notes", many_cpu, floor, "≤ 2, at most 3")
    growth = (many_peak - few_peak) / (NOTES - SAMPLE)
    yield Figure(f"Memory `check` grows by, to {NOTES:,} notes", f"{growth:.2f} KB a note", "≤ 4 KB")
    shutil.rmtree(many)


def _run_check(content: Path) -> tuple[float, int]:
    """CPU seconds and resident kilobytes, at their highest, of the command itself."""
    command = [sys.executable, "-m", "app", "check", "--content", str(content), "--format", "json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def _slowest() -> Figure:
    files = {name: make() for name, make in {**REFUSED, **ACCEPTED}.items()}
    seconds = {name: cpu(partial(_compile, text)) for name, text in files.items()}
    slowest = max(seconds, key=lambda name: seconds[name])
    return Figure(
        f"The slowest of {len(files)} files of {SIZE // 1000} KB",
        f"{seconds[slowest]:.2f} s CPU",
        "< 2 s",
        note=slowest,
    )


def _compile(text: str) -> None:
    note, _ = parse_note(text.encode(), "tea.md")
    if note:
        render_note(note)
        for question in note.questions:
            if question.is_gradable:
                render_question(question, note)


if __name__ == "__main__":
    for figure in measure():
        print(f"{figure.what}: {figure.value} {figure.note and f'({figure.note})'} {figure.aim and f'[{figure.aim}]'}")
