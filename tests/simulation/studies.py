"""One learner, one scheduler, one week: what is known on the exam day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

from app.core.coach import Coach, Readiness
from tests.simulation.banks import World, make_world
from tests.simulation.learners import SECONDS_A_DAY, Learner
from tests.simulation.populations import Population
from tests.simulation.schedulers import ByCoach, Scheduler

DAYS = 7
FIRST_EVENING = datetime(2026, 3, 2, 19, tzinfo=UTC)
EXAM = FIRST_EVENING + timedelta(days=DAYS) - timedelta(hours=9)
NAMED = 5
"""Pairs that the page of today shows."""

MakeScheduler = Callable[[World, date, Random], Scheduler]


@dataclass(frozen=True, slots=True)
class Result:
    mark: float
    """Expected on the held-out exam, 0–100."""
    readiness: Readiness | None = None
    named: tuple[bool, ...] = ()
    """Of each pair named, whether it is truly among the worst tenth."""


def study(population: Population, number: int, make: MakeScheduler, a_day: int) -> Result:
    """The learner of that number has the same mind and the same bank under every scheduler."""
    world = make_world(population.shape, Random(f"{population.name} world {number}"))
    learner = Learner(population.kind, world, Random(f"{population.name} learner {number}"))
    scheduler = make(world, EXAM.date(), Random(f"{population.name} scheduler {number}"))
    for day in range(DAYS):
        for minute in range(a_day):
            now = FIRST_EVENING + timedelta(days=day, minutes=minute)
            scheduler.record(learner.answer(scheduler.choose(now), now))
    mark = learner.mark(world.exam, EXAM.timestamp() / SECONDS_A_DAY)
    if not isinstance(scheduler, ByCoach):
        return Result(mark)
    readiness = scheduler.coach.readiness(EXAM)
    return Result(
        mark,
        readiness if isinstance(readiness, Readiness) else None,
        _named(scheduler.coach, learner, world),
    )


def _named(coach: Coach, learner: Learner, world: World) -> tuple[bool, ...]:
    worst = _worst_tenth(learner, world)
    return tuple(frozenset(confusion.pair) in worst for confusion in coach.confusions(EXAM)[:NAMED])


def _worst_tenth(learner: Learner, world: World) -> set[frozenset[str]]:
    """Of the pairs that the bank puts together, those most often taken for each other on the exam day."""
    now = EXAM.timestamp() / SECONDS_A_DAY
    taken: dict[frozenset[str], list[float]] = {}
    for question in world.bank.questions:
        for rival in question.rivals:
            taken.setdefault(frozenset((question.right[0], rival)), []).append(learner.takes(question, rival, now))
    worst = sorted(taken, key=lambda pair: (-sum(taken[pair]) / len(taken[pair]), sorted(pair)))
    return set(worst[: len(worst) // 10])
