"""Running a population under every scheduler."""

from dataclasses import dataclass

from tests.simulation.measures import Calibration, Interval, Marks, calibration, mean_of, named_truly, saved
from tests.simulation.populations import Population
from tests.simulation.schedulers import ByCoach, ByCoachWithoutRivals, Shuffled, card_a_concept, card_a_question
from tests.simulation.studies import MakeScheduler, study

A_DAY = 20
FEWER = (5, 8, 11, 14, 17)
OTHERS: dict[str, MakeScheduler] = {
    "shuffled bank": Shuffled,
    "FSRS per concept": card_a_concept,
    "one card per question": card_a_question,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    population: Population
    untaught: Interval
    """Marks without any study."""
    coach: Interval
    without_rivals: Interval
    """Of the coach that knows of no pair, less the coach: what the confusion term is worth to picking, negated."""
    others: dict[str, Interval]
    lead: dict[str, Interval]
    """Marks of the coach above each other, learner by learner."""
    saved: dict[str, Interval]
    calibration: Calibration
    named: float
    """Percent of five named pairs that are among the worst tenth."""


def run(population: Population, learners: int) -> Outcome:
    def marks(make: MakeScheduler, a_day: int = A_DAY) -> Marks:
        return [study(population, number, make, a_day).mark for number in range(learners)]

    results = [study(population, number, ByCoach, A_DAY) for number in range(learners)]
    coach = [result.mark for result in results]
    by_coach = {count: marks(ByCoach, count) for count in FEWER} | {A_DAY: coach}
    others = {name: marks(make) for name, make in OTHERS.items()}
    return Outcome(
        population,
        mean_of(marks(Shuffled, 0)),
        mean_of(coach),
        _difference(marks(ByCoachWithoutRivals), coach),
        {name: mean_of(theirs) for name, theirs in others.items()},
        {name: _difference(coach, theirs) for name, theirs in others.items()},
        {name: saved(by_coach, theirs, A_DAY) for name, theirs in others.items()},
        calibration(results),
        named_truly(results),
    )


def _difference(one: Marks, other: Marks) -> Interval:
    return mean_of([a - b for a, b in zip(one, other, strict=True)])
