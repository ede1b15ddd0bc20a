"""A small version of the simulation: it runs, repeats itself, and the coach leads where its structure is real."""

from collections.abc import Callable
from random import Random
from statistics import fmean

import pytest

from tests.simulation.banks import Shape, make_world
from tests.simulation.learners import Kind, Learner, all_or_none, exponential, power_law, two_stores
from tests.simulation.measures import questions_for
from tests.simulation.memories import FIRST_DAY, Memory
from tests.simulation.outcomes import run
from tests.simulation.populations import POPULATIONS, Population, Role
from tests.simulation.report import render
from tests.simulation.schedulers import ByCoach, Shuffled
from tests.simulation.studies import FIRST_EVENING, study

SMALL = Shape(questions=60, concepts=15, held_out=20)


def test_the_coach_leads_the_shuffled_bank() -> None:
    marks = {
        make: fmean(study(POPULATIONS[0], number, make, 20).mark for number in range(3)) for make in (ByCoach, Shuffled)
    }
    assert marks[ByCoach] > marks[Shuffled] + 1


def test_a_study_repeats_itself() -> None:
    population = Population("small", Role.NEW, Kind(exponential), SMALL)
    assert study(population, 1, ByCoach, 4) == study(population, 1, ByCoach, 4)


def test_a_report_says_for_every_aim_whether_it_is_met() -> None:
    outcome = run(Population("small", Role.NEW, Kind(exponential), SMALL), 2)
    page = render([outcome], 2, a_day=20, fewest=5, exam=20)
    assert page.count("| met |") + page.count("| **missed** |") == 9


@pytest.mark.parametrize("make_memory", [power_law, exponential, all_or_none, two_stores])
def test_every_mind_learns_by_answering_and_forgets(make_memory: Callable[[float, Random], Memory]) -> None:
    world = make_world(SMALL, Random(1))
    learner = Learner(Kind(make_memory, ability=-3.0, contrast=1.0), world, Random(2))
    before = learner.mark(world.exam, FIRST_DAY)
    for question in world.bank.questions:
        learner.answer(question, FIRST_EVENING)
    marks = [learner.mark(world.exam, FIRST_DAY + days) for days in (1, 30)]
    assert before < marks[1] < marks[0]


@pytest.mark.parametrize(("mark", "questions"), [(10.0, 5.0), (55.0, 7.5), (90.0, 10.0)])
def test_questions_for_a_mark_lie_between_those_tried(mark: float, questions: float) -> None:
    assert questions_for(mark, {5: 50.0, 10: 60.0}) == questions
