"""From what the coach knows of a learner to what the progress page shows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlmodel import Session

from app.core.coach import Coach, Confusion, Estimate, Level
from app.core.coach.attempts import plausible, study_day
from app.store.attempts import tally
from app.web.coaches import Plan
from app.web.pages.progress import ConfusionMap, Fading, Known, MapCell, ProgressPage
from app.web.pages.reading import ConceptLink
from app.web.reasons import name_concepts
from app.web.today import days, mix_ups

MOST_ON_MAP = 6
MOST_CONCEPTS = 40
MOST_MIX_UPS = 12
MOST_FADING = 12
DAYS = 30


def progress_page(db: Session, coach: Coach, learner_id: int, plan: Plan, now: datetime, language: str) -> ProgressPage:
    counts = tally(db, learner_id)
    confusions = coach.confusions(now)
    mastery = coach.mastery(now)
    asked = sorted(
        ((slug, estimate) for slug, estimate in mastery.concepts.items() if estimate.answers),
        key=lambda entry: (entry[1].mean, entry[0]),
    )
    named = name_concepts(db, [slug for slug, _ in asked], language)
    known = [Known(named[slug], estimate, estimate.level) for slug, estimate in asked if slug in named]
    return ProgressPage(
        answered=counts.answered,
        correct=counts.correct,
        readiness=coach.readiness(now),
        confusion_map=_map(db, confusions, language),
        mix_ups=mix_ups(db, confusions, language, most=MOST_MIX_UPS),
        levels=_levels(mastery.concepts.values()),
        concepts=known[:MOST_CONCEPTS],
        more_concepts=max(0, len(known) - MOST_CONCEPTS),
        tags=[
            Known(ConceptLink("", f"#{tag}", ""), estimate, estimate.level)
            for tag, estimate in mastery.tags.items()
            if estimate.answers
        ],
        fading=_fading(coach, mastery.concepts, named, now, plan),
        days=days(db, learner_id, plan, now, DAYS),
    )


def _levels(estimates: Iterable[Estimate]) -> list[tuple[Level, int]]:
    counts = Counter(estimate.level for estimate in estimates)
    return [(level, counts[level]) for level in (Level.SECURE, Level.FAMILIAR, Level.NEW)]


def _map(db: Session, confusions: Sequence[Confusion], language: str) -> ConfusionMap | None:
    """Of the pairs most often mixed up, as many as fit; `None` where nothing was mixed up."""
    counts = {way: told for confusion in confusions for way, told in _ways(confusion).items()}
    mixed = sorted((way for way in counts if counts[way][0]), key=lambda way: (-counts[way][0], way))
    named = name_concepts(db, sorted({slug for way in mixed for slug in way}), language)
    chosen_slugs: set[str] = set()
    for way in mixed:
        if all(slug in named for slug in way) and len(chosen_slugs | set(way)) <= MOST_ON_MAP:
            chosen_slugs |= set(way)
    if not chosen_slugs:
        return None
    slugs = sorted(chosen_slugs, key=lambda slug: named[slug].name.casefold())
    rows = [
        [
            None if chosen == right else MapCell(named[right], named[chosen], *counts.get((right, chosen), (0, 0)))
            for chosen in slugs
        ]
        for right in slugs
    ]
    return ConfusionMap([named[slug] for slug in slugs], rows)


def _ways(confusion: Confusion) -> dict[tuple[str, str], tuple[int, int]]:
    one, other = confusion.pair
    return {(one, other): confusion.mistaken, (other, one): confusion.reverse}


def _fading(
    coach: Coach, estimates: Mapping[str, Estimate], named: Mapping[str, ConceptLink], now: datetime, plan: Plan
) -> list[Fading]:
    """What fades first, first."""
    today = study_day(plausible(now), plan.zone)
    soonest = sorted((day, slug, recall) for slug, (recall, day) in coach.fading(now).items() if slug in named)
    return [
        Fading(named[slug], recall, day, day <= today, estimates[slug].answers if slug in estimates else 0)
        for day, slug, recall in soonest[:MOST_FADING]
    ]
