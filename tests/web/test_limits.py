"""A few at once, then one every so often, for each sender."""

from datetime import UTC, datetime, timedelta

from app.web import limits
from app.web.limits import Limiter

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def waits(limiter: Limiter, sender: str, *minutes: float) -> list[float]:
    """How many minutes each is told to wait, sent so many minutes after noon."""
    return [limiter.wait(sender, NOON + MINUTE * after) / MINUTE for after in minutes]


def test_a_few_are_let_through_at_once_and_the_next_is_told_to_wait() -> None:
    assert waits(Limiter(3, MINUTE), "a", 0, 0, 0, 0, 0.25) == [0, 0, 0, 1, 0.75]


def test_one_more_is_let_through_every_so_often() -> None:
    assert waits(Limiter(2, MINUTE), "a", 0, 0, 1, 1, 2, 2) == [0, 0, 0, 1, 0, 1]


def test_after_a_pause_there_are_a_few_again_and_no_more() -> None:
    assert waits(Limiter(2, MINUTE), "a", 0, 0, 60, 60, 60) == [0, 0, 0, 0, 1]


def test_senders_do_not_share() -> None:
    limiter = Limiter(1, MINUTE)
    assert [waits(limiter, sender, 0, 0) for sender in "ab"] == [[0, 1], [0, 1]]


def test_a_clock_that_is_set_back_locks_nobody_out() -> None:
    assert waits(Limiter(2, MINUTE), "a", 600, 600, 0, 0, 0) == [0, 0, 0, 0, 1]


def test_the_one_who_was_silent_longest_is_forgotten() -> None:
    limiter = Limiter(1, MINUTE)
    most = limits.MOST_SENDERS
    for number in range(most + 1):
        limiter.wait(number, NOON)
    assert [limiter.wait(number, NOON) > timedelta() for number in (most, most - 1, 0)] == [True, True, False]
    assert len(limiter._free_at) == most
