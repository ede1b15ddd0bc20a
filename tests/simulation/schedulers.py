"""Who chooses the next question: the coach, and three others it is compared with."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Protocol

from fsrs import Card, Rating
from fsrs import Scheduler as Fsrs

from app.core.coach import BankQuestion, Coach, CoachAttempt
from tests.simulation.banks import World


class Scheduler(Protocol):
    def choose(self, now: datetime) -> BankQuestion: ...

    def record(self, attempt: CoachAttempt) -> None: ...


class ByCoach:
    def __init__(self, world: World, exam_day: date, rng: Random) -> None:
        self.coach = Coach(world.bank, exam_day, seed=rng.randrange(1_000_000))
        self._questions = {question.id: question for question in world.bank.questions}

    def choose(self, now: datetime) -> BankQuestion:
        pick = self.coach.next(now)
        assert pick
        return self._questions[pick.question_id]

    def record(self, attempt: CoachAttempt) -> None:
        self.coach.record(attempt)


class Shuffled:
    """The bank in random order, and again when it is through."""

    def __init__(self, world: World, exam_day: date, rng: Random) -> None:
        self._bank, self._rng = list(world.bank.questions), rng
        self._left: list[BankQuestion] = []

    def choose(self, now: datetime) -> BankQuestion:
        if not self._left:
            self._left = self._rng.sample(self._bank, len(self._bank))
        return self._left.pop()

    def record(self, attempt: CoachAttempt) -> None:
        pass


class Cards:
    """FSRS with its defaults over cards, new ones in random order: what is due comes first, the longest due before."""

    def __init__(self, questions_of: dict[str, list[BankQuestion]], rng: Random) -> None:
        self._questions_of = {card: rng.sample(pool, len(pool)) for card, pool in questions_of.items()}
        self._card_of = {question.id: card for card, pool in questions_of.items() for question in pool}
        self._new = rng.sample(sorted(questions_of), len(questions_of))
        self._cards: dict[str, Card] = {}
        self._fsrs = Fsrs(learning_steps=(), relearning_steps=(), enable_fuzzing=False)

    def choose(self, now: datetime) -> BankQuestion:
        """The question of the chosen card that was asked longest ago."""
        if self._new:
            name = self._new[-1]
        else:
            recall={n:(c.last_review>=_midnight(now),self._fsrs.get_card_retrievability(c,now)) for n,c in self._cards.items()}
            name = min(recall,key=lambda n:recall[n])
        return self._questions_of[name][0]

    def record(self, attempt: CoachAttempt) -> None:
        name = self._card_of[attempt.question_id]
        pool = self._questions_of[name]
        pool.append(pool.pop(0))
        if name in self._new:
            self._new.remove(name)
        day = _midnight(attempt.at)
        rating = Rating.Again if not attempt.correct else Rating.Hard if attempt.confidence == "unsure" else Rating.Good
        card = self._cards.get(name) or Card(card_id=0, due=day)
        self._cards[name], _ = self._fsrs.review_card(card, rating, day)
        self._cards[name].due = max(self._cards[name].due, day + timedelta(days=1))


def card_a_concept(world: World, exam_day: date, rng: Random) -> Cards:
    pools: dict[str, list[BankQuestion]] = {}
    for question in world.bank.questions:
        pools.setdefault(question.right[0], []).append(question)
    return Cards(pools, rng)


def card_a_question(world: World, exam_day: date, rng: Random) -> Cards:
    return Cards({question.id: [question] for question in world.bank.questions}, rng)


def _midnight(at: datetime) -> datetime:
    return datetime.combine(at.date(), datetime.min.time(), UTC)
