"""Whatever reason the coach gives for a question is true of the log, as counted here without the coach."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.coach import Bank, BankQuestion, Coach, CoachAttempt, Pick, Reason
from tests.core.coaching import NOW, bank, banks, logs, moments, question, right, studied, wrong

Log = list[tuple[BankQuestion, CoachAttempt]]


@settings(max_examples=40, deadline=None)
@given(banks, logs, moments)
def test_every_reason_is_true_of_any_log(bank: Bank, log: list[CoachAttempt], now: datetime) -> None:
    pick = Coach.replay(bank, log).next(now)
    if pick:
        assert is_true(pick, bank, counted(bank, log))


@settings(max_examples=100, deadline=None)
@given(studied(), st.integers(0, 20))
def test_every_reason_is_true_of_a_likely_log(study: tuple[Bank, list[CoachAttempt]], days: int) -> None:
    bank, log = study
    pick = Coach.replay(bank, log).next(NOW + timedelta(days=days))
    assert pick
    assert is_true(pick, bank, counted(bank, log))


@settings(max_examples=100, deadline=None)
@given(studied(), st.permutations(range(3)))
def test_what_is_said_before_the_answer_does_not_depend_on_which_option_is_right(
    study: tuple[Bank, list[CoachAttempt]], turn: list[int]
) -> None:
    bank, log = study
    options = [(few := ("ale", "bock", "cider"))[place] for place in turn]
    said = [
        Coach.replay(Bank((*bank.questions, fresh), bank.declared), log).announce("fresh")
        for fresh in (question("fresh", few[0], *few[1:]), question("fresh", options[0], *options[1:]))
    ]
    assert said[0] == said[1]
    assert is_true_of_all(said[0], counted(bank, log), bank)


def is_true_of_all(reason: Reason, log: Log, bank: Bank) -> bool:
    if reason.key == "mixed":
        met = [mistaken for way in both_ways(log, reason.arguments) for mistaken in way]
        return (reason.arguments["times"], reason.arguments["meetings"]) == (sum(met), len(met)) and any(met)
    if reason.key == "alike":
        return frozenset(map(str, reason.arguments.values())) in bank.declared
    return reason == Reason("unasked", {})


def counted(bank: Bank, log: list[CoachAttempt]) -> Log:
    """The answers to questions that are there and not disputed; of two with one id, the first is meant."""
    asked = {question.id: question for question in reversed(bank.questions)}
    pairs = [(asked[attempt.question_id], attempt) for attempt in log if attempt.question_id in asked]
    return [(asked, attempt) for asked, attempt in pairs if not asked.disputed]


def is_true(pick: Pick, bank: Bank, log: Log) -> bool:
    said = pick.reason.arguments
    match pick.reason.key:
        case "confused":
            met = meetings(log, str(said["right"]), str(said["chosen"]))
            return (said["times"], said["meetings"]) == (sum(met), len(met)) and sum(met) > 0
        case "declared" | "unmet" as key:
            pair = frozenset((str(said["one"]), str(said["other"])))
            return not any(both_ways(log, said)) and (pair in bank.declared) == (key == "declared")
        case "contrast":
            met = [mistaken for way in both_ways(log, said) for mistaken in way]
            return not any(met) and len(met) == said["meetings"] and met != []
        case "new":
            return answers(log, str(said["concept"])) == []
        case "missed":
            given_ = answers(log, str(said["concept"]))
            return (said["missed"], said["answers"]) == (len(given_) - sum(given_), len(given_)) and not all(given_)
        case "unasked":
            return all(question.id != pick.question_id for question, _ in log)
        case "again":
            return said["times"] == sum(question.id == pick.question_id for question, _ in log) > 0
    return pick.reason.key == "fading" and abs(int(said["percent"]) - 100 * recall(log, said)) <= 1


def both_ways(log: Log, said: dict[str, str | int]) -> tuple[list[bool], list[bool]]:
    one, other = str(said["one"]), str(said["other"])
    return meetings(log, one, other), meetings(log, other, one)


def meetings(log: Log, right: str, rival: str) -> list[bool]:
    """Whether the rival was taken for the right one, each time it was offered in its place and something was chosen."""
    return [
        not attempt.correct
        and rival in attempt.chosen
        and (right not in attempt.chosen or set(question.right) <= set(attempt.chosen))
        for question, attempt in log
        if right in question.right
        and rival in question.wrong
        and rival not in question.right
        and (attempt.correct or attempt.chosen)
    ]


def answers(log: Log, concept: str) -> list[bool]:
    return [attempt.correct for question, attempt in log if concept in question.right]


def recall(log: Log, said: dict[str, str | int]) -> float:
    """By FSRS over the study days of the concept, which never go back."""
    fsrs = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False, maximum_interval=365)
    card: Card | None = None
    times: list[int] = []
    for asked, attempt in log:
        slow = attempt.ms is not None and len(times) >= 5 and attempt.ms > 2.5 * sorted(times)[len(times) // 2]
        if said["concept"] in asked.right:
            at = midnight(attempt.at)
            card = card or Card(card_id=0, due=at)
            card.last_review = min(card.last_review, at) if card.last_review else None
            unsure = slow or attempt.confidence == "unsure"
            rating = Rating.Again if not attempt.correct else Rating.Hard if unsure else Rating.Good
            card, _ = fsrs.review_card(card, rating, at)
        if attempt.ms is not None and attempt.ms > 0:
            times.append(attempt.ms)
    day = datetime.combine(date.fromisoformat(str(said["day"])), time(), UTC)
    return fsrs.get_card_retrievability(card, day) if card else -1.0


def midnight(at: datetime) -> datetime:
    earliest, latest = datetime(1970, 1, 2, tzinfo=UTC), datetime(2999, 1, 1, tzinfo=UTC)
    return datetime.combine((min(max(at, earliest), latest) - timedelta(hours=4)).date(), time(), UTC)


TWO = bank(question("a", "ale", "bock"), question("b", "bock", "ale"), declared=["ale bock"])


@pytest.mark.parametrize(
    ("log", "reason"),
    [
        ([], Reason("new", {"concept": "ale"})),
        ([right("a")], Reason("fading", {"concept": "ale", "percent": 74, "day": "2026-03-16"})),
        ([wrong("a")], Reason("missed", {"concept": "ale", "missed": 1, "answers": 1})),
    ],
)
def test_a_concept_is_new_missed_or_fading(log: list[CoachAttempt], reason: Reason) -> None:
    pool = bank(question("a", "ale"), question("b", "ale"))
    pick = Coach.replay(pool, log).next(NOW + timedelta(days=7))
    assert pick
    assert (pick.reason, pick.pair) == (reason, None)


def test_a_sure_mistake_brings_its_contrast_at_once() -> None:
    pool = bank(
        question("a", "ale", "bock"), question("b", "bock", "ale"), question("c", "cider"), question("d", "dunkel")
    )
    coach = Coach.replay(pool, [wrong("a", "bock", confidence="sure")])
    reason = Reason("confused", {"chosen": "bock", "right": "ale", "times": 1, "meetings": 1})
    assert coach.next(NOW) == Pick("b", reason, ("bock", "ale"))


def test_an_unsure_mistake_waits_its_turn() -> None:
    pool = bank(question("a", "ale", "bock"), question("b", "ale", "bock"), question("c", "cider"))
    pick = Coach.replay(pool, [wrong("a", "bock", confidence="unsure")]).next(NOW)
    assert pick
    assert pick.question_id == "c"


def test_a_question_just_answered_is_not_asked_again_while_another_is_left() -> None:
    pick = Coach.replay(TWO, [wrong("a", "bock")]).next(NOW)
    assert pick
    assert pick.question_id == "b"


def test_a_sure_mistake_does_not_bring_the_same_question_back_at_once() -> None:
    pool = bank(question("a", "ale", "bock"), question("c", "cider"))
    coach = Coach.replay(pool, [right("c"), wrong("a", "bock", confidence="sure")])
    pick = coach.next(NOW)
    assert pick
    assert pick.question_id == "c"


def test_the_only_question_is_asked_again() -> None:
    pick = Coach.replay(bank(question("a", "ale")), [right("a")]).next(NOW)
    assert pick
    assert pick.question_id == "a"


@pytest.mark.parametrize(("declared", "key"), [(["ale bock"], "declared"), ([], "unmet")])
def test_two_that_never_met_are_said_to_be_declared_or_just_not_met(declared: list[str], key: str) -> None:
    pool = bank(question("a", "ale"), question("b", "ale", "bock"), declared=declared)
    reason = Reason(key, {"one": "ale", "other": "bock"})
    assert Coach.replay(pool, [right("a")]).next(NOW) == Pick("b", reason, ("ale", "bock"))
