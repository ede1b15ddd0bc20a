"""A drill on two concepts, question by question."""

from hypothesis import given
from hypothesis import strategies as st

from app.core.coach import Bank, BankQuestion
from app.core.coach.drill import APART, MOST, TIMES, DrillAnswer, Side, next_in_drill, side_of

PAIR = ("tea", "coffee")


def keyed(id_: str, right: str, *wrong: str, disputed: bool = False) -> BankQuestion:
    return BankQuestion(id_, (right,), wrong, disputed=disputed)


def bank(ones: int = 3, others: int = 3, neither: int = 2) -> Bank:
    return Bank(
        (
            *(keyed(f"tea-{n}", "tea", "coffee", "cocoa") for n in range(ones)),
            *(keyed(f"coffee-{n}", "coffee", "tea") for n in range(others)),
            *(keyed(f"cocoa-{n}", "cocoa", "tea", "coffee") for n in range(neither)),
            keyed("alone", "tea", "water"),
        ),
        frozenset(),
    )


def drilled(questions: Bank, right: list[bool]) -> list[str]:
    """The questions of a drill whose answers go like this; the last of them is repeated."""
    answers: list[DrillAnswer] = []
    while (id_ := next_in_drill(questions, PAIR, answers)) is not None:
        answers.append(DrillAnswer(id_, right[min(len(answers), len(right) - 1)]))
    return [answer.question_id for answer in answers]


def test_the_sides_take_turns() -> None:
    asked = [id_.partition("-")[0] for id_ in drilled(bank(), [False])]
    assert asked[:6] == ["tea", "coffee", "tea", "coffee", "cocoa", "tea"]


def test_no_question_comes_twice_before_all_of_its_side_were_asked() -> None:
    asked = [id_ for id_ in drilled(bank(), [False]) if id_.startswith("tea")]
    assert [len(set(asked[start : start + 3])) for start in range(0, len(asked) - 2, 3)] == [3] * (len(asked) // 3)


def test_a_drill_ends_when_both_directions_were_right_at_spaced_times() -> None:
    assert drilled(bank(neither=0), [True]) == ["tea-0", "coffee-0", "tea-1", "coffee-1", "tea-2", "coffee-2"]


def test_a_right_answer_right_after_another_of_its_side_does_not_count_again() -> None:
    answers = [DrillAnswer("tea-0", True), DrillAnswer("tea-1", True), DrillAnswer("tea-2", True)]
    assert next_in_drill(bank(others=0, neither=0), PAIR, answers) == "tea-0"


def test_a_mistake_begins_its_direction_anew() -> None:
    once, again = drilled(bank(neither=0), [True]), drilled(bank(neither=0), [True] * 4 + [False, True])
    assert len(again) > len(once)


def test_one_direction_alone_can_be_drilled() -> None:
    assert drilled(bank(others=0, neither=0), [True]) == ["tea-0", "tea-1", "tea-2", "tea-0"]


def test_nothing_to_ask_ends_it_at_once() -> None:
    assert drilled(bank(ones=0, others=0), [True]) == []


def test_a_question_whose_key_is_doubted_or_that_has_both_right_is_keyed_to_neither_side() -> None:
    assert side_of(keyed("q", "tea", "coffee", disputed=True), PAIR) is None
    assert side_of(BankQuestion("q", ("tea", "coffee"), ("cocoa",)), PAIR) is None
    assert side_of(keyed("q", "tea", "water"), PAIR) is None
    assert side_of(keyed("q", "cocoa", "tea", "coffee"), PAIR) is Side.NEITHER


@given(st.integers(0, 4), st.integers(0, 4), st.integers(0, 3), st.lists(st.booleans(), min_size=1, max_size=30))
def test_every_drill_ends_and_asks_only_of_its_pair(ones: int, others: int, neither: int, right: list[bool]) -> None:
    questions = bank(ones, others, neither)
    asked = drilled(questions, right)
    assert len(asked) <= MOST
    assert all(side_of(questions.by_id[id_], PAIR) for id_ in asked)


@given(st.integers(1, 4), st.integers(1, 4), st.lists(st.booleans(), min_size=1, max_size=30))
def test_a_drill_that_ends_early_has_told_both_apart(ones: int, others: int, right: list[bool]) -> None:
    asked = drilled(bank(ones, others), right)
    if len(asked) < MOST:
        for side in ("tea", "coffee"):
            places = [n for n, id_ in enumerate(asked) if id_.startswith(side) and right[min(n, len(right) - 1)]]
            assert len(places) >= TIMES
            assert places[-1] - places[0] > APART
