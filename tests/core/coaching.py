"""Small banks and logs for the coach's tests."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Literal

from hypothesis import strategies as st

from app.core.coach import Bank, BankQuestion, CoachAttempt

NOW = datetime(2026, 3, 2, 19, tzinfo=UTC)
SLUGS = ("ale", "bock", "cider", "dunkel", "eiswein")


def question(id_: str, right: str, *wrong: str | None, disputed: bool = False) -> BankQuestion:
    """`right` names its concepts with spaces between them."""
    return BankQuestion(id_, tuple(right.split()), wrong, (), disputed)


def bank(*questions: BankQuestion, declared: Iterable[str] = ()) -> Bank:
    """Declared pairs as two slugs with a space between them."""
    return Bank(questions, frozenset(frozenset(pair.split()) for pair in declared))


def right(
    id_: str,
    *chosen: str,
    minutes: float = 0,
    confidence: Literal["sure", "unsure"] | None = None,
    ms: int | None = None,
) -> CoachAttempt:
    return CoachAttempt(id_, chosen, True, NOW + timedelta(minutes=minutes), confidence, ms)


def wrong(
    id_: str, *chosen: str, minutes: float = 0, confidence: Literal["sure", "unsure"] | None = None
) -> CoachAttempt:
    return CoachAttempt(id_, chosen, False, NOW + timedelta(minutes=minutes), confidence)


questions = st.builds(
    BankQuestion,
    id=st.sampled_from([f"q{number}" for number in range(8)]),
    right=st.lists(st.sampled_from(SLUGS), max_size=2).map(tuple),
    wrong=st.lists(st.sampled_from([*SLUGS, None]), max_size=3).map(tuple),
    tags=st.lists(st.sampled_from(["hot", "cold"]), max_size=2).map(tuple),
    disputed=st.integers(0, 9).map(lambda die: die == 0),
)
banks = st.builds(
    Bank,
    questions=st.lists(questions, max_size=10).map(tuple),
    declared=st.frozensets(st.frozensets(st.sampled_from(SLUGS), max_size=2), max_size=4),
)
moments = st.one_of(
    st.floats(0, 20).map(lambda days: NOW + timedelta(days=days)),
    st.datetimes(timezones=st.just(UTC)),
)
"""Mostly within three weeks; else anywhere on the calendar, in any order."""
attempts = st.builds(
    CoachAttempt,
    question_id=st.sampled_from([*(f"q{number}" for number in range(8)), "gone"]),
    chosen=st.lists(st.sampled_from([*SLUGS, "unknown"]), max_size=2).map(tuple),
    correct=st.booleans(),
    at=moments,
    confidence=st.sampled_from(["sure", "unsure", None]),
    ms=st.one_of(st.none(), st.integers(-1, 10**9)),
)
logs = st.lists(attempts, max_size=15)


@st.composite
def studied(draw: st.DrawFn) -> tuple[Bank, list[CoachAttempt]]:
    """A sound bank of three concepts, and answers chosen from the options of its questions, hours apart."""
    few = SLUGS[:3]
    made = [
        BankQuestion(f"q{number}", (slug,), tuple(other for other in few if other != slug))
        for number, slug in enumerate(draw(st.lists(st.sampled_from(few), min_size=1, max_size=5)))
    ]
    declared = draw(st.frozensets(st.sampled_from([frozenset(few[:2]), frozenset(few[1:])])))
    outcomes = st.tuples(st.sampled_from(made), st.sampled_from(["right", "rival", "rival", "unknown"]), st.booleans())
    log = []
    for number, (asked, outcome, sure) in enumerate(draw(st.lists(outcomes, max_size=10))):
        chosen = {"right": asked.right, "rival": asked.rivals[:1], "unknown": ()}[outcome]
        at = NOW + timedelta(hours=5 * number)
        log.append(CoachAttempt(asked.id, chosen, outcome == "right", at, "sure" if sure else None))
    return Bank(tuple(made), declared), log
