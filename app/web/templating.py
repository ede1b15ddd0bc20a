"""Templates: what they may call, and how a page becomes a response."""

import hashlib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.web.addresses import Addresses
from app.web.catalogue import load_catalogue
from app.web.pages.frame import Frame

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "static"


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["asset"] = asset
    environment.globals["day"] = day
    return environment


@cache
def asset(path: str) -> str:
    """Address of a file under `static/`, with its checksum so that it may be cached for good."""
    digest = hashlib.sha256((STATIC / path).read_bytes()).hexdigest()[:10]
    return f"/static/{path}?v={digest}"


def day(value: date | None, language: str) -> str:
    """A date as the language writes it."""
    if value is None:
        return ""
    if language == "ko":
        return f"{value.year}년 {value.month}월 {value.day}일"
    return f"{value.day} {value:%B} {value.year}"


ENVIRONMENT = _environment()


def render(template: str, page: object, frame: Frame, url: Addresses) -> str:
    """HTML of a page. `url(name, **parameters)` gives addresses by route name."""
    catalogue = load_catalogue(frame.language)
    return ENVIRONMENT.get_template(template).render(page=page, frame=frame, t=catalogue, url=url)


def respond(
    request: Request,
    template: str,
    page: object,
    frame: Frame,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """A page as a response. Quiz pages are never kept by the browser, others are asked for again."""
    html = render(template, page, frame, request.app.state.addresses)
    private = {"Cache-Control": "no-store" if frame.section == "quiz" else "private, no-cache"}
    return HTMLResponse(html, status, headers=private | dict(headers or {}) | {"Content-Language": frame.language})
