"""A fresh machine: what is missing is said plainly, and only a change of the lists costs time."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES_MISSING = (
    'Tellapart\'s packages are not installed here: run "make run" first (it sets everything up), '
    "or use .venv/bin/python -m app.\n"
)
PYTHON_TOO_OLD = (
    'Tellapart needs Python 3.11 or newer: run "make run" (it finds one), or use .venv/bin/python -m app.\n'
)
OLD_PYTHON = "import runpy, sys; sys.version_info = (3, 10); runpy.run_module('app', run_name='__main__')"
# Stands in for .venv's Python: works, has pip, logs what it is asked to install, and fails if there is a file `broken`.
FAKE_PYTHON = """#!/bin/sh
case "$*" in
    *_base_executable*) echo .venv/bin/python ;;
    *--require-hashes*) echo "${*##* }" >>installs; test ! -e broken ;;
esac
"""


def test_without_the_packages_the_app_says_what_to_run() -> None:
    assert run_python("-S", "-m", "app", cwd=ROOT) == (1, "", PACKAGES_MISSING)


def test_an_old_python_is_told_so() -> None:
    assert run_python("-c", OLD_PYTHON, cwd=ROOT) == (1, "", PYTHON_TOO_OLD)


@pytest.mark.parametrize("missing", ["app.missing", "_sqlite3"])
def test_a_module_that_make_run_would_not_bring_is_a_traceback(tmp_path: Path, missing: str) -> None:
    shutil.copytree(ROOT / "app", tmp_path / "app", ignore=lambda *_: ["cli", "core", "store", "web"])
    (tmp_path / "app/cli.py").write_text(f"raise ModuleNotFoundError(name={missing!r})\n")
    code, _, stderr = run_python("-m", "app", cwd=tmp_path)
    assert (code, stderr.splitlines()[0]) == (1, "Traceback (most recent call last):")


def run_python(*arguments: str, cwd: Path) -> tuple[int, str, str]:
    """Exit code, output and error output of a Python that knows only its own library and `cwd`."""
    done = subprocess.run([sys.executable, "-E", *arguments], cwd=cwd, capture_output=True, text=True, timeout=30)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with its .venv, in which nothing is installed yet."""
    for folder in ("bin", "requirements"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    python = tmp_path / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(FAKE_PYTHON)
    python.chmod(0o755)
    return tmp_path


def test_a_list_is_installed_once(checkout: Path) -> None:
    assert [set_up(checkout, "run"), set_up(checkout, "run"), set_up(checkout, "run")] == [0, 0, 0]
    assert installs(checkout) == ["requirements/run.txt"]


def test_what_was_set_up_to_develop_also_runs(checkout: Path) -> None:
    assert [set_up(checkout, "run"), set_up(checkout, "develop"), set_up(checkout, "run")] == [0, 0, 0]
    assert installs(checkout) == ["requirements/run.txt", "requirements/develop.txt"]


@pytest.mark.parametrize("changed", ["run", "develop"])
def test_a_changed_list_is_installed_again(checkout: Path, changed: str) -> None:
    set_up(checkout, "develop")
    with (checkout / f"requirements/{changed}.txt").open("a") as requirements:
        requirements.write("# newer\n")
    set_up(checkout, "develop")
    assert installs(checkout) == ["requirements/develop.txt", "requirements/develop.txt"]


def test_a_failed_installation_is_tried_again(checkout: Path) -> None:
    (checkout / "broken").touch()
    first = set_up(checkout, "run")
    (checkout / "broken").unlink()
    assert [first, set_up(checkout, "run"), set_up(checkout, "run")] == [1, 0, 0]
    assert installs(checkout) == ["requirements/run.txt", "requirements/run.txt"]


def test_without_a_python_the_setup_says_which_it_needs(checkout: Path) -> None:
    shutil.rmtree(checkout / ".venv")
    (checkout / "path").mkdir()
    for tool in ("sh", "dirname"):
        (checkout / "path" / tool).symlink_to(shutil.which(tool) or tool)
    environment = {"PATH": str(checkout / "path"), "PYTHON": "/nonexistent/python3"}
    done = subprocess.run(["bin/setup", "run"], cwd=checkout, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        "Tellapart needs Python 3.11 or newer, and none was found here.\n"
        "If it is installed under another name, say so: make run PYTHON=/path/to/python3\n",
    )


def set_up(checkout: Path, wanted: str) -> int:
    environment = os.environ | {"PYTHON": sys.executable}
    done = subprocess.run(["bin/setup", wanted], cwd=checkout, env=environment, capture_output=True, timeout=30)
    return done.returncode


def installs(checkout: Path) -> list[str]:
    """The lists that were installed, in order."""
    return (checkout / "installs").read_text().splitlines()
