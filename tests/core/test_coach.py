"""The coach on any bank and any log: nothing raises, nothing is invented, and how the log arrived does not matter."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.coach import Bank, BankQuestion, Coach, CoachAttempt, Mastery, NotEnoughAnswers
from tests.core.coaching import NOW, bank, banks, logs, moments, question, right, wrong


def everything(coach: Coach, now: datetime) -> tuple[object, ...]:
    return coach.next(now), coach.readiness(now), coach.confusions(now), coach.mastery(now)


@settings(max_examples=30, deadline=None)
@given(banks, logs, moments, st.one_of(st.none(), st.dates()), st.sampled_from([UTC, ZoneInfo("Asia/Seoul")]))
def test_replaying_a_log_equals_recording_it_while_asking(
    bank: Bank, log: list[CoachAttempt], now: datetime, exam_day: date | None, zone: ZoneInfo
) -> None:
    coach = Coach(bank, exam_day, zone, seed=3)
    for attempt in log:
        coach.record(attempt)
        everything(coach, attempt.at)
    assert everything(coach, now) == everything(Coach.replay(bank, log, exam_day, zone, seed=3), now)


@settings(max_examples=30, deadline=None)
@given(banks, logs, moments)
def test_every_figure_is_a_share_within_its_interval(bank: Bank, log: list[CoachAttempt], now: datetime) -> None:
    coach = Coach.replay(bank, log)
    mastery = coach.mastery(now)
    estimates = [*mastery.concepts.values(), *mastery.tags.values()]
    shares = [(e.low, e.mean, e.high) for e in estimates]
    assert [share for share in shares if not 0 <= share[0] <= share[2] <= 1] == []
    pairs = coach.confusions(now)
    assert [pair for pair in pairs if not 0 <= pair.low <= pair.high <= 1] == []


@settings(max_examples=30, deadline=None)
@given(banks, logs, moments)
def test_only_a_question_that_counts_is_picked(bank: Bank, log: list[CoachAttempt], now: datetime) -> None:
    pick = Coach.replay(bank, log).next(now)
    assert pick is None if not bank.by_id else pick is not None and not bank.by_id[pick.question_id].disputed


def test_an_empty_bank_has_nothing_to_ask_and_nothing_to_say() -> None:
    coach = Coach.replay(bank(), [right("gone"), wrong("gone", "ale")])
    assert everything(coach, NOW) == (None, NotEnoughAnswers(40), [], Mastery({}, {}))


def test_answers_to_questions_that_are_gone_or_disputed_count_nowhere() -> None:
    left = bank(question("a", "ale", "bock"), question("d", "bock", "ale", disputed=True))
    log = [wrong("gone", "bock", confidence="sure"), wrong("d", "ale", confidence="sure")]
    assert everything(Coach.replay(left, log), NOW) == everything(Coach(left), NOW)


def test_only_disputed_questions_are_as_good_as_none() -> None:
    assert Coach(bank(question("d", "ale", disputed=True))).next(NOW) is None


def test_of_two_questions_with_one_id_the_first_counts() -> None:
    twice = bank(question("a", "ale"), question("a", "bock"))
    assert list(Coach.replay(twice, [right("a")]).mastery(NOW).concepts) == ["ale"]


def test_a_question_that_names_no_concept_is_asked_all_the_same() -> None:
    coach = Coach(Bank((BankQuestion("a", (), (None,)),), frozenset()))
    first = coach.next(NOW)
    coach.record(wrong("a"))
    again = coach.next(NOW)
    assert first
    assert again
    assert [(first.reason.key, first.reason.arguments), (again.reason.key, again.reason.arguments)] == [
        ("unasked", {}),
        ("again", {"times": 1}),
    ]


def test_ten_thousand_answers_in_an_hour_leave_every_figure_finite() -> None:
    pool = bank(question("a", "ale", "bock"), question("b", "bock", "ale"))
    coach = Coach(pool)
    for number in range(10_000):
        id_ = "ab"[number % 2]
        coach.record(right(id_, minutes=number / 167) if number % 3 else wrong(id_, "bock", minutes=number / 167))
    [pair] = coach.confusions(NOW)
    assert pair.mistaken[1] + pair.reverse[1] == 10_000
    assert coach.next(NOW) is not None
    assert coach.mastery(NOW).concepts["ale"].answers == 5_000


def test_a_clock_that_jumped_ahead_once_does_not_stop_the_schedule() -> None:
    pool = bank(question("a", "ale"), question("b", "bock"))
    ahead = CoachAttempt("a", (), True, NOW + timedelta(days=20_000))
    later = [right("a", minutes=1), right("b", minutes=2)]
    straight = Coach.replay(pool, [right("a"), *later])
    assert Coach.replay(pool, [ahead, *later]).next(NOW + timedelta(days=9)) == straight.next(NOW + timedelta(days=9))


@pytest.mark.parametrize(
    "at", [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC), datetime(2026, 3, 2)]
)
def test_no_clock_is_too_strange(at: datetime) -> None:
    pool = bank(question("a", "ale", "bock"))
    coach = Coach.replay(pool, [CoachAttempt("a", ("bock",), False, at)], date.max, timezone(timedelta(hours=-14)))
    assert coach.next(at) is not None


def test_the_same_seed_picks_the_same_and_seeds_differ() -> None:
    pool = bank(*(question(f"q{number}", f"concept-{number}") for number in range(30)))
    picks = [Coach(pool, seed=seed).next(NOW) for seed in range(10)]
    assert picks == [Coach(pool, seed=seed).next(NOW) for seed in range(10)]
    assert len({pick.question_id for pick in picks if pick}) > 3
