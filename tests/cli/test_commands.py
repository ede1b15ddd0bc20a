"""`build`, `new`, `export questions`, `backup` and `serve`, as they are typed."""

import json
import socket
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from app.cli.commands import _listen
from app.store.database import FILE_NAME
from tests.cli.conftest import BROKEN, Command
from tests.web.notes import write_notes
from tests.web.servers import ROOT, fetch, serving
from tests.web.site import NOW, Site

SHAPE = ["id", "path", "line", "kind", "stem", "options", "key", "status", "sources"]


def test_build_fills_the_store_and_says_how_much(command: Command, tmp_path: Path) -> None:
    told = command("build", data=True)
    assert (told.exit_code, told.stdout, told.stderr) == (0, "", "4 notes, 7 questions; 4 files read, 0 gone.\n")
    assert (tmp_path / "data" / FILE_NAME).is_file()
    assert command("build", data=True).stderr == "4 notes, 7 questions; 0 files read, 0 gone.\n"


def test_build_with_an_error_builds_the_rest_and_fails(command: Command, content: Path) -> None:
    write_notes(content, {"broken.md": BROKEN})
    told = command("build", data=True)
    assert (told.exit_code, told.stderr) == (1, "5 notes, 7 questions; 5 files read, 0 gone.\n")
    assert "AN002" in told.stdout


def test_build_takes_nothing_away_from_an_empty_folder_unless_it_is_told_to(command: Command, content: Path) -> None:
    command("build", data=True)
    for file in content.rglob("*.md"):
        file.unlink()
    assert command("build", data=True).stderr.startswith("4 notes, 7 questions;")
    assert command("build", "--prune", data=True).stderr.startswith("0 notes, 0 questions;")


@pytest.mark.parametrize(("title", "language", "slug"), [
    ("ALB vs NLB", "en", "alb-vs-nlb"),
    ("차 대 커피", "ko", "차-대-커피"),
    ("  Colons: and # signs  ", "en", "colons-and-signs"),
    ("[brackets] {and} *stars*", "en", "brackets-and-stars"),
])  # fmt: skip
def test_a_new_note_passes_check_as_it_is(
    command: Command, content: Path, title: str, language: str, slug: str
) -> None:
    told = command("new", "--title", title, "--lang", language, "--folder", "new")
    assert (told.exit_code, told.stdout) == (0, f"{content / 'new' / slug}.md\n")
    checked = command("check", "--strict", f"new/{slug}.md")
    assert (checked.exit_code, checked.stdout) == (0, "")


def test_new_asks_for_what_it_is_not_told(command: Command, content: Path) -> None:
    told = command("new", input="Left or right\nen\n")
    assert (told.exit_code, (content / "left-or-right.md").is_file()) == (0, True)


def test_new_overwrites_nothing(command: Command, content: Path) -> None:
    (content / "mine.md").write_text("mine")
    told = command("new", "--title", "Mine", "--lang", "en")
    assert (told.exit_code, (content / "mine.md").read_text()) == (1, "mine")
    assert told.stderr == f"Error: {content / 'mine.md'} exists already; nothing was written.\n"


@pytest.mark.parametrize(("title", "folder"), [("!!!", ""), ("", ""), ("Fine", "../outside"), ("Fine", "/tmp/outside")])
def test_new_refuses_what_cannot_be_an_address(command: Command, content: Path, title: str, folder: str) -> None:
    before = sorted(content.rglob("*"))
    told = command("new", "--title", title, "--lang", "en", "--folder", folder)
    assert (told.exit_code, sorted(content.rglob("*"))) == (2, before)


def test_an_export_has_the_documented_shape(command: Command, content: Path, tmp_path: Path) -> None:
    write_notes(content, {"broken.md": BROKEN})
    told = command("export", "questions")
    questions = json.loads(told.stdout)["questions"]
    assert (told.exit_code, list(json.loads(told.stdout))) == (0, ["questions"])
    assert [list(question) for question in questions] == [SHAPE] * 10
    assert {tuple(option) for question in questions for option in question["options"]} == {
        ("label", "text", "rationale", "concept")
    }
    assert sorted(questions, key=lambda question: (question["path"], question["line"])) == questions
    assert not (tmp_path / "data").exists()


def test_an_exported_question_is_as_its_author_wrote_it(command: Command) -> None:
    questions = json.loads(command("export", "questions").stdout)["questions"]
    (two,) = [q for q in questions if q["id"] == "q-two" and q["path"] == "drinks/tea-or-coffee.md"]
    texts = ["Coffee", "Tea", "Milk", "Water"]
    assert {name: value for name, value in two.items() if name != "line"} == {
        "id": "q-two",
        "path": "drinks/tea-or-coffee.md",
        "kind": "multiple",
        "stem": "Which TWO hold caffeine? (Select TWO.)",
        "options": [
            {"label": label, "text": text, "rationale": f"why {text} is so", "concept": None}
            for label, text in zip("ABCD", texts, strict=True)
        ],
        "key": ["A", "B"],
        "status": "settled",
        "sources": ["https://example.org/leaves"],
    }


def test_an_exported_question_that_cannot_be_graded_has_no_key(command: Command, content: Path) -> None:
    write_notes(content, {"broken.md": BROKEN})
    questions = json.loads(command("export", "questions").stdout)["questions"]
    assert [q["path"] for q in questions if q["key"] is None] == ["broken.md"]
    assert [q["id"] for q in questions if q["status"] == "disputed"] == ["q-doubt"]


def test_a_backup_of_nothing_is_refused(command: Command, tmp_path: Path) -> None:
    told = command("backup", data=True)
    assert (told.exit_code, told.stderr) == (1, f"Error: There is no store in {tmp_path / 'data'}.\n")


def test_a_backup_taken_while_answers_are_written_is_whole_and_can_be_restored(
    command: Command, content: Path, tmp_path: Path
) -> None:
    site = Site(content, tmp_path / "data")
    site.build()
    browser, stop = site.browser(), threading.Event()

    def answer() -> None:
        while not stop.is_set():
            browser.answer(browser.start(question="q-grapes"), 1, 1)

    writer = threading.Thread(target=answer)
    writer.start()
    try:
        copies = [Path(command("backup", data=True).stdout.strip()) for _ in range(3)]
    finally:
        stop.set()
        writer.join()
    site.close()
    assert [integrity(copy) for copy in copies] == ["ok"] * 3
    (tmp_path / "restored").mkdir()
    copies[-1].rename(tmp_path / "restored" / FILE_NAME)
    restored = Site(content, tmp_path / "restored")
    page = restored.browser().get("/")
    restored.close()
    assert (page.status, restored.clock()) == (200, NOW)


def integrity(store: Path) -> str:
    connection = sqlite3.connect(store)
    found = connection.execute("PRAGMA integrity_check").fetchone()[0]
    connection.close()
    return str(found)


def test_a_backup_overwrites_nothing(command: Command, tmp_path: Path) -> None:
    command("build", data=True)
    (tmp_path / "mine.db").write_text("mine")
    told = command("backup", "--to", str(tmp_path / "mine.db"), data=True)
    assert (told.exit_code, (tmp_path / "mine.db").read_text()) == (1, "mine")
    assert told.stderr == f"Error: {tmp_path / 'mine.db'} exists already; a backup never overwrites anything.\n"


def test_answers_are_sent_at_once() -> None:
    """asyncio turns the kernel's waiting for more off only for sockets that name their protocol."""
    with closing(_listen("127.0.0.1", 0)) as listener:
        assert listener.proto == socket.IPPROTO_TCP


def test_a_busy_port_is_said_plainly_and_the_next_free_one_named(command: Command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        told = command("serve", "--port", str(port), data=True)
    first, _, hint = told.stderr.rpartition(" Port ")
    assert (told.exit_code, first) == (1, f"Error: Port {port} on 127.0.0.1 cannot be used: Address already in use.")
    free = int(hint.split()[0])
    assert (hint, port < free) == (f"{free} is free: make run PORT={free}\n", True)


@pytest.mark.parametrize("arguments", [
    ["--public-url", "https://study.example.org"],
    ["--shared", "--public-url", "study.example.org"],
    ["--shared", "--public-url", "https://study.example.org/deep"],
    ["--shared", "--public-url", "ftp://study.example.org"],
    ["--port", "0"],
    ["--port", "70000"],
])  # fmt: skip
def test_what_cannot_be_served_is_refused(command: Command, arguments: list[str]) -> None:
    assert command("serve", *arguments, data=True).exit_code == 2


def test_serve_builds_the_notes_first_and_serves_them(content: Path, tmp_path: Path) -> None:
    with serving(content, tmp_path / "data") as (_, port):
        assert fetch(port, "/notes/tea-or-coffee")[0] == 200
        assert json.loads(fetch(port, "/healthz")[2]) == {"status": "ok", "notes": 4, "questions": 7}


def test_an_unknown_command_is_a_plain_message() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "nonsense"], cwd=ROOT, capture_output=True, text=True, timeout=30
    )
    assert (done.returncode, "No such command 'nonsense'" in done.stderr, done.stdout) == (2, True, "")
