"""When an earlier answer is marked: the key was changed, not its letters or words."""

import pytest

from app.core.corrections import Solution, has_changed
from app.core.model import Kind


def one(right: str, *options: str) -> Solution:
    return Solution(Kind.SINGLE, frozenset(options or ("tea", "coffee", "milk")), (right,))


def several(*right: str, wrong: tuple[str, ...] = ("milk",)) -> Solution:
    return Solution(Kind.MULTIPLE, frozenset({*right, *wrong}), right)


def order(*right: str, wrong: tuple[str, ...] = ("roast",)) -> Solution:
    return Solution(Kind.ORDERING, frozenset({*right, *wrong}), right)


def match(**right: str) -> Solution:
    options = frozenset(right.values())
    return Solution(Kind.MATCHING, options, tuple(right.values()), tuple(right))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (one("tea"), one("tea")),
        (one("tea"), one("green tea", "green tea", "coffee", "milk")),
        (one("tea"), one("tea", "tea", "coffee", "cold milk")),
        (several("tea", "coffee"), several("coffee", "tea")),
        (several("tea", "coffee"), several("tea", "black coffee")),
        (order("boil", "pour", "wait"), order("boil", "pour on", "wait")),
        (match(tea="leaf", mocha="bean"), match(mocha="bean", tea="leaf")),
        (match(tea="leaf", mocha="bean"), match(tea="a leaf", mocha="bean")),
        (match(tea="leaf"), match(tea="leaf", mocha="bean")),
    ],
)
def test_letters_places_and_words_may_change_without_the_key(before: Solution, after: Solution) -> None:
    assert not has_changed(before, after, declared=False)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (one("tea"), one("coffee")),
        (one("tea"), one("green tea", "green tea", "tea", "milk")),
        (one("tea"), one("milk", "coffee", "milk")),
        (one("tea"), several("tea", "coffee")),
        (several("tea", "coffee"), several("tea", wrong=("coffee", "milk"))),
        (several("tea"), several("tea", "green tea")),
        (several("tea", "coffee"), several("tea", "milk", wrong=("coffee",))),
        (order("boil", "pour", "wait"), order("pour", "boil", "wait")),
        (order("boil", "pour", wrong=("wait",)), order("boil", "wait", wrong=("pour",))),
        (order("boil", "pour"), order("boil")),
        (match(tea="leaf", mocha="bean"), match(tea="bean", mocha="leaf")),
        (one("tea"), order("tea", "coffee")),
    ],
)
def test_what_was_right_and_is_not_any_more_is_a_changed_key(before: Solution, after: Solution) -> None:
    assert has_changed(before, after, declared=False)
    assert has_changed(after, before, declared=False)


def test_an_author_who_declares_a_change_is_believed_even_if_the_option_was_reworded() -> None:
    reworded = one("green tea", "green tea", "coffee", "milk")
    assert has_changed(one("tea"), reworded, declared=True)
    assert not has_changed(one("tea"), one("tea"), declared=True)
