"""The command line explains itself."""

import pytest
from click.testing import CliRunner

from app.cli import main

COMMANDS = [["serve"], ["check"], ["build"], ["new"], ["export", "questions"], ["export", "reports"], ["backup"]]


def test_the_commands_are_the_documented_ones() -> None:
    assert sorted(main.commands) == ["backup", "build", "check", "export", "new", "serve"]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_help_ends_with_an_example(command: list[str]) -> None:
    told = CliRunner().invoke(main, [*command, "--help"])
    example = told.output.rstrip().splitlines()[-2:]
    assert (told.exit_code, example[0]) == (0, "Example:")
    assert example[1].startswith(f"  python -m app {' '.join(command)} ")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_help_says_what_its_options_are_for(command: list[str]) -> None:
    told = CliRunner().invoke(main, [*command, "--help"]).output
    options = [line for line in told.splitlines() if line.startswith("  --")]
    assert options != []
    assert [line for line in options if len(line.split()) < 3] == []
