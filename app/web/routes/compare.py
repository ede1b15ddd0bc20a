"""Concepts: one, several side by side, and their names."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.core.errors import ConceptNotFoundError
from app.core.text import slugify
from app.store import concepts
from app.web.addresses import url_for
from app.web.compare_pages import MOST_SIDES, compare_page, concept_page, names_page, pairs_page
from app.web.dependencies import LearnerId, Names, ReadSession, ThePlan, TheSite, get_frame
from app.web.pages.today import MixUp
from app.web.templating import respond
from app.web.today import mix_ups

router = APIRouter(include_in_schema=False)

MOST_OWN = 6
"""Mix-ups of one's own that a concept shows."""

WithQuery = Annotated[list[str] | None, Query(alias="with", max_length=20)]


@router.get("/concepts/{slug}", name="show_concept")
def show_concept(
    request: Request,
    site: TheSite,
    db: ReadSession,
    book: Names,
    learner_id: LearnerId,
    plan: ThePlan,
    slug: str,
) -> Response:
    found = concepts.find_concept(db, slug) or concepts.find_concept(db, slugify(slug))
    if found is None:
        raise ConceptNotFoundError(slug)
    if found != slug:
        return RedirectResponse(url_for(request, "show_concept", slug=found), 307)
    frame = get_frame(request, "compare")
    own: list[MixUp] = []
    if learner_id is not None:
        with site.coaches.following(db, learner_id, plan) as coach:
            own = mix_ups(db, coach.mistaken_for(found), frame.language, most=MOST_OWN)
    return respond(request, "concepts/show.html", concept_page(db, book, found, frame.language, own=own), frame)


@router.get("/compare", name="compare")
def compare(
    request: Request,
    site: TheSite,
    db: ReadSession,
    book: Names,
    learner_id: LearnerId,
    plan: ThePlan,
    chosen: WithQuery = None,
) -> Response:
    """All pairs; with two or three concepts, those side by side."""
    frame = get_frame(request, "compare")
    asked = [slugify(name) for name in chosen or [] if slugify(name)]
    found = concepts.same_as(db, asked)
    slugs = list(dict.fromkeys(found[slug] for slug in asked if slug in found))
    if 1 < len(slugs) <= MOST_SIDES and len(slugs) == len(asked):
        met = None
        if len(slugs) == 2 and learner_id is not None:
            with site.coaches.following(db, learner_id, plan) as coach:
                met = coach.confusion(*slugs)
        return respond(request, "compare/show.html", compare_page(db, book, slugs, frame.language, met=met), frame)
    problem = _problem(asked, found, slugs)
    page = pairs_page(db, book, frame.language, slugs[:MOST_SIDES], problem)
    return respond(request, "compare/index.html", page, frame, status=_STATUS.get(problem or "", 200))


_STATUS = {"compare.unknown": 404, "compare.too_many": 400, "compare.same_concept": 400}


def _problem(asked: list[str], found: dict[str, str], slugs: list[str]) -> str | None:
    if any(slug not in found for slug in asked):
        return "compare.unknown"
    if len(slugs) > MOST_SIDES:
        return "compare.too_many"
    if len(asked) > len(slugs):
        return "compare.same_concept"
    return "compare.one" if slugs else None


@router.get("/names", name="list_names")
async def list_names(request: Request, book: Names) -> HTMLResponse:
    frame = get_frame(request, "compare")
    return respond(request, "names/index.html", names_page(book, frame.language), frame)
