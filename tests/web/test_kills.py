"""Threat D1: an answer that was acknowledged survives `kill -9`, and the server starts again."""

import http.client
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from random import Random
from time import monotonic, sleep
from typing import IO, cast

import pytest

from tests.web.servers import PATIENCE, ROOT, answers, fetch, free_port, wait_until
from tests.web.site import copy_store

# Stands in for the seconds that Python takes to load the program: loads it once, and for every line it reads
# becomes, in a child, exactly `python -m app <line>`. The child is the server that is killed.
STARTER = """
import os, sys
import app.cli, app.cli.server, app.web.application
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        sys.argv = ["app", *line.split()]
        sys.exit(app.cli.main())
    print(child, flush=True)
    os.waitpid(child, 0)
    print("gone", flush=True)
"""
SECONDS = 75


class Starter:
    """Starts servers quickly, one at a time."""

    def __init__(self, content: Path, data: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", STARTER],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._options = f"serve --content {content} --data {data} --port"

    def start(self) -> tuple[int, int]:
        """(process id, port) of a server that answers."""
        port = free_port()
        requests, replies = cast(IO[str], self._process.stdin), cast(IO[str], self._process.stdout)
        requests.write(f"{self._options} {port}\n")
        requests.flush()
        server = int(replies.readline())
        wait_until(lambda: answers(port))
        return server, port

    def kill(self, server: int) -> None:
        os.kill(server, signal.SIGKILL)
        assert cast(IO[str], self._process.stdout).readline() == "gone\n"

    def close(self) -> None:
        self._process.communicate("", timeout=PATIENCE)


class Learner(threading.Thread):
    """Answers one question after the other until the server is gone; remembers what was acknowledged."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self.port, self.acknowledged = port, list[str]()

    def run(self) -> None:
        try:
            while True:
                sitting = fetch(self.port, "/quiz", {"question": "q-grapes"})[1]["location"].split("/")[2]
                status, _, _ = fetch(self.port, f"/quiz/{sitting}/1", {"selected": "1"})
                if status == 303:
                    self.acknowledged.append(sitting)
        except (OSError, http.client.HTTPException):
            return


@pytest.mark.slow
def test_d1_no_acknowledged_answer_is_lost_to_a_kill(
    content: Path, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, rng, kills, slowest = copy_store(store, tmp_path / "data"), Random(1), 0, 0.0
    acknowledged: list[str] = []
    starter, began = Starter(content, data), monotonic()
    while kills < 100 or monotonic() - began < SECONDS / 2:
        started = monotonic()
        server, port = starter.start()
        slowest = max(slowest, monotonic() - started)
        learners = [Learner(port) for _ in range(3)]
        for learner in learners:
            learner.start()
        sleep(rng.uniform(0.01, 0.2))
        starter.kill(server)
        for learner in learners:
            learner.join()
            acknowledged += learner.acknowledged
        kills += 1
        if monotonic() - began > SECONDS and kills >= 50:
            break
    starter.close()
    with sqlite3.connect(data / "tellapart.db") as db:
        stored = {sitting for (sitting,) in db.execute("SELECT sitting_id FROM attempt")}
        found = db.execute("PRAGMA integrity_check").fetchall()
        half = db.execute("SELECT count(*) FROM attempt WHERE sitting_id NOT IN (SELECT id FROM sitting)").fetchall()
    db.close()
    with capsys.disabled():
        print(f" {kills} kills, {len(acknowledged)} answers, slowest start {slowest:.1f} s ", end="")
    assert (set(acknowledged) - stored, found, half) == (set(), [("ok",)], [(0,)])
    assert len(acknowledged) > kills // 4
    assert slowest < 30
