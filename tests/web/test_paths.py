"""Threats P1 and P2: no address reads anything but notes, pictures and static files."""

import socket
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.web.routing import every_route
from tests.web.servers import PATIENCE, ROOT, served
from tests.web.site import Site, build_store, copy_store

UP = ["..", "%2e%2e", ".%2e", "%2E.", "..;", "....", "%252e%252e", "%c0%ae%c0%ae", "..%00", "%2e%2e%00", "．．"]
SLASHES = ["/", "%2f", "\\", "%5c", "%252f", "%c0%af"]
TARGETS = ["etc/passwd", "STYLE.md", "app/settings.py"]
ABSOLUTE = [
    "/etc/passwd", "//etc/passwd", "%2fetc%2fpasswd", "C:/Windows/win.ini", "C:%5cWindows%5cwin.ini", "c:x.png",
    "file:///etc/passwd", "~/.ssh/id_rsa", "%00", "x%00.png", "cup.png%00.md", ".", "./", "con", "nul.png",
    ".env.png", ".git/config", ".hidden.png", "a" * 5000 + ".png", "a/" * 1500 + "x.png", "%ff%fe.png", "%", "%zz",
    "*.png", "drinks/../../x.png", "drinks/tea-or-coffee.md", "plain-words.md", "outside.png",
    "loop/loop/loop.png", "out/x.png",
]  # fmt: skip
READABLE = [ROOT / "static", ROOT / "templates"]

_opened: list[str] = []
_listening = False


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if _listening and event == "open":
        _opened.append(str(arguments[0]))


sys.addaudithook(_hear)  # cannot be taken away again; it is silent unless a test listens


def hostile_paths() -> list[str]:
    climbing = [f"{slash.join([up] * 3)}{slash}{target}" for up, slash, target in product(UP, SLASHES, TARGETS)]
    return [*climbing, *ABSOLUTE]


def prefixes() -> Iterator[str]:
    """Every address with something in it, up to where that begins."""
    yield "/"
    yield "/static/"
    for route in every_route():
        if "{" in route.path and "GET" in (route.methods or ()):
            yield route.path.partition("{")[0]


@pytest.fixture
def linked(content: Path, store: Path, tmp_path: Path) -> Iterator[Site]:
    """A folder with links that lead out of it, and round in circles."""
    folder = tmp_path / "content"
    folder.mkdir()
    for path in content.iterdir():
        (folder / path.name).symlink_to(path)
    (folder / "outside.png").symlink_to("/etc/passwd")
    (folder / "out").symlink_to(tmp_path)
    (folder / "loop").symlink_to(folder)
    (tmp_path / "x.png").write_bytes(b"not to be seen")
    site = Site(folder, copy_store(store, tmp_path / "data"))
    yield site
    site.close()


def test_p1_there_are_two_hundred_hostile_paths() -> None:
    assert len(set(hostile_paths())) >= 200


@pytest.mark.parametrize("prefix", sorted(set(prefixes())))
def test_p1_no_raw_path_reads_what_it_should_not(linked: Site, prefix: str) -> None:
    assert read_by(linked, [prefix + path for path in hostile_paths()]) == ({}, [])


def read_by(site: Site, paths: list[str]) -> tuple[dict[str, int], list[str]]:
    """What was answered with anything but "not found" or "not HTTP", and what was opened that is none of ours."""
    with served(site) as port:
        nowhere = (prefix + path for prefix in prefixes() for path in ["nowhere", "nowhere/else"])
        raw_statuses(port, ["/", *nowhere])  # what is loaded once is loaded now
        with listening() as opened:
            statuses = raw_statuses(port, paths)
    found = {path: status for path, status in statuses.items() if status != (404 if path.isascii() else 400)}
    return found, strangers(opened, site)


class listening:  # noqa: N801 - reads like a context manager
    def __enter__(self) -> list[str]:
        global _listening
        _opened.clear()
        _listening = True
        return _opened

    def __exit__(self, *_: object) -> None:
        global _listening
        _listening = False


def strangers(opened: list[str], site: Site) -> list[str]:
    """What was opened outside the folders that pages are made of."""
    own = [*READABLE, site.content, site.data]
    return [path for path in opened if not any(Path(path).is_relative_to(folder) for folder in own)]


def raw_statuses(port: int, paths: list[str]) -> dict[str, int]:
    """The status of each path, sent byte for byte."""
    statuses = {}
    connection, reader = connect(port)
    for path in paths:
        connection.sendall(b"GET " + path.encode() + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        statuses[path] = int(reader.readline().split()[1])
        length, closes = 0, False
        while (line := reader.readline().strip().lower()) not in {b""}:
            length = int(line.partition(b":")[2]) if line.startswith(b"content-length") else length
            closes = closes or line == b"connection: close"
        reader.read(length)
        if closes:
            connection.close()
            connection, reader = connect(port)
    reader.close()
    connection.close()
    return statuses


def connect(port: int) -> tuple[socket.socket, Any]:
    connection = socket.create_connection(("127.0.0.1", port), PATIENCE)
    return connection, connection.makefile("rb")


def test_p2_links_that_lead_out_show_nothing_over_http(linked: Site) -> None:
    browser = linked.browser()
    paths = ["/media/outside.png", "/media/out/x.png", "/media/loop/outside.png", "/media/loop/loop/out/x.png"]
    assert [browser.get(path).status for path in paths] == [404] * 4


def test_p2_a_note_behind_a_link_out_is_no_note(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("# Secret\n\nNot to be seen.\n")
    content = tmp_path / "content"
    content.mkdir()
    (content / "secret.md").symlink_to(tmp_path / "secret.md")
    (content / "loop").symlink_to(content)
    site = Site(content, copy_store(build_store(content, tmp_path / "built"), tmp_path / "data"))
    browser = site.browser()
    seen = (browser.get("/notes/secret").status, "Not to be seen" in browser.get("/search?q=seen").text)
    told = browser.get("/authoring").words(".band-file code")
    site.close()
    assert (seen, sorted(set(told) & {"FI003"})) == ((404, False), ["FI003"])


def test_a_picture_of_the_folder_is_shown(site: Site) -> None:
    answer = site.browser().client.get("/media/drinks/cup.png")
    assert (answer.status_code, answer.headers["content-type"], answer.content[:4]) == (200, "image/png", b"\x89PNG")


def test_a_note_is_not_served_as_a_file(site: Site) -> None:
    assert site.browser().get("/media/drinks/tea-or-coffee.md").status == 404
