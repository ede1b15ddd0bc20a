"""`check` says everything that is wrong, in three forms, and its exit status says how bad it is."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import main
from tests.cli.conftest import BROKEN, UNSURE, Command
from tests.web.notes import WORDS, write_notes


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder there is nothing to say about."""
    return write_notes(tmp_path / "content", {"plain-words.md": WORDS})


def test_a_clean_folder_is_silent(command: Command) -> None:
    told = command("check", "--strict")
    assert (told.exit_code, told.stdout, told.stderr) == (0, "", "nothing to say in 1 file\n")


def test_an_error_fails_and_names_place_code_line_and_remedy(command: Command, content: Path) -> None:
    write_notes(content, {"broken.md": BROKEN})
    told = command("check")
    line = BROKEN.splitlines().index("**Answer: C**") + 1
    assert (told.exit_code, told.stdout) == (
        1,
        f"broken.md:{line}:11: error AN002 the answer names C, but there is no such option\n"
        f"  {line} | **Answer: C**\n"
        f"     |           ^\n"
        f"    correct the letter\n",
    )


def test_the_last_line_counts_on_standard_error(command: Command, content: Path) -> None:
    write_notes(content, {"broken.md": BROKEN, "unsure.md": UNSURE, "b.md": BROKEN.replace("Which?", "Which one?")})
    assert command("check").stderr == "2 errors, 1 warning in 4 files\n"
    assert command("check", "unsure.md").stderr == "1 warning in 1 file\n"
    assert command("check", "--format", "json").stderr == ""


def test_colour_is_for_terminals_and_for_who_wants_it(
    command: Command, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_notes(content, {"unsure.md": UNSURE})
    assert "\x1b[" not in command("check").stdout
    assert "\x1b[" in command("check", color=True).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in command("check", color=True).stdout


def test_a_line_outside_the_folder_is_not_shown(command: Command, content: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("the secret\n")
    (content / "link.md").symlink_to(tmp_path / "secret.md")
    told = command("check")
    assert ("FI003" in told.stdout, "the secret" in told.stdout) == (True, False)


def test_a_warning_fails_only_when_strict(command: Command, content: Path) -> None:
    write_notes(content, {"unsure.md": UNSURE})
    assert (command("check").exit_code, command("check", "--strict").exit_code) == (0, 1)


def test_the_json_form_is_the_diagnostics_as_they_are(command: Command, content: Path) -> None:
    write_notes(content, {"broken.md": BROKEN})
    (diagnostic,) = json.loads(command("check", "--format", "json").stdout)["diagnostics"]
    assert set(diagnostic) == {"path", "line", "column", "severity", "code", "message", "remedy"}
    assert (diagnostic["path"], diagnostic["severity"], diagnostic["code"]) == ("broken.md", "error", "AN002")


def test_the_json_form_of_nothing_is_an_empty_list(command: Command) -> None:
    assert json.loads(command("check", "--format", "json").stdout) == {"diagnostics": []}


def test_the_github_form_is_an_annotation_a_line(command: Command, content: Path) -> None:
    write_notes(content, {"broken.md": BROKEN, "unsure.md": UNSURE})
    told = command("check", "--format", "github").stdout.splitlines()
    starts = [line.partition(" ")[0] for line in told]
    assert (starts, ["file=broken.md" in told[0], "title=AN002::" in told[0]]) == (
        ["::error", "::warning"],
        [True, True],
    )


def test_a_file_name_cannot_colour_the_terminal_or_forge_an_annotation(command: Command, content: Path) -> None:
    write_notes(content, {"a\x1b[31m\n::error file=b,line=1::c.md": BROKEN})
    lines = command("check").stdout.splitlines()
    assert ("\x1b" in "".join(lines), [line for line in lines if line.startswith("::")]) == (False, [])
    told = command("check", "--format", "github").stdout.splitlines()
    assert {line.partition(",line=")[0] for line in told} == {"::error file=a%0A%3A%3Aerror file=b%2Cline=1%3A%3Ac.md"}


def test_one_file_is_judged_alone(command: Command, content: Path) -> None:
    write_notes(content, {"broken.md": BROKEN, "unsure.md": UNSURE})
    assert command("check", "plain-words.md").exit_code == 0
    assert command("check", str(content / "broken.md")).exit_code == 1
    assert [line.split(":")[0] for line in command("check", "unsure.md").stdout.splitlines()[::4]] == ["unsure.md"]


def test_a_folder_stands_for_every_note_below_it(command: Command, content: Path) -> None:
    write_notes(content, {"teas/broken.md": BROKEN, "teas-too.md": BROKEN})
    told = command("check", "teas")
    assert {line.split(":")[0] for line in told.stdout.splitlines() if line.startswith("teas")} == {"teas/broken.md"}
    assert (told.exit_code, "in 1 file" in told.stderr) == (1, True)
    assert command("check", str(content)).stdout == command("check").stdout


def test_a_file_of_another_folder_is_refused(command: Command, tmp_path: Path) -> None:
    (tmp_path / "other.md").write_text("# Other\n")
    told = command("check", str(tmp_path / "other.md"))
    assert (told.exit_code, "is neither a file nor a folder of" in told.stderr) == (2, True)


def test_a_folder_that_is_not_there_is_refused() -> None:
    told = CliRunner().invoke(main, ["check", "--content", "/nowhere/at/all"])
    assert (told.exit_code, "does not exist" in told.stderr) == (2, True)


def test_the_shipped_notes_are_clean() -> None:
    told = CliRunner().invoke(main, ["check", "--strict", "--content", str(Path(__file__).parents[2] / "content")])
    assert (told.exit_code, told.stdout) == (0, "")
