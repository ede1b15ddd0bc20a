"""What fades when, and how long a question takes."""

from datetime import UTC, date, datetime, timedelta

from app.core.coach import Bank, BankQuestion, Coach, CoachAttempt
from app.core.coach.coach import FADED
from app.core.coach.memory import FAR, Memory

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
BANK = Bank(
    (BankQuestion("q-tea", ("tea",), ("coffee",)), BankQuestion("q-coffee", ("coffee",), ("tea",))), frozenset()
)


def coach(*answers: tuple[str, bool, int], ms: int | None = None) -> Coach:
    """After answers of (question, whether it was right, days before now)."""
    return Coach.replay(
        BANK, [CoachAttempt(id_, (), right, NOW - timedelta(days=days), None, ms) for id_, right, days in answers]
    )


def test_what_was_never_asked_for_does_not_fade() -> None:
    assert coach().fading(NOW) == []


def test_what_fades_first_comes_first() -> None:
    found = coach(("q-tea", True, 3), ("q-tea", True, 0), ("q-coffee", False, 1)).fading(NOW)
    assert [one.concept for one in found] == ["coffee", "tea"]


def test_it_fades_on_the_first_day_on_which_less_is_left() -> None:
    [found] = coach(("q-tea", True, 0)).fading(NOW)
    memory = coach(("q-tea", True, 0))._history.memory
    assert memory.recall_of("tea", found.day) < FADED <= memory.recall_of("tea", found.day - timedelta(days=1))


def test_what_has_faded_already_fades_today() -> None:
    [found] = coach(("q-tea", False, 30)).fading(NOW)
    assert found.recall < FADED
    assert found.day == NOW.date()


def test_nothing_is_told_of_a_day_too_far_ahead() -> None:
    memory = Memory()
    assert memory.falls_below(-1, "tea", NOW.date()) == NOW.date() + FAR
    assert memory.falls_below(0.5, "tea", date(2026, 1, 1)) == date(2026, 1, 1)


def test_answers_to_questions_that_are_gone_are_not_counted() -> None:
    assert coach(("q-tea", True, 0), ("q-gone", True, 0)).answers == 1


def test_a_typical_time_is_told_once_five_answers_were_timed() -> None:
    assert coach(*[("q-tea", True, 0)] * 4, ms=9_000).pace is None
    assert coach(*[("q-tea", True, 0)] * 5, ms=9_000).pace == 9_000
