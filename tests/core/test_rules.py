"""Every rule is shown by a file that breaks it and by a line of the docs; see `tests/cases/diagnostics/`."""

import re
import shutil
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import pytest

from app.build import build
from app.core.checking import check_bank
from app.core.diagnostics import Diagnostic
from app.core.parsing import parse_note
from app.core.rules import RULES
from app.core.source import MAX_BYTES
from app.core.summaries import summarise
from app.store.database import open_database
from tests.case_files import CASES, read_case

FOLDER = CASES / "diagnostics"
DOCS = Path(__file__).parents[2] / "docs" / "note-format.md"
NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_f6_a_broken_note_is_told_what_is_wrong(path: Path) -> None:
    data, expected = read_case(path)
    assert said_of_note(data, path.name, code_of(path)) == expected


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/expected.txt")), ids=lambda path: path.parent.name)
def test_f6_a_broken_folder_is_told_what_is_wrong(path: Path, tmp_path: Path) -> None:
    assert said_of_folder(path.parent, tmp_path) == path.read_text("utf-8")


@pytest.mark.parametrize("code", RULES)
def test_f6_a_rule_has_a_file_that_breaks_it(code: str) -> None:
    assert code in {code_of(path) for path in FOLDER.iterdir()}


@pytest.mark.parametrize("code", RULES)
def test_f6_a_rule_has_a_line_in_the_docs(code: str) -> None:
    rule = RULES[code]
    rows = re.findall(rf"^\| {code} \| (\w+) \|", DOCS.read_text("utf-8"), re.MULTILINE)
    assert rows == [rule.severity.value]


def test_f6_the_docs_list_no_other_rules() -> None:
    assert sorted(re.findall(r"^\| ([A-Z]{2}\d{3}) \|", DOCS.read_text("utf-8"), re.MULTILINE)) == sorted(RULES)


def test_f6_there_are_at_least_forty_golden_messages() -> None:
    assert len(list(FOLDER.iterdir())) >= 40


def code_of(path: Path) -> str:
    return path.stem.partition("-")[0]


def said_of_note(data: bytes, path: str, code: str) -> str:
    """What one rule says of a note that is alone in its bank."""
    note, diagnostics = parse_note(data, path)
    across = check_bank([summarise(note)], files=()) if note else ()
    return printed([*diagnostics, *across], code)


def said_of_folder(case: Path, tmp_path: Path) -> str:
    """What one rule says when the folder `content` of a case is built."""
    content = tmp_path / "content"
    if (case / "content").exists():
        shutil.copytree(case / "content", content)
    content.mkdir(exist_ok=True)
    database = open_database(tmp_path / "data", now=NOW)
    try:
        with pytest.MonkeyPatch.context() as monkeypatch:
            if case.name in MADE:
                MADE[case.name](content, monkeypatch, lambda: build(database, content, now=NOW))
            return printed(build(database, content, now=NOW).diagnostics, case.name)
    finally:
        database.close()


def printed(diagnostics: Iterable[Diagnostic], code: str) -> str:
    return "".join(f"{d}\n    {d.remedy}\n" for d in sorted(diagnostics) if d.code == code)


# What cannot be kept as a file in the repository


def make_large(content: Path, *_: object) -> None:
    (content / "tea.md").write_bytes(b"# Tea\n" + b"x" * MAX_BYTES)


def make_links(content: Path, *_: object) -> None:
    (content / "passwords.md").symlink_to("/etc/passwd")
    (content / "nowhere.md").symlink_to("missing.md")


def make_unreadable(content: Path, monkeypatch: pytest.MonkeyPatch, _: object) -> None:
    (content / "tea.md").write_text("# Tea\n")
    monkeypatch.setattr(Path, "open", refuse)


def make_empty(content: Path, _: object, build_once: Callable[[], object]) -> None:
    (content / "tea.md").write_text("# Tea\n")
    build_once()
    (content / "tea.md").unlink()


def make_twins(content: Path, _: object, build_once: Callable[[], object]) -> None:
    """A question with an id becomes two without, in the morning and in the evening."""
    build_once()
    note = content / "tea.md"
    title, question = note.read_text("utf-8").replace(" ^q-leaves", "").split("\n\n", 1)
    twins = (question.replace("Which", f"In the {time}, which") for time in ("morning", "evening"))
    note.write_text("\n\n".join([title, *twins]), "utf-8")


def refuse(*_: object, **__: object) -> NoReturn:
    raise PermissionError(13, "Permission denied")


MADE: dict[str, Callable[[Path, pytest.MonkeyPatch, Callable[[], object]], None]] = {
    "FI002": make_large,
    "FI003": make_links,
    "FI004": make_unreadable,
    "FI009": make_empty,
    "ID008": make_twins,
}
