"""How fast pages are served and answers taken, beside a bare ASGI application in the same run; what a page weighs."""

import gzip
import http.client
import re
import shutil
import tempfile
from pathlib import Path
from time import perf_counter
from urllib.parse import urlsplit

from tests.bench.figures import Figure
from tests.bench.load import get, post, requests_per_second
from tests.bench.servers import ROOT, application, hello_world

LANES = 4
PAGES = 500
"""Requests a lane for pages."""
SITTINGS = 12
NOTE = "sqs-or-sns"
COMPARED = "/compare?with=amazon-sqs&with=amazon-sns"


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        shutil.copytree(ROOT / "content", content)
        with hello_world() as port:
            floor = requests_per_second(port, [[get("/", f"127.0.0.1:{port}")] * PAGES] * LANES, 200)
        with application(content, Path(folder) / "data") as port:
            note = requests_per_second(port, [[get(f"/notes/{NOTE}", f"127.0.0.1:{port}")] * PAGES] * LANES, 200)
            compared = requests_per_second(port, [[get(COMPARED, f"127.0.0.1:{port}")] * PAGES] * LANES, 200)
            answering = _answers_per_second(port)
            weight = _weight(port)
            reload = _change_to_new_page(port, content)
    return [
        Figure("requests a second, bare ASGI hello-world (the floor)", f"{floor:,.0f}"),
        Figure("requests a second, note page", f"{note:,.0f} · {note / floor:.2f} of the floor"),
        Figure("requests a second, compare page", f"{compared:,.0f} · {compared / note:.2f} of the note page", "1"),
        Figure(
            "answers a second (graded and stored durably)", f"{answering:,.0f} · {answering / floor:.2f} of the floor"
        ),
        Figure("one saved file to the new page served", f"{reload * 1000:.0f} ms", "under 1 s", "through /live"),
        *weight,
    ]


def _answers_per_second(port: int) -> float:
    """Whole sittings, prepared beforehand; each answer is one POST that ends in a 303."""
    lanes: list[list[bytes]] = [[] for _ in range(LANES)]
    host = f"127.0.0.1:{port}"
    for index in range(SITTINGS):
        sitting, total = _start_sitting(port)
        lanes[index % LANES] += [post(f"{sitting}/{n}", host, "dont_know=1") for n in range(1, total + 1)]
    return requests_per_second(port, lanes, 303)


def _start_sitting(port: int) -> tuple[str, int]:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/quiz", "only=all&size=40&mode=study", form)
    response = connection.getresponse()
    response.read()
    address = urlsplit(response.headers["Location"]).path
    return address.rpartition("/")[0], 40


def _weight(port: int) -> list[Figure]:
    """A note page's own bytes, as they would travel compressed."""
    html = _fetch(port, f"/notes/{NOTE}")
    figures = [Figure("note page: HTML", _size([html]))]
    for what, pattern, aim in (
        ("CSS", r'href="(/static/css/[^"]+)"', "15 KB"),
        ("JavaScript", r'src="(/static/js/[^"]+)"', "15 KB"),
        ("font CSS", r'href="(/static/fonts/[^"]+\.css[^"]*)"', "13 KB"),
    ):
        files = [_fetch(port, address) for address in re.findall(pattern, html.decode())]
        figures.append(Figure(f"note page: {what}", _size(files), aim))
    return figures


def _fetch(port: int, path: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path)
    return connection.getresponse().read()


def _size(files: list[bytes]) -> str:
    packed = sum(len(gzip.compress(file, 9)) for file in files)
    return f"{packed / 1024:.1f} KB gzipped ({sum(map(len, files)) / 1024:.1f} KB, {len(files)} files)"


def _change_to_new_page(port: int, content: Path) -> float:
    """Save a file, wait for the event an open page waits for, ask for the page again: the median of five."""
    file = next(content.rglob(f"{NOTE}.md"))
    times = []
    for number in range(5):
        listening = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        listening.request("GET", "/live")
        events = listening.getresponse()
        events.readline()
        started = perf_counter()
        file.write_text(file.read_text().replace("## 📝 Explanation", f"## 📝 Explanation\n\nEdition {number}.\n", 1))
        while not events.readline().startswith(b"data:"):
            pass
        if f"Edition {number}.".encode() not in _fetch(port, f"/notes/{NOTE}"):
            raise RuntimeError("the event came before the page was new")
        times.append(perf_counter() - started)
        listening.close()
    return sorted(times)[2]
