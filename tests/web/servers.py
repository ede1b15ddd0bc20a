"""Real servers on a free port of 127.0.0.1: in a thread of this process, or as `python -m app serve`."""

import http.client
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlencode

import uvicorn

from tests.web.site import Site

ROOT = Path(__file__).parents[2]
PATIENCE = 20


@contextmanager
def served(site: Site) -> Iterator[int]:
    """The site behind uvicorn in a thread; gives the port."""
    listener = socket.socket(proto=socket.IPPROTO_TCP)  # named, or asyncio leaves small answers waiting 40 ms
    listener.bind(("127.0.0.1", 0))
    config = uvicorn.Config(site.application, log_config=None, access_log=False, server_header=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        wait_until(lambda: server.started)
        yield int(listener.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
        listener.close()
    assert not thread.is_alive()


@contextmanager
def serving(content: Path, data: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """`python -m app serve` as its own process; gives it and its port, and ends it by its id."""
    port = free_port()
    options = {"port": str(port), "content": str(content), "data": str(data)}
    command = [sys.executable, "-m", "app", "serve", *(part for n, v in options.items() for part in (f"--{n}", v))]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        wait_until(lambda: answers(port) or process.poll() is not None)
        yield process, port
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=PATIENCE)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def wait_until(happened: Callable[[], object], patience: float = PATIENCE) -> float:
    """Seconds until it happened; fails when it does not."""
    started = monotonic()
    while not happened():
        assert monotonic() - started < patience, "nothing happened"
        sleep(0.005)
    return monotonic() - started


def answers(port: int) -> bool:
    try:
        return fetch(port, "/healthz")[0] == 200
    except (OSError, http.client.HTTPException):
        return False


def fetch(
    port: int, path: str, fields: Mapping[str, str | Sequence[str]] | None = None
) -> tuple[int, Mapping[str, str], str]:
    """Status, headers and body of a GET, or of a POST when there are fields."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        if fields is None:
            connection.request("GET", path)
        else:
            form = {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", path, urlencode(fields, doseq=True), form)
        answer = connection.getresponse()
        return answer.status, dict(answer.headers), answer.read().decode()
    finally:
        connection.close()
