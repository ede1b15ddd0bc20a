"""How things stand for a learner, as pages show it."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from sqlmodel import Session

from app.core.coach import Coach, Confusion
from app.core.coach.attempts import plausible, study_day
from app.store.coaching import list_answer_times
from app.web.coaches import Plan
from app.web.pages.today import DayCount, MixUp, Standing
from app.web.reasons import name_concepts

TODAY = 10
"""Questions for a day: a short sitting, as often as one likes."""
MOST_MIX_UPS = 3
MINUTE = 60_000


def minutes_for(coach: Coach, size: int) -> int | None:
    """About how long so many questions take this learner to answer; `None` until enough answers were timed."""
    return max(1, round(coach.pace * size / MINUTE)) if coach.pace else None


def standing(db: Session, coach: Coach, learner_id: int, plan: Plan, now: datetime, language: str) -> Standing:
    return Standing(
        mix_ups=mix_ups(db, coach.confusions(now), language, most=MOST_MIX_UPS),
        readiness=coach.readiness(now),
        week=days(db, learner_id, plan, now, 7),
    )


def mix_ups(db: Session, confusions: Iterable[Confusion], language: str, *, most: int) -> list[MixUp]:
    """The pairs of which one was taken for the other at least once; those that no note names any more are left out."""
    mistaken = [confusion for confusion in confusions if confusion.mistaken[0]]
    named = name_concepts(db, [slug for confusion in mistaken for slug in confusion.pair], language)
    return [
        MixUp(named[one], named[other], confusion.mistaken, confusion.reverse)
        for confusion in mistaken
        for one, other in [confusion.pair]
        if one in named and other in named
    ][:most]


def days(db: Session, learner_id: int, plan: Plan, now: datetime, count: int) -> list[DayCount]:
    """How many answers were given on each of the last study days."""
    today = study_day(plausible(now), plan.zone)
    since = plausible(now).astimezone(UTC) - timedelta(days=count + 1)
    answered = Counter(study_day(at, plan.zone) for at in list_answer_times(db, learner_id, since=since))
    return [DayCount(day, answered[day]) for day in (today - timedelta(days=back) for back in reversed(range(count)))]
