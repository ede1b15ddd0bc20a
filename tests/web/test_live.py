"""Saving a file is all an author does: the page is there, open pages are told, and the server still stops at once."""

import http.client
import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest

from tests.web.notes import NOTES, WORDS, note, question, write_notes
from tests.web.servers import PATIENCE, fetch, serving, wait_until

GUARD = 10
"""Seconds; the aim is one."""


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, int]]:
    """A content folder and the port of the server that watches it."""
    folder = tmp_path_factory.mktemp("live")
    content = write_notes(folder / "content", NOTES)
    with serving(content, folder / "data") as (_, port):
        yield content, port


@contextmanager
def listening(port: int) -> Iterator[http.client.HTTPResponse]:
    """An open page that waits for changes."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", "/live")
    answer = connection.getresponse()
    assert answer.readline() == b": listening\n"
    try:
        yield answer
    finally:
        answer.close()
        connection.close()


def next_paths(answer: http.client.HTTPResponse) -> list[str]:
    """The paths of the next event."""
    while not (line := answer.readline()).startswith(b"data: "):
        assert line
    return list(json.loads(line.removeprefix(b"data: "))["paths"])


def test_a_saved_note_appears_and_open_pages_are_told(live: tuple[Path, int]) -> None:
    content, port = live
    assert fetch(port, "/notes/saved-just-now")[0] == 404
    with listening(port) as answer:
        write_notes(content, {"new/saved-just-now.md": note("Saved just now", "Text.\n", lang="en")})
        seconds = wait_until(lambda: fetch(port, "/notes/saved-just-now")[0] == 200, GUARD)
        assert next_paths(answer) == ["new/saved-just-now.md"]
    assert seconds < GUARD


def test_a_changed_note_is_changed_and_a_deleted_one_gone(live: tuple[Path, int]) -> None:
    content, port = live
    with listening(port) as answer:
        write_notes(content, {"plain-words.md": WORDS.replace("without a question", "with another text")})
        wait_until(lambda: "with another text" in fetch(port, "/notes/plain-words")[2], GUARD)
        assert next_paths(answer) == ["plain-words.md"]
        (content / "plain-words.md").unlink()
        wait_until(lambda: fetch(port, "/notes/plain-words")[0] == 404, GUARD)
        assert next_paths(answer) == ["plain-words.md"]


def test_a_broken_save_keeps_the_last_good_version_and_is_explained(live: tuple[Path, int]) -> None:
    content, port = live
    good = note("Mended", "Good text.\n", [question("Which is it? ^q-mended", ["This", "That"], "B")], lang="en")
    write_notes(content, {"mended.md": good})
    wait_until(lambda: fetch(port, "/notes/mended")[0] == 200, GUARD)
    (content / "mended.md").write_bytes(b"---\ntitle: [mended\n---\n# Mended\n\nBad text.\n")
    wait_until(lambda: "mended.md" in fetch(port, "/authoring")[2], GUARD)
    assert "Good text." in fetch(port, "/notes/mended")[2]
    assert fetch(port, "/questions/q-mended")[0] == 200
    write_notes(content, {"mended.md": good.replace("Good text", "Better text")})
    wait_until(lambda: "Better text." in fetch(port, "/notes/mended")[2], GUARD)
    assert "mended.md" not in fetch(port, "/authoring")[2]


def test_an_open_page_does_not_keep_the_server_from_stopping(content: Path, tmp_path: Path) -> None:
    with serving(content, tmp_path) as (process, port), listening(port), listening(port):
        asked = monotonic()
        process.send_signal(signal.SIGTERM)
        code = process.wait(PATIENCE)
        assert (code, monotonic() - asked < 5) == (0, True)
