"""What `tests/test_processes.py` runs in an interpreter of its own, where no thread runs beside."""

import json
import multiprocessing
import os
import signal
import sys
import tempfile
import time
from contextlib import closing
from itertools import islice
from pathlib import Path

from app.build import build, check, processes
from app.build.processes import make_each
from app.store.database import open_database
from tests.folders import NOW, note, question

HERE = os.getpid()
THINGS = range(100)


def told(number: int) -> tuple[int, int]:
    return number, os.getpid()


def in_order() -> object:
    made = list(make_each(told, THINGS))
    return [number for number, _ in made], len({process for _, process in made} - {HERE})


def killed() -> object:
    def make(number: int) -> int:
        if number == 50 and os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    return list(make_each(make, THINGS))


def killed_while_telling() -> object:
    """The second process is killed while it puts something large into its pipe."""

    def make(number: int) -> str:
        if number == 1 and os.getpid() != HERE:
            signal.setitimer(signal.ITIMER_REAL, 0.1)
        return str(number) * 5_000_000

    made = make_each(make, THINGS[: processes.MANY])
    first = next(made)
    time.sleep(0.5)
    return [first[:1], *(large[:1] for large in islice(made, 3))]


def failing() -> object:
    made = []
    try:
        for one in make_each(lambda number: number * (100 // (50 - number)), THINGS):
            made.append(one)
    except ZeroDivisionError as error:
        return len(made), str(error)
    return "no error"


def unfinished() -> object:
    with closing(make_each(lambda number: "much" * 1_000_000, THINGS)) as made:
        next(made)
    return len(multiprocessing.active_children())


def waiting() -> object:
    """Tells its processes, then asks them for no more than the first thing until it is killed."""
    with closing(make_each(lambda number: (os.getpid(), "much" * 1_000_000), THINGS)) as made:
        print(json.dumps(sorted({next(made)[0] for _ in range(2)})), flush=True)
        signal.pause()
    return None


def same_build() -> object:
    """What is in the store after a build by several processes, and after one by this process alone."""
    with tempfile.TemporaryDirectory() as name:
        content = Path(name) / "content"
        content.mkdir()
        for number in range(processes.MANY):
            stem = f"Which drink is made from the leaves of bush number {number}?"
            (content / f"tea-{number}.md").write_text(note(f"Tea {number}", question(stem)) * (number != 7))
        dumps = []
        for many in (processes.MANY, processes.MANY + 1):
            processes.MANY = many
            database = open_database(Path(name) / str(many), now=NOW)
            report = build(database, content, now=NOW)
            with database._engine.connect() as connection:
                rows = connection.connection.driver_connection.iterdump()  # type: ignore[union-attr]
                dumps.append(([*rows], repr(report), repr(check(content))))
            database.close()
    return len(dumps[0][0]) > processes.MANY, dumps[0] == dumps[1]


if __name__ == "__main__":
    print(json.dumps(globals()[sys.argv[1]]()))
