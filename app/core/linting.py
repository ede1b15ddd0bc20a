"""What an item writer would change, in single questions and across the bank. All of it is advice.

Across the bank a pattern is told only where chance hardly makes it: at least twenty questions, one in a hundred.
"""

import math
from collections.abc import Iterable, Iterator, Sequence

from app.core import rules
from app.core.diagnostics import Diagnostic, Place
from app.core.phrasing import BANDS, alike, band
from app.core.summaries import NoteSummary, QuestionSummary

ENOUGH_QUESTIONS = 20
RARE = 0.01
"""What chance makes less often than this is told."""
NOTICEABLE = 0.1
"""… when it is also this much more than chance makes on average: in a large bank everything is unlikely."""
ALIKE = 0.75
"""Stems that share this much of their runs of seven letters are almost the same: one word in fifteen differs."""


def lint_bank(notes: Sequence[NoteSummary]) -> Iterator[Diagnostic]:
    """The slips of every question, then what shows only across all of them."""
    for note in notes:
        for question in note.questions:
            for code, found in question.slips:
                yield rules.RULES[code].at(Place(note.path, question.line), found=found)
    yield from _check_lengths(notes)
    yield from _check_positions(notes)
    yield from _check_alike(notes)


def _single_keys(notes: Iterable[NoteSummary]) -> Iterator[QuestionSummary]:
    """Questions with one right option among several; one that stands in two languages counts once."""
    seen: set[str] = set()
    for note in notes:
        for question in note.questions:
            if question.id in seen or question.right_positions.bit_count() != 1 or question.option_count < 2:
                continue
            if question.explicit_id:
                seen.add(question.id)
            yield question


def _check_lengths(notes: Sequence[NoteSummary]) -> Iterator[Diagnostic]:
    total, hits, expected = 0, 0, 0.0
    for question in _single_keys(notes):
        total += 1
        hits += question.right_is_longest
        expected += 1 / question.option_count
    if _is_pattern(hits, total, expected):
        yield rules.RIGHT_IS_LONGEST.at(Place("."), hits=hits, total=total, expected=round(expected))


def _check_positions(notes: Sequence[NoteSummary]) -> Iterator[Diagnostic]:
    hits: dict[int, int] = {}
    counts: dict[int, int] = {}
    for question in _single_keys(notes):
        place = question.right_positions.bit_length() - 1
        hits[place] = hits.get(place, 0) + 1
        counts[question.option_count] = counts.get(question.option_count, 0) + 1
    for place in sorted(hits, key=lambda place: (-hits[place], place)):
        total = sum(number for options, number in counts.items() if options > place)
        expected = sum(number / options for options, number in counts.items() if options > place)
        if _is_pattern(hits[place], total, expected, looked_at=len(hits)):
            label = chr(ord("A") + place)
            yield rules.POSITION_BIAS.at(
                Place("."), label=label, hits=hits[place], total=total, expected=round(expected)
            )
            return


def _is_pattern(hits: int, total: int, expected: float, looked_at: int = 1) -> bool:
    """Whether chance makes so many hits hardly ever; `looked_at` is in how many places hits were looked for."""
    if total < ENOUGH_QUESTIONS or (hits - expected) / total < NOTICEABLE:
        return False
    return tail(hits, total, expected / total) * looked_at < RARE


def tail(hits: int, total: int, chance: float) -> float:
    """How likely so many hits or more are: the exact binomial tail."""
    if hits <= 0:
        return 1.0
    log_chance, log_miss = math.log(chance), math.log1p(-chance)
    return math.fsum(
        math.exp(_log_choose(total, n) + n * log_chance + (total - n) * log_miss) for n in range(hits, total + 1)
    )


def _log_choose(total: int, chosen: int) -> float:
    return math.lgamma(total + 1) - math.lgamma(chosen + 1) - math.lgamma(total - chosen + 1)


def _check_alike(notes: Sequence[NoteSummary]) -> Iterator[Diagnostic]:
    """Stems that are almost the same. A question is compared with the first ones that share a part of its sketch."""
    told: dict[tuple[str, int], str] = {}
    for number in range(BANDS):
        first: dict[int, tuple[NoteSummary, QuestionSummary]] = {}
        for note in notes:
            for question in note.questions:
                if not question.sketch:
                    continue
                other, twin = first.setdefault(band(question.sketch, number), (note, question))
                if twin is not question and _is_unwanted(note, question, other, twin):
                    told.setdefault((note.path, question.line), f"{other.path}:{twin.line}")
    for (path, line), where in told.items():
        yield rules.ALMOST_THE_SAME.at(Place(path, line), other=where)


def _is_unwanted(note: NoteSummary, question: QuestionSummary, other: NoteSummary, twin: QuestionSummary) -> bool:
    """Two stems of one note that differ in a word and in their answer are there to be told apart."""
    if question.content_key == twin.content_key or question.id == twin.id:
        return False
    if note is other and question.key != twin.key:
        return False
    return alike(question.sketch, twin.sketch) >= ALIKE
