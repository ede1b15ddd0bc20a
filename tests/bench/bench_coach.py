"""What the coach costs: picking a question, recording an answer, replaying a log."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from time import process_time

from app.core.coach import Bank, BankQuestion, Coach, CoachAttempt
from tests.bench.figures import Figure

SIZES = ((300, 2_000, 5), (5_000, 20_000, 50))
"""Questions, answers, and the milliseconds in which a pick is wished for."""
QUESTIONS_A_CONCEPT = 4
NEIGHBOURS = 6
"""Distractors name concepts at most so far from the right one."""
START = datetime(2026, 1, 1, tzinfo=UTC)


def measure() -> Iterator[Figure]:
    for questions, answers, aim in SIZES:
        bank = make_bank(questions)
        yield from _measure(bank, make_log(bank, answers), f"≤ {aim} ms")


def _measure(bank: Bank, log: list[CoachAttempt], aim: str) -> Iterator[Figure]:
    now = log[-1].at
    coach = Coach.replay(bank, log)
    size = f"{len(bank.questions):,} questions, {len(log):,} answers"
    yield Figure(f"The coach's next question: {size}", milliseconds(lambda: coach.next(now)), aim)
    yield Figure("Recording an answer there", milliseconds(lambda: coach.record(log[-1])))
    yield Figure("Replaying the log", milliseconds(lambda: Coach.replay(bank, log)))
    yield Figure("Readiness", milliseconds(lambda: coach.readiness(now)))
    yield Figure("All confusions", milliseconds(lambda: coach.confusions(now)))
    yield Figure("Mastery of every concept and tag", milliseconds(lambda: coach.mastery(now)))


def make_bank(questions: int) -> Bank:
    dice = Random(1)
    concepts = questions // QUESTIONS_A_CONCEPT
    made = []
    for number in range(questions):
        right = dice.randrange(concepts)
        near = [n for n in range(right - NEIGHBOURS, right + NEIGHBOURS + 1) if n != right]
        wrong = tuple(f"concept-{n % concepts}" for n in dice.sample(near, 3))
        made.append(BankQuestion(f"question-{number}", (f"concept-{right}",), wrong, (f"tag-{right // 20}",)))
    return Bank(tuple(made), frozenset())


def make_log(bank: Bank, answers: int) -> list[CoachAttempt]:
    """Six answers in ten are right, one every quarter of an hour."""
    dice = Random(2)
    log = []
    for number in range(answers):
        question = dice.choice(bank.questions)
        correct = dice.random() < 0.6
        chosen = question.right[0] if correct else dice.choice(question.rivals)
        log.append(CoachAttempt(question.id, (chosen,), correct, START + timedelta(minutes=15 * number)))
    return log


def milliseconds(work: Callable[[], object]) -> str:
    """CPU time, the middle of five."""
    times = []
    for _ in range(5):
        started = process_time()
        work()
        times.append(process_time() - started)
    return f"{1000 * sorted(times)[2]:.2f} ms"


if __name__ == "__main__":
    for figure in measure():
        print(f"{figure.what}: {figure.value} {figure.aim and f'[{figure.aim}]'}")
