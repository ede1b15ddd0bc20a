"""Many files are read by several processes, and nothing is different for it."""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from app.build.processes import MANY, make_each
from tests.forking import told

several = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="needs Linux and two processors"
)


def run_alone(name: str) -> Any:
    done = subprocess.run([sys.executable, "-m", "tests.forking", name], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@several
def test_many_things_are_made_in_order_by_other_processes() -> None:
    numbers, processes = run_alone("in_order")
    assert numbers == list(range(100))
    assert processes >= 2


@several
def test_what_a_killed_process_owes_is_made_all_the_same() -> None:
    assert run_alone("killed") == list(range(100))


@several
def test_what_a_process_was_killed_while_telling_is_made_all_the_same() -> None:
    assert run_alone("killed_while_telling") == ["0", "1", "2", "3"]


@several
def test_an_error_is_raised_where_the_thing_was_asked_for() -> None:
    assert run_alone("failing") == [50, "integer division or modulo by zero"]


@several
def test_no_process_stays_when_no_more_is_wanted() -> None:
    assert run_alone("unfinished") == 0


@several
def test_no_process_stays_behind_one_that_is_killed() -> None:
    command = [sys.executable, "-m", "tests.forking", "waiting"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as asking:
        assert asking.stdout is not None
        processes = json.loads(asking.stdout.readline())
        asking.kill()
    assert len(processes) == 2
    until = time.monotonic() + 10
    while any(Path(f"/proc/{process}/cwd").exists() for process in processes):
        assert time.monotonic() < until
        time.sleep(0.01)


@several
def test_a_build_and_a_check_by_several_processes_say_and_store_the_same() -> None:
    assert run_alone("same_build") == [True, True]


def test_few_things_are_made_here() -> None:
    assert list(make_each(told, range(MANY - 1))) == [(number, os.getpid()) for number in range(MANY - 1)]


def test_nothing_is_forked_beside_a_thread() -> None:
    done = threading.Event()
    threading.Thread(target=done.wait).start()
    try:
        assert {process for _, process in make_each(told, range(MANY))} == {os.getpid()}
    finally:
        done.set()
