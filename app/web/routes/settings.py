"""Language, theme, keys and exam day: kept in cookies, changed by POST."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.web.addresses import own_path, url_for
from app.web.calendar import read_day
from app.web.catalogue import LANGUAGES
from app.web.dependencies import COOKIE_AGE, THEMES, ThePlan, TheSite, get_frame
from app.web.pages.site import SettingsPage
from app.web.site import Site
from app.web.templating import respond

router = APIRouter(include_in_schema=False)

_CHOICES = {"language": LANGUAGES, "theme": THEMES, "keys": ("on", "off")}


@router.get("/settings", name="show_settings")
async def show_settings(request: Request, plan: ThePlan, saved: bool = False) -> HTMLResponse:
    page = SettingsPage(saved, plan.exam_day, str(plan.zone))
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


def _keep(response: Response, site: Site, name: str, value: str) -> None:
    response.set_cookie(
        name, value, max_age=COOKIE_AGE, path="/", secure=site.settings.https, httponly=True, samesite="lax"
    )
