"""Who chooses the next question: the coach, and three others it is compared with."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Protocol

from fsrs import Card, Rating
from fsrs import Scheduler as Fsrs

from app.core.coach import Bank, BankQuestion, Coach, CoachAttempt
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


class ByCoachWithoutRivals(ByCoach):
    """The coach with a bank whose distractors name nothing: it knows concepts, but no pair to tell apart."""

    def __init__(self, world: World, exam_day: date, rng: Random) -> None:
        nameless = tuple(replace(question, wrong=(None,) * len(question.wrong)) for question in world.bank.questions)
        super().__init__(replace(world, bank=Bank(nameless, frozenset())), exam_day, rng)
        self._questions = {question.id: question for question in world.bank.questions}


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
    """FSRS with its defaults over cards; those never asked come in random order."""

    def __init__(self, questions_of: dict[str, list[BankQuestion]], rng: Random, *, new_first: bool) -> None:
        self._questions_of = {card: rng.sample(pool, len(pool)) for card, pool in questions_of.items()}
        self._card_of = {question.id: card for card, pool in questions_of.items() for question in pool}
        self._new = rng.sample(sorted(questions_of), len(questions_of))
        self._new_first = new_first
        self._cards: dict[str, Card] = {}
        self._fsrs = Fsrs(learning_steps=(), relearning_steps=(), enable_fuzzing=False)

    def choose(self, now: datetime) -> BankQuestion:
        """Of the chosen card, the question that was asked longest ago."""
        return self._questions_of[self._choose_card(_midnight(now))][0]

    def _choose_card(self, today: datetime) -> str:
        """What is due and least well recalled, or what is new; with neither left, what was asked longest ago."""
        due = [name for name, card in self._cards.items() if card.due <= today]
        if self._new and (self._new_first or not due):
            return self._new[-1]
        return min(due or self._cards, key=lambda name: (self._recall(name, today), name))

    def _recall(self, name: str, today: datetime) -> float:
        """1 for a card that was asked today."""
        return self._fsrs.get_card_retrievability(self._cards[name], today)

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
    """New concepts before due ones: with twenty questions a day the other way round never gets through the bank."""
    pools: dict[str, list[BankQuestion]] = {}
    for question in world.bank.questions:
        pools.setdefault(question.right[0], []).append(question)
    return Cards(pools, rng, new_first=True)


def card_a_question(world: World, exam_day: date, rng: Random) -> Cards:
    """Due questions before new ones, as flashcard programs do; the other way round it is the shuffled bank."""
    return Cards({question.id: [question] for question in world.bank.questions}, rng, new_first=False)


def _midnight(at: datetime) -> datetime:
    return datetime.combine(at.date(), datetime.min.time(), UTC)
