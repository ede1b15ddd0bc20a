"""What an answer means for confusion, mastery and readiness."""

from datetime import UTC, date, timedelta
from math import isclose
from zoneinfo import ZoneInfo

import pytest
from fsrs import Rating

from app.core.coach import Bank, BankQuestion, Coach, CoachAttempt, NotEnoughAnswers, Readiness
from app.core.coach.attempts import Pace, rate, study_day
from app.core.coach.beta import Beta
from tests.core.coaching import NOW, bank, question, right, wrong

PAIR = bank(question("a", "ale", "bock"), question("b", "bock", "ale"))


def test_a_confusion_counts_each_direction_plainly() -> None:
    log = [wrong("a", "bock"), right("a"), wrong("a", "bock"), right("b"), wrong("b")]
    [confusion] = Coach.replay(PAIR, log).confusions(NOW)
    assert (confusion.pair, confusion.mistaken, confusion.reverse) == (("ale", "bock"), (2, 3), (0, 1))


def test_the_worse_direction_comes_first() -> None:
    [confusion] = Coach.replay(PAIR, [right("a"), wrong("b", "ale")]).confusions(NOW)
    assert (confusion.pair, confusion.mistaken, confusion.reverse) == (("bock", "ale"), (1, 1), (0, 1))


@pytest.mark.parametrize(("declared", "mean"), [([], (4 * 0.06 + 0.85) / 5.85), (["ale bock"], (1 + 0.85) / 5.85)])
def test_older_meetings_weigh_less_and_a_declared_pair_starts_higher(declared: list[str], mean: float) -> None:
    pool = bank(*PAIR.questions, declared=declared)
    [confusion] = Coach.replay(pool, [wrong("a", "bock"), right("b")]).confusions(NOW)
    assert isclose(confusion.mean, mean)


def test_a_slip_between_two_known_well_comes_after_a_slip_between_two_not_known() -> None:
    known = [question("a", "ale", "bock"), question("b", "bock", "ale"), question("c", "ale"), question("d", "bock")]
    pool = bank(*known, question("e", "mead", "perry"))
    log = [*[right(slug) for slug in "cdcdcd"], wrong("e", "perry"), wrong("a", "bock")]
    assert [confusion.pair for confusion in Coach.replay(pool, log).confusions(NOW)] == [
        ("mead", "perry"),
        ("ale", "bock"),
    ]


def test_i_do_not_know_is_wrong_and_no_meeting() -> None:
    coach = Coach.replay(PAIR, [wrong("a")])
    assert coach.confusions(NOW) == []
    assert coach.mastery(NOW).concepts["ale"].mean == pytest.approx(0.45 / 2.5)


def test_one_of_two_right_options_chosen_is_not_what_was_mistaken() -> None:
    pool = bank(question("a", "ale bock", "cider", "dunkel"))
    found = Coach.replay(pool, [wrong("a", "ale", "cider")]).confusions(NOW)
    assert {confusion.pair: confusion.mistaken for confusion in found if confusion.mistaken[0]} == {
        ("bock", "cider"): (1, 1)
    }
    assert len(found) == 4


@pytest.mark.parametrize(
    ("log", "mean"),
    [
        ([right("a")], 1.45 / 2.5),
        ([right("a", confidence="unsure")], 1.05 / 2.5),
        ([wrong("a", "bock")], 0.45 / 2.5),
        ([right("a"), right("a")], (0.45 + 0.8 + 0.4) / (1.5 + 0.8 + 0.4)),
    ],
)
def test_mastery_gives_less_for_unsure_and_for_repeated_answers(log: list[CoachAttempt], mean: float) -> None:
    assert Coach.replay(PAIR, log).mastery(NOW).concepts["ale"].mean == pytest.approx(mean)


def test_a_tag_is_the_mean_of_its_concepts() -> None:
    pool = Bank((BankQuestion("a", ("ale",), (), ("beer",)), BankQuestion("b", ("bock",), (), ("beer",))), frozenset())
    beer = Coach.replay(pool, [right("a")]).mastery(NOW).tags["beer"]
    assert beer.answers == 1
    assert beer.mean == pytest.approx((1.45 / 2.5 + 0.3) / 2)


@pytest.mark.parametrize(("correct", "unsure", "rating"), [(True, False, 3), (True, True, 2), (False, True, 1)])
def test_an_answer_is_rated_good_hard_or_again(correct: bool, unsure: bool, rating: int) -> None:
    assert rate(correct, unsure=unsure) == Rating(rating)


def test_slow_is_slow_for_this_learner_and_not_before_five_answers() -> None:
    pace = Pace()
    said = []
    for ms in (1_000, 9_000, 1_000, 1_000, 1_000, 2_400, 2_600, 0):
        said.append(pace.is_slow(ms))
        pace.record(ms)
    assert said == [False, False, False, False, False, False, True, False]


def test_a_study_day_turns_at_four_in_the_morning_where_the_learner_is() -> None:
    seoul = ZoneInfo("Asia/Seoul")
    assert study_day(NOW, UTC) == date(2026, 3, 2)
    assert study_day(NOW - timedelta(minutes=1), seoul) == date(2026, 3, 2)
    assert study_day(NOW, seoul) == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("successes", "failures", "low", "high"), [(1, 1, 0.1, 0.9), (2, 1, 0.1**0.5, 0.9**0.5), (1, 3, 0.0345, 0.5358)]
)
def test_a_beta_interval_holds_the_middle_eighty_percent(
    successes: float, failures: float, low: float, high: float
) -> None:
    assert Beta(successes, failures).interval() == pytest.approx((low, high), abs=0.001)


MANY = bank(*(question(f"q{number}", f"concept-{number % 20}") for number in range(100)))


def test_no_mark_is_named_before_forty_first_answers() -> None:
    coach = Coach.replay(MANY, [right(f"q{number % 39}", minutes=number) for number in range(78)])
    assert coach.readiness(NOW) == NotEnoughAnswers(1)
    coach.record(right("q39", minutes=79))
    assert isinstance(coach.readiness(NOW), Readiness)


@pytest.mark.parametrize(("every", "low", "high"), [(1, 85, 100), (2, 40, 70), (100, 0, 30)])
def test_readiness_follows_the_answers(every: int, low: float, high: float) -> None:
    log = [(right if number % every == 0 else wrong)(f"q{number}", minutes=number) for number in range(80)]
    readiness = Coach.replay(MANY, log).readiness(NOW + timedelta(hours=2))
    assert isinstance(readiness, Readiness)
    assert low <= readiness.mean <= high
    assert readiness.low < readiness.mean < readiness.high
