"""One function for many things, by several processes: a build and a check spend most of their time so."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TypeVar

if sys.platform == "linux":
    import fcntl

MANY = 40
"""Things from which on other processes are worth their beginning."""
_AHEAD = 1 << 20
"""Bytes that a process may be ahead of what has been asked for; Linux gives no more without privileges."""

Thing = TypeVar("Thing")
Made = TypeVar("Made")


def make_each(make: Callable[[Thing], Made], things: Sequence[Thing]) -> Generator[Made, None, None]:
    """What is made of each thing, in order; where there are many, what is made has to be picklable.

    Processes are forked on Linux only, and only where no thread runs beside that could hold a lock. One that fails or
    is killed is done without: what it owes is made here, and if that cannot be made, the error is raised here.
    """
    count = _count_processes(len(things))
    makers = [_begin(make, things[number::count]) for number in range(count)]
    try:
        for number, thing in enumerate(things):
            yield _take(makers[number % count][1], make, thing) if makers else make(thing)
    finally:
        for _, outlet in makers:
            outlet.close()
        for process, _ in makers:
            process.join()


def _take(outlet: Connection, make: Callable[[Thing], Made], thing: Thing) -> Made:
    try:
        made: Made = outlet.recv()
    except (EOFError, OSError):  # nothing came, or not the whole of it
        made = make(thing)
    return made


def _count_processes(things: int) -> int:
    """As many as there are processors, or none besides this one."""
    if sys.platform != "linux" or things < MANY or threading.active_count() > 1:
        return 0
    processors = len(os.sched_getaffinity(0))
    return processors if processors > 1 else 0


def _begin(make: Callable[[Thing], Made], things: Sequence[Thing]) -> tuple[BaseProcess, Connection]:
    """A process that ends with the last thing or when nobody wants more, and where to get what it makes."""
    fork = get_context("fork")
    outlet, inlet = fork.Pipe(duplex=False)
    if sys.platform == "linux":
        with suppress(OSError):  # without the room it is less far ahead, and that is all
            fcntl.fcntl(inlet, fcntl.F_SETPIPE_SZ, _AHEAD)
    process = fork.Process(target=_make_all, args=(make, things, outlet, inlet), daemon=True)
    process.start()
    inlet.close()
    return process, outlet


def _make_all(make: Callable[[Thing], Made], things: Sequence[Thing], outlet: Connection, inlet: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # what becomes of an interruption is decided where it is asked
    outlet.close()
    with suppress(Exception):
        for thing in things:
            inlet.send(make(thing))
