"""`check --assign-ids` writes ids into the files, whole or not at all, and never by itself."""

import os
from pathlib import Path
from typing import NoReturn

import pytest

from app.core.parsing import parse_note
from tests.cli.conftest import Command
from tests.folders import BEANS, TEA, Folder, note, question

TWO = note("Tea", question(), question(BEANS, key="A"))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "tea.md").write_text(TWO)
    return folder


def explicit(file: Path) -> list[str]:
    found, _ = parse_note(file.read_bytes(), file.name)
    assert found
    return [question.id for question in found.questions if question.explicit_id]


def test_a_check_writes_nothing_by_itself(command: Command, content: Path) -> None:
    command("check")
    assert (content / "tea.md").read_text() == TWO


def test_every_question_without_an_id_gets_one_and_is_checked_then(command: Command, content: Path) -> None:
    told = command("check", "--assign-ids", "--format", "json")
    assert (told.exit_code, told.stderr, len(explicit(content / "tea.md"))) == (0, "tea.md: 2 ids written\n", 2)


def test_a_second_time_there_is_nothing_to_write(command: Command, content: Path) -> None:
    command("check", "--assign-ids")
    before = (content / "tea.md").stat()
    assert "written" not in command("check", "--assign-ids").stderr
    assert (content / "tea.md").stat() == before


def test_only_the_files_that_are_named_are_written(command: Command, content: Path) -> None:
    (content / "b.md").write_text(note("B", question("Which of these is a fruit?")))
    command("check", "--assign-ids", "b.md")
    assert (explicit(content / "tea.md"), len(explicit(content / "b.md"))) == ([], 1)
    command("check", "--assign-ids", str(content))
    assert len(explicit(content / "tea.md")) == 2


def test_a_file_keeps_its_permissions(command: Command, content: Path) -> None:
    (content / "tea.md").chmod(0o640)
    command("check", "--assign-ids")
    assert ((content / "tea.md").stat().st_mode & 0o777, len(explicit(content / "tea.md"))) == (0o640, 2)


def test_a_link_and_a_read_only_file_are_told_and_not_written(command: Command, content: Path) -> None:
    (content / "elsewhere").mkdir()
    (content / "tea.md").rename(content / "elsewhere" / "tea.txt")
    (content / "tea.md").symlink_to("elsewhere/tea.txt")
    (content / "b.md").write_text(note("B", question("Which of these is a fruit?")))
    (content / "b.md").chmod(0o444)
    told = command("check", "--assign-ids", "--format", "json").stderr
    assert told.splitlines() == [
        "b.md: no id was written: it is read-only",
        "tea.md: no id was written: it is reached by a symbolic link",
    ]
    assert ((content / "elsewhere" / "tea.txt").read_text(), explicit(content / "b.md")) == (TWO, [])


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_ctrl_c_leaves_the_old_file_whole_and_nothing_beside_it(
    command: Command, content: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    monkeypatch.setattr(os, step, interrupt)
    told = command("check", "--assign-ids")
    assert (told.exit_code, (content / "tea.md").read_text()) == (1, TWO)
    assert [file.name for file in content.iterdir()] == ["tea.md"]


def test_ctrl_c_tells_what_was_written_before_it(
    command: Command, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (content / "b.md").write_text(note("B", question("Which of these is a fruit?")))
    replace, calls = os.replace, list[str]()

    def replace_once(source: str, target: Path) -> None:
        calls.append(source)
        return replace(source, target) if len(calls) == 1 else interrupt()

    monkeypatch.setattr(os, "replace", replace_once)
    told = command("check", "--assign-ids")
    assert (told.stderr.splitlines()[0], (content / "tea.md").read_text()) == ("b.md: 1 id written", TWO)


def test_a_full_disk_is_told(command: Command, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", fill)
    told = command("check", "--assign-ids")
    assert ("no id was written: No space left" in told.stderr, (content / "tea.md").read_text()) == (True, TWO)
    assert [file.name for file in content.iterdir()] == ["tea.md"]


def test_a_file_that_is_saved_meanwhile_is_left(
    command: Command, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(*_: object) -> None:
        (content / "tea.md").write_text("# Saved\n")

    monkeypatch.setattr(os, "fsync", save)
    told = command("check", "--assign-ids")
    assert ("it changed while" in told.stderr, (content / "tea.md").read_text()) == (True, "# Saved\n")


def test_learners_answers_stay_with_a_question_that_is_given_an_id(tmp_path: Path, command: Command) -> None:
    (tmp_path / "store").mkdir()
    folder = Folder(tmp_path / "store")
    folder.save("tea.md", (tmp_path / "content" / "tea.md").read_text())
    folder.build()
    before = sorted(folder.ids())
    folder.answer(before[0])
    command("check", "--assign-ids")
    folder.save("tea.md", (tmp_path / "content" / "tea.md").read_text())
    folder.build()
    assert (sorted(folder.ids()), [asked for asked, _, _ in folder.attempts()]) == (before, [before[0]])
    folder.save("tea.md", (tmp_path / "content" / "tea.md").read_text().replace(TEA, "A cup of something else?"))
    folder.build()
    assert sorted(folder.ids()) == before
    folder.database.close()


def interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def fill(*_: object) -> NoReturn:
    raise OSError(28, "No space left on device")
