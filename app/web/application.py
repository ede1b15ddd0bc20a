"""The application put together: routes, errors, static files, and the guard around them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta

from fastapi import FastAPI
from starlette.responses import Response
from starlette.routing import Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from app.build import BuildReport, build
from app.settings import Settings
from app.store.database import Database
from app.store.learners import solo_learner
from app.web import api, errors
from app.web.addresses import Addresses
from app.web.limits import Limiter
from app.web.live import Live, watch
from app.web.routes import (
    authoring,
    compare,
    home,
    notes,
    progress,
    questions,
    quiz,
    reports,
    search,
    settings,
    sittings,
    sources,
)
from app.web.security import Guard
from app.web.site import Site
from app.web.templating import STATIC

FOR_GOOD = "public, max-age=31536000, immutable"
REPORTS_AT_ONCE, REPORT_EVERY = 10, timedelta(minutes=5)
ANSWERS_AT_ONCE, ANSWER_EVERY = 100, timedelta(seconds=1)


def utc_now() -> datetime:
    return datetime.now(UTC)


def create_application(
    site_settings: Settings, database: Database, *, clock: Callable[[], datetime] = utc_now
) -> "Tellapart":
    """The whole application over an open store. Notes are rebuilt while it runs, if the settings say `watch`."""
    with database.write() as db:
        solo = None if site_settings.shared else solo_learner(db, clock())
    site = Site(
        site_settings,
        database,
        Live(),
        solo,
        clock,
        report_limit=Limiter(REPORTS_AT_ONCE, REPORT_EVERY),
        answer_limit=Limiter(ANSWERS_AT_ONCE, ANSWER_EVERY),
    )
    return Tellapart(site)


class Tellapart:
    """The ASGI application: FastAPI inside the guard."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.api = FastAPI(
            title="Tellapart",
            version=api.VERSION,
            description=api.DESCRIPTION,
            openapi_tags=api.TAGS,
            docs_url=None,
            redoc_url=None,
            redirect_slashes=False,
            lifespan=self._lifespan,
        )
        self.api.state.site = site
        pages = (
            home,
            notes,
            compare,
            search,
            questions,
            quiz,
            sittings,
            progress,
            reports,
            sources,
            settings,
            authoring,
        )
        routers = [page.router for page in pages]
        for router in (*routers, *api.ROUTERS):
            self.api.include_router(router)
        self.api.state.addresses = Addresses(
            route for router in routers for route in router.routes if isinstance(route, Route)
        )
        self.api.mount("/static", _Static(directory=STATIC), name="static")
        errors.install(self.api)
        self._app: ASGIApp = Guard(
            self.api,
            refuse=lambda scope, status: errors.refuse(self.api, scope, status),
            allowed_hosts=site.settings.allowed_hosts,
            https=site.settings.https,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, send)

    def rebuild(self) -> BuildReport:
        return build(self.site.database, self.site.settings.content, now=self.site.clock())

    @asynccontextmanager
    async def _lifespan(self, _: FastAPI) -> AsyncIterator[None]:
        if not self.site.settings.watch:
            yield
            return
        stop = asyncio.Event()
        watching = asyncio.create_task(watch(self.site.settings.content, self.rebuild, self.site.live, stop))
        try:
            yield
        finally:
            stop.set()
            self.site.live.close()
            with suppress(asyncio.CancelledError):
                await watching


class _Static(StaticFiles):
    """Files under `static/`: asked for with a checksum, or named with one, they never change."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        named = path.endswith(".woff2") or b"v=" in scope["query_string"]
        if response.status_code == 200:
            response.headers["Cache-Control"] = FOR_GOOD if named else "no-cache"
        return response
