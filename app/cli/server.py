"""Running the application: the first build, then uvicorn, until it is asked to stop."""

import logging
import signal
import socket
from types import FrameType

import uvicorn

from app.build import Progress, build
from app.settings import Settings
from app.store.database import Database
from app.web.application import Tellapart, create_application
from app.web.live import log_report

logger = logging.getLogger("tellapart")

GRACE_SECONDS = 4
"""How long running requests may take to end after a stop was asked for."""


class _Server(uvicorn.Server):
    """Stops as soon as it is asked to: the pages that listen for changes are let go, and a stop is no failure."""

    def __init__(self, config: uvicorn.Config, application: Tellapart) -> None:
        super().__init__(config)
        self._application = application

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """In place of uvicorn's own, which raises the signal again at the end, so that the process dies of it."""
        self._application.site.live.close()
        self.force_exit = self.should_exit and sig == signal.SIGINT
        self.should_exit = True


def run(settings: Settings, database: Database, listener: socket.socket, progress: Progress) -> None:
    """Serve until stopped. The notes are built first, so that the first page is whole."""
    application = create_application(settings, database)
    log_report(build(database, settings.content, now=application.site.clock(), progress=progress))
    config = uvicorn.Config(
        application, log_config=None, access_log=False, timeout_graceful_shutdown=GRACE_SECONDS, server_header=False
    )
    _say_where(settings)
    _Server(config, application).run(sockets=[listener])


def _say_where(settings: Settings) -> None:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    logger.info("Tellapart is at %s (Ctrl-C stops it)", settings.public_url or f"http://{host}:{settings.port}/")
    if settings.shared and not settings.https:
        logger.warning("Without https the learners' cookies travel in the clear; use a public URL with https.")
