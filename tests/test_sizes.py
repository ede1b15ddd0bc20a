"""Huge files and very many of them: threat F1."""

import os
import tracemalloc
from pathlib import Path

import pytest

from app.build import check
from app.build.folder import read_file, scan
from app.core.diagnostics import Diagnostic
from app.core.source import MAX_BYTES
from tests.folders import Folder, note, question

MANY = 10_000


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def make_sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


def test_f1_a_huge_file_is_refused_and_the_others_are_read(folder: Folder) -> None:
    folder.save("tea.md", note("Tea", question()))
    make_sparse(folder.content / "huge.md", 300 * 1024 * 1024)
    report = folder.build()
    assert (report.notes, report.questions) == (1, 1)
    assert [str(d) for d in report.diagnostics if d.path == "huge.md"] == [
        "huge.md:1:1: error FI002 the file has 314,572,800 bytes, more than 262,144"
    ]


def test_f1_a_huge_file_takes_no_more_memory_than_a_large_one(folder: Folder) -> None:
    make_sparse(folder.content / "huge.md", 300 * 1024 * 1024)
    [huge] = scan(folder.content).notes
    tracemalloc.start()
    refused = read_file(folder.content, huge)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(refused, Diagnostic)
    assert peak < 4 * MAX_BYTES


def test_f1_a_huge_line_is_refused_and_the_last_good_version_stays(folder: Folder) -> None:
    folder.save("tea.md", note("Tea", question()))
    folder.build()
    folder.save("tea.md", note("Tea", question(), text="leaf " * 40_000))
    report = folder.build()
    assert [d.code for d in report.diagnostics if d.severity == "error"] == ["FI021"]
    assert (report.notes, report.questions) == (1, 1)


@pytest.mark.slow
def test_f1_ten_thousand_files_are_read_once(folder: Folder) -> None:
    for number in range(MANY):
        path = folder.content / f"{number % 100}" / f"note-{number}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"# Note {number}\n\nText of number {number}.\n")
        os.utime(path, ns=(1, 1))
    assert (folder.build().notes, folder.build().changed) == (MANY, ())
    assert check(folder.content).diagnostics == ()
