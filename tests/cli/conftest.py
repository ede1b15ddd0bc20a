from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import main
from tests.web.notes import NOTES, note, question, write_notes

Command = Callable[..., Result]

BROKEN = note("Broken", "Text.\n", [question("Which?", ["This", "That"], "C")], lang="en")
"""Its answer names an option that is not there: AN002, an error."""
UNSURE = note("Unsure", "See [[nowhere]].\n", lang="en")
"""A link leads to no note: ID002, a warning."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_notes(tmp_path / "content", NOTES)


@pytest.fixture
def command(content: Path, tmp_path: Path) -> Command:
    """Run a command on the content folder, and on a data folder beside it where it takes one."""

    def run(*arguments: str, data: bool = False, **settings: object) -> Result:
        where = ["--content", str(content)] if "backup" not in arguments else []
        where += ["--data", str(tmp_path / "data")] if data else []
        return CliRunner().invoke(main, [*arguments, *where], **settings)  # type: ignore[arg-type]

    return run
