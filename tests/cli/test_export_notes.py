"""`export notes`: a folder of canonical markdown."""

from pathlib import Path

from app.build import read_questions
from tests.cli.conftest import Command


def test_exported_notes_ask_the_same_questions(command: Command, content: Path, tmp_path: Path) -> None:
    told = command("export", "notes", "--to", str(tmp_path / "out"))
    assert (told.exit_code, told.stdout) == (0, "")
    ours, theirs = read_questions(content), read_questions(tmp_path / "out")
    assert [(q.path, q.id, q.stem, q.key) for q in theirs] == [(q.path, q.id, q.stem, q.key) for q in ours]


def test_a_folder_that_holds_something_is_not_written_to(command: Command, content: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in content.rglob("*.md")}
    told = command("export", "notes", "--to", str(content))
    assert (told.exit_code, told.stderr) == (1, f"Error: {content} is not empty; choose another folder.\n")
    assert {path: path.read_bytes() for path in content.rglob("*.md")} == before
