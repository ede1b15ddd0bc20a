"""Language, theme, keys and exam day: kept in cookies, changed by POST; and one's own data."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.store.own_data import erase_learner, read_own_data
from app.web.addresses import own_path, url_for
from app.web.calendar import read_day
from app.web.catalogue import LANGUAGES
from app.web.dependencies import (
    COOKIE_AGE,
    THEMES,
    LearnerId,
    Now,
    ReadSession,
    ThePlan,
    TheSite,
    cookie_name,
    get_frame,
    get_words,
)
from app.web.own_data import own_data_file
from app.web.pages.site import SettingsPage
from app.web.site import Site
from app.web.templating import respond

router = APIRouter(include_in_schema=False)

_CHOICES = {"language": LANGUAGES, "theme": THEMES, "keys": ("on", "off")}


@router.get("/settings", name="show_settings")
async def show_settings(request: Request, plan: ThePlan, saved: bool = False, erased: bool = False) -> HTMLResponse:
    page = SettingsPage(saved, plan.exam_day, str(plan.zone), erased=erased)
    return respond(request, "settings/show.html", page, get_frame(request, "settings"))


@router.post("/settings", name="update_settings")
async def update_settings(
    request: Request,
    site: TheSite,
    language: Annotated[str, Form()] = "",
    theme: Annotated[str, Form()] = "",
    keys: Annotated[str, Form()] = "",
    plan: Annotated[str, Form()] = "",
    exam_day: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "",
) -> RedirectResponse:
    """Keep what was chosen and go back to where it was chosen."""
    response = RedirectResponse(own_path(request, next) or url_for(request, "show_settings"), 303)
    for name, value in {"language": language, "theme": theme, "keys": keys}.items():
        if value in _CHOICES[name]:
            _keep(response, site, name, value)
    if plan and not exam_day:
        response.delete_cookie("exam_day", path="/")
    elif day := read_day(exam_day):
        _keep(response, site, "exam_day", day.isoformat())
    return response


@router.post("/settings/export", name="export_own_data")
def export_own_data(db: ReadSession, learner_id: LearnerId, now: Now) -> Response:
    """Everything kept of the learner, as a file."""
    name = f"tellapart-{now:%Y-%m-%d}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(own_data_file(read_own_data(db, learner_id)), media_type="application/json", headers=headers)


@router.post("/settings/erase", name="erase_own_data")
def erase_own_data(
    request: Request, site: TheSite, learner_id: LearnerId, plan: ThePlan, word: Annotated[str, Form()] = ""
) -> Response:
    """Erase everything kept of the learner, if the word was typed."""
    frame = get_frame(request, "settings")
    if word.strip().casefold() != get_words(request)("settings.erase_word"):
        page = SettingsPage(False, plan.exam_day, str(plan.zone), problem="problem.erase_word")
        return respond(request, "settings/show.html", page, frame, status=422)
    if learner_id is not None:
        with site.database.write() as db:
            erase_learner(db, learner_id)
        site.coaches.let_go(learner_id)
    response = RedirectResponse(f"{url_for(request, 'show_settings')}?erased=true", 303)
    for name in (cookie_name(site), "exam_day"):
        response.delete_cookie(name, path="/", secure=site.settings.https, httponly=True, samesite="lax")
    return response


def _keep(response: Response, site: Site, name: str, value: str) -> None:
    response.set_cookie(
        name, value, max_age=COOKIE_AGE, path="/", secure=site.settings.https, httponly=True, samesite="lax"
    )
