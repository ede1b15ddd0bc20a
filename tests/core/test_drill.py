"""A contrast drill takes turns, repeats nothing before its time, and ends when both sides are right, spaced."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.coach import MOST_IN_DRILL, Bank, drill_pool, next_in_drill
from tests.core.coaching import bank, banks, question

PAIR = ("ale", "bock")
POOL = bank(
    question("a1", "ale", "bock"), question("a2", "ale", "bock", "cider"), question("b1", "bock", "ale"),
    question("b2", "bock", "ale"), question("n1", "cider", "ale", "bock"), question("x", "ale", "cider"),
    question("both", "ale bock", "cider"), question("d", "ale", "bock", disputed=True),
)  # fmt: skip


def drilled(pool: Bank, knows: Callable[[str], bool], seed: int = 1) -> list[tuple[str, bool]]:
    answers: list[tuple[str, bool]] = []
    while id_ := next_in_drill(pool, PAIR, answers, seed=seed):
        answers.append((id_, knows(id_)))
    return answers


def test_the_pool_has_stems_of_each_side_and_of_neither() -> None:
    assert drill_pool(POOL, PAIR) == {"a1": "ale", "a2": "ale", "b1": "bock", "b2": "bock", "n1": None}


def test_who_knows_both_is_done_after_two_of_each_that_lie_apart() -> None:
    answers = [id_ for id_, _ in drilled(POOL, lambda _: True)]
    for side in "ab":
        first, *_, last = [place for place, id_ in enumerate(answers) if id_[0] == side]
        assert last - first > 2
    assert len(answers) <= 8


@pytest.mark.parametrize("seed", range(20))
def test_every_side_has_its_turn_in_each_round(seed: int) -> None:
    answers = [id_[0] for id_, _ in drilled(POOL, lambda _: False, seed)]
    assert set(answers[:3]) == {"a", "b", "n"}


def test_the_turn_gives_nothing_away() -> None:
    firsts = Counter(next_in_drill(POOL, PAIR, [], seed=seed) or "" for seed in range(60))
    assert {id_[0] for id_ in firsts} == {"a", "b", "n"}


def test_a_side_that_is_missed_has_to_be_right_twice_again() -> None:
    answers = [("a1", True), ("b1", True), ("n1", True), ("a2", True), ("b2", False)]
    assert next_in_drill(POOL, PAIR, answers, seed=1)
    assert next_in_drill(POOL, PAIR, [*answers, ("b1", True)], seed=1)
    assert next_in_drill(POOL, PAIR, [*answers, ("b1", True), ("n1", True), ("a1", True), ("b2", True)], seed=1) is None


def test_who_never_knows_is_let_go() -> None:
    assert len(drilled(POOL, lambda _: False)) == MOST_IN_DRILL


def test_with_one_question_one_right_answer_is_enough() -> None:
    assert drilled(bank(question("a1", "ale", "bock")), lambda _: True) == [("a1", True)]


def test_where_neither_is_ever_right_there_is_a_drill_all_the_same() -> None:
    assert drilled(bank(question("n1", "cider", "ale", "bock")), lambda _: True) == [("n1", True)]


def test_a_pair_that_no_question_tells_apart_has_no_drill() -> None:
    assert next_in_drill(POOL, ("ale", "dunkel"), [], seed=1) is None


@settings(max_examples=60, deadline=None)
@given(banks, st.integers(0, 99), st.floats(0, 1))
def test_no_question_comes_again_before_all_were_asked(pool: Bank, seed: int, knows: float) -> None:
    dice = Random(seed)
    asked = [id_ for id_, _ in drilled(pool, lambda _: dice.random() < knows, seed)]
    size = len(drill_pool(pool, PAIR))
    assert all(count <= 1 + (len(asked) - 1) // max(1, size) for count in Counter(asked).values())
    assert size < 2 or all(one != other for one, other in pairwise(asked))
