"""What handlers ask for: the store, who is asking, the clock and the dice."""

import secrets
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Annotated, cast

from fastapi import Depends, Request
from sqlmodel import Session
from starlette.responses import Response

from app.store.learners import create_learner, find_learner, renew_secret, touch_learner
from app.web.calendar import read_day, read_zone
from app.web.catalogue import Catalogue, choose_language, load_catalogue
from app.web.coaches import Plan
from app.web.name_book import NameBook
from app.web.pages.frame import Frame
from app.web.site import Site

THEMES = ("system", "light", "dark")
COOKIE_AGE = 180 * 24 * 3600


def get_site(request: Request) -> Site:
    return cast(Site, request.app.state.site)


async def get_session(request: Request) -> AsyncIterator[Session]:
    """A session that reads; nothing it is told is kept."""
    with get_site(request).database.read() as session:
        yield session


async def get_now(request: Request) -> datetime:
    return get_site(request).clock()


async def get_learner_id(request: Request) -> int | None:
    """Who asks: the solo learner, or the one whose secret the browser sent; `None` for a new browser."""
    site = get_site(request)
    secret = request.cookies.get(cookie_name(site))
    if site.solo_learner is not None or not secret:
        return site.solo_learner
    with site.database.read() as db:
        learner = find_learner(db, secret, site.clock())
        return learner.id if learner else None


async def get_seed() -> int:
    """Decides a sitting's order of questions and options."""
    return secrets.randbits(32)


async def get_sitting_id() -> str:
    """For a new sitting: 128 bits that nobody guesses."""
    return secrets.token_urlsafe(16)


async def get_plan(request: Request) -> Plan:
    """What the learner plans for: the exam day they chose, where their browser says they are."""
    return Plan(read_day(request.cookies.get("exam_day", "")), read_zone(request.cookies.get("zone", "")))


ReadSession = Annotated[Session, Depends(get_session)]


async def get_names(request: Request, db: ReadSession) -> NameBook:
    return get_site(request).names.current(db)


Names = Annotated[NameBook, Depends(get_names)]
Now = Annotated[datetime, Depends(get_now)]
LearnerId = Annotated[int | None, Depends(get_learner_id)]
ThePlan = Annotated[Plan, Depends(get_plan)]
TheSite = Annotated[Site, Depends(get_site)]
Seed = Annotated[int, Depends(get_seed)]
SittingId = Annotated[str, Depends(get_sitting_id)]


def cookie_name(site: Site) -> str:
    return "__Host-sid" if site.settings.https else "sid"


class Introduction:
    """Makes a new browser a learner, or renews an old secret; `greet` puts the cookie on the answer."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._secret: str | None = None

    def introduce(self, db: Session, learner_id: int | None, now: datetime) -> int:
        """The learner's id, whoever it is; to be called where something is about to be written."""
        if self._site.solo_learner is not None:
            return self._site.solo_learner
        secret = secrets.token_urlsafe(32)
        if learner_id is None:
            self._secret = secret
            return create_learner(db, secret, now).id or 0
        if renew_secret(db, learner_id, secret, now):
            self._secret = secret
        else:
            touch_learner(db, learner_id, now)
        return learner_id

    def greet(self, response: Response) -> None:
        if self._secret:
            response.set_cookie(
                cookie_name(self._site),
                self._secret,
                max_age=COOKIE_AGE,
                path="/",
                secure=self._site.settings.https,
                httponly=True,
                samesite="lax",
            )


def get_frame(request: Request, section: str = "") -> Frame:
    """The frame for a request: language, theme and keys from cookies, the rest from the site."""
    settings = get_site(request).settings
    theme = request.cookies.get("theme", "system")
    query = f"?{request.url.query}" if request.url.query else ""
    return Frame(
        language=choose_language(request.cookies.get("language"), request.headers.get("accept-language")),
        theme=theme if theme in THEMES else "system",
        keys=request.cookies.get("keys") != "off",
        path=f"{request.url.path}{query}" if request.method == "GET" else request.url.path,
        section=section,
        live=settings.watch and not settings.shared,
        author=not settings.shared,
    )


def get_words(request: Request) -> Catalogue:
    return load_catalogue(get_frame(request).language)
