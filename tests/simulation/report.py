"""docs/learning.md: what the simulation found, aims missed included."""

from collections.abc import Iterable, Sequence
from statistics import fmean

from tests.simulation.measures import Interval
from tests.simulation.outcomes import OTHERS, Outcome
from tests.simulation.populations import Role

AIMS_SAVED = {"shuffled bank": 26, "FSRS per concept": 19, "one card per question": 55}
NO_WORSE = -0.5
"""Marks that no population may lose against the shuffled bank."""

PAGE = """\
# How the coach fares against made-up learners

Written by `python -m tests.simulation` with {learners} learners of each kind. It shows that the code uses structure in
how people learn if they have it: memories that fade, concepts that are taken for each other, explanations that help. It
shows nothing about people.

Each learner studies for seven evenings with {a_day} questions and sits an exam the next morning: {exam} questions made
like those of the bank, none of them seen. A mark is the expected percentage there. The memory models are not the
coach's; bank, mind and dice are the same under every scheduler. *Tuned on* are the populations by which constants were
chosen, *watched* those looked at closely on the way, *new* those made last, by which nothing was chosen: those alone
are a fair test.

The others: the **shuffled bank**; **FSRS per concept**, which asks for every concept once before it reviews, because
the other way round it never gets through the bank; **one card per question** in FSRS, due ones before new ones, as
flashcard programs do (with new ones first it is the shuffled bank).

## Against the aims

Met or missed is judged by the new populations.

| aim | all populations | new ones only | |
| --- | --- | --- | --- |
{aims}
## Marks

With 95 % intervals over learners. The last column is what the coach loses if it knows of no pair, so what the confusion
term adds to *picking*.

| population | | without study | shuffled | FSRS per concept | card per question | coach | knowing of no pair |
| --- | --- | --- | --- | --- | --- | --- | --- |
{marks}
## Questions saved

Percent fewer questions a day to the same mean mark, by interpolation between the numbers tried (from {fewest} a day);
75 % is the most and 0 % the least that this can show.

| population | | against shuffled | against FSRS per concept | against one card per question |
| --- | --- | --- | --- | --- |
{saved}
## Readiness, and the pairs named

| population | | bias | mean absolute error | intervals that hold, % | mean width | pairs in the worst tenth, % |
| --- | --- | --- | --- | --- | --- | --- |
{readiness}
A pair counts by how often its bank questions would make the learner choose the rival on the exam morning, guesses
included; a tenth would be right by chance among all pairs of the bank.

## Contrast drill

A drill asks about two concepts only: stems with the one right, stems with the other right, and stems that offer both
where neither is right. The sides take turns in an order drawn anew each round, so that the turn gives nothing away. No
question comes again before all were asked. The drill ends when each side was answered right twice since it was last
missed, *spaced*: with at least two other answers in between (fewer only where there are fewer questions), so that the
second is not an echo of the first; or after twenty answers. It was not simulated.

## Where it does not help

{limits}"""


def render(outcomes: Sequence[Outcome], learners: int, *, a_day: int, fewest: int, exam: int) -> str:
    return PAGE.format(
        learners=learners,
        a_day=a_day,
        fewest=fewest,
        exam=exam,
        aims=_table(_aims(outcomes)),
        marks=_table(map(_marks, outcomes)),
        saved=_table(map(_saved, outcomes)),
        readiness=_table(map(_readiness, outcomes)),
        limits="".join(f"- {limit}\n" for limit in _limits(outcomes)),
    )


def _table(rows: Iterable[Sequence[str]]) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _aims(outcomes: Sequence[Outcome]) -> list[Sequence[str]]:
    parts = (outcomes, [outcome for outcome in outcomes if outcome.population.role is Role.NEW])
    rows: list[Sequence[str]] = []
    for name, aim in AIMS_SAVED.items():
        values = [fmean(outcome.saved[name].mean for outcome in part) for part in parts]
        rows.append(_aim(f"≥ {aim} % fewer questions than {name}", values, "{:.0f} %", values[1] >= aim))
    values = [min(outcome.lead["shuffled bank"].mean for outcome in part) for part in parts]
    rows.append(_aim("worst lead on the shuffled bank ≥ −0.5 marks", values, "{:+.1f}", min(values) >= NO_WORSE))
    values = [fmean(outcome.calibration.bias for outcome in part) for part in parts]
    rows.append(_aim("readiness within 2 marks on average", values, "{:+.1f}", abs(values[1]) <= 2))
    values = [fmean(outcome.calibration.error for outcome in part) for part in parts]
    rows.append(_aim("the same, for one learner (mean absolute error)", values, "{:.1f}", values[1] <= 2))
    values = [fmean(outcome.calibration.coverage for outcome in part) for part in parts]
    rows.append(_aim("80 % intervals that hold 72–88 % of the time", values, "{:.0f} %", 72 <= values[1] <= 88))
    values = [fmean(outcome.calibration.width for outcome in part) for part in parts]
    rows.append(_aim("… and are at most 16 marks wide", values, "{:.1f}", values[1] <= 16))
    values = [fmean(outcome.named for outcome in part) for part in parts]
    rows.append(_aim("≥ 55 % of named pairs in the worst tenth", values, "{:.0f} %", values[1] >= 55))
    return rows


def _aim(what: str, values: Sequence[float], form: str, met: bool) -> Sequence[str]:
    return (what, *(form.format(value) for value in values), "met" if met else "**missed**")


def _marks(outcome: Outcome) -> Sequence[str]:
    others = (str(outcome.others[name]) for name in OTHERS)
    return (
        *_head(outcome),
        f"{outcome.untaught.mean:.1f}",
        *others,
        str(outcome.coach),
        _signed(outcome.without_rivals),
    )


def _saved(outcome: Outcome) -> Sequence[str]:
    percents = (outcome.saved[name] for name in OTHERS)
    return (*_head(outcome), *(f"{p.mean:.0f} % ({p.low:.0f} to {p.high:.0f})" for p in percents))


def _readiness(outcome: Outcome) -> Sequence[str]:
    found = outcome.calibration
    return (
        *_head(outcome),
        f"{found.bias:+.1f}",
        f"{found.error:.1f}",
        f"{found.coverage:.0f}",
        f"{found.width:.1f}",
        f"{outcome.named:.0f}",
    )


def _head(outcome: Outcome) -> Sequence[str]:
    return outcome.population.name, outcome.population.role.value


def _signed(interval: Interval) -> str:
    return f"{interval.mean:+.1f} ({interval.low:+.1f} to {interval.high:+.1f})"


def _limits(outcomes: Sequence[Outcome]) -> list[str]:
    """Every population and every other scheduler where the lead is not clear, and what no table shows."""
    unclear = [
        f"{outcome.population.name}: {_signed(lead)} marks against {name}."
        for outcome in outcomes
        for name, lead in outcome.lead.items()
        if lead.low <= 0
    ]
    idle = [outcome.population.name for outcome in outcomes if outcome.without_rivals.high >= 0]
    aim = AIMS_SAVED["shuffled bank"]
    little = [outcome.population.name for outcome in outcomes if outcome.saved["shuffled bank"].high < aim]
    return [
        *unclear,
        f"Clearly less than {aim} % is saved against the shuffled bank in: {'; '.join(little) or 'none'}.",
        f"Knowing of pairs does not clearly help picking in: {'; '.join(idle) or 'none'}. It is what names the mix-up.",
        "Where nothing looks alike, the pairs named are those of concepts not known: guesses, and no mix-ups.",
        "One learner's readiness is uncertain after a week: with 140 answers, chance alone moves a mark by 3 to 4.",
    ]
