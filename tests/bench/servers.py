"""Servers to measure: the application as it is started, and a bare ASGI one as the floor."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from time import perf_counter, sleep

ROOT = Path(__file__).parents[2]
PATIENCE = 300


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    command: Sequence[str], port: int, cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> Iterator[float]:
    """A server started by a command; gives the seconds until it answered its first request."""
    started = perf_counter()
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while not _answers(port):
            if process.poll() is not None or perf_counter() - started > PATIENCE:
                raise RuntimeError(f"{command} does not answer on {port}")
            sleep(0.01)
        yield perf_counter() - started
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)


@contextmanager
def application(content: Path, data: Path) -> Iterator[int]:
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "app",
        "serve",
        "--port",
        str(port),
        "--content",
        str(content),
        "--data",
        str(data),
    ]
    with running(command, port):
        yield port


@contextmanager
def hello_world() -> Iterator[int]:
    """The floor: uvicorn and an application of three lines."""
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", "tests.bench.hello:app", "--port", str(port), "--no-access-log"]
    with running(command, port):
        yield port


def _answers(port: int) -> bool:
    try:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
            connection.request("GET", "/")
            return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
