"""SECURITY.md is true: a row it lists as done has its test, and a test of a row is listed."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
LISTED = re.compile(r"^\| ([A-Z]\d) \|")
FILES = re.compile(r"`(tests/[\w/]+\.py)`")
TEST = re.compile(r"^(?:async )?def test_([a-z]\d)_", re.MULTILINE)
OPEN = re.compile(r"^- \*\*([A-Z]\d)\*\*", re.MULTILINE)


def listed() -> dict[str, set[str]]:
    """By row: the files that are said to test it."""
    lines = (ROOT / "SECURITY.md").read_text(encoding="utf-8").splitlines()
    return {row[1]: set(FILES.findall(line)) for line in lines if (row := LISTED.match(line))}


def rows_tested() -> dict[str, set[str]]:
    """By row: the files with a test of its name."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for row in TEST.findall(path.read_text(encoding="utf-8")):
            found.setdefault(row.upper(), set()).add(path.relative_to(ROOT).as_posix())
    return found


def test_rows_listed_as_done_are_exactly_those_with_a_test() -> None:
    assert sorted(listed()) == sorted(rows_tested())


def test_the_files_listed_hold_the_tests() -> None:
    found = rows_tested()
    assert {
        row: files - found.get(row, set()) for row, files in listed().items() if files - found.get(row, set())
    } == {}
    assert [row for row, files in listed().items() if not files] == []


def test_no_row_is_done_and_open() -> None:
    still_open = OPEN.findall((ROOT / "SECURITY.md").read_text(encoding="utf-8"))
    assert sorted(set(still_open) & listed().keys()) == []
    assert len(still_open) == len(set(still_open))
