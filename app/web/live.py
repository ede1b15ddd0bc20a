"""Saving a file is all an author does: the folder is watched, rebuilt, and open pages are told."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from watchfiles import awatch

from app.build import BuildReport
from app.core.diagnostics import Severity

logger = logging.getLogger("tellapart.build")

SETTLE_MS = 100
"""How long a folder must be quiet before it is read: editors save in several steps."""
RETRY_SECONDS = 1
KEEP_ALIVE_SECONDS = 15
SPELT_OUT = 20
"""Changed files up to which each diagnostic is logged by itself."""
LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.INFO: logging.INFO}


class Live:
    """Tells open pages which notes changed. Lives on the event loop."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[str | None]] = set()
        self._closed = False

    def publish(self, report: BuildReport) -> None:
        paths = sorted({*report.changed, *report.retired})
        for listener in self._listeners:
            listener.put_nowait(json.dumps({"paths": paths}, ensure_ascii=False))

    def close(self) -> None:
        """Let every listener go, so that the server can stop."""
        self._closed = True
        for listener in self._listeners:
            listener.put_nowait(None)

    async def events(self) -> AsyncIterator[str]:
        """Server-sent events until the server stops or the page goes away."""
        listener: asyncio.Queue[str | None] = asyncio.Queue()
        self._listeners.add(listener)
        try:
            yield ": listening\n\n"
            while not self._closed:
                try:
                    message = await asyncio.wait_for(listener.get(), KEEP_ALIVE_SECONDS)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if message is None:
                    return
                yield f"data: {message}\n\n"
        finally:
            self._listeners.discard(listener)


async def watch(content: Path, rebuild: Callable[[], BuildReport], live: Live, stop: asyncio.Event) -> None:
    """Rebuild whenever something under the folder changes, until stopped. A folder that goes away is waited for."""
    while not stop.is_set():
        try:
            async for _ in awatch(content, debounce=SETTLE_MS * 4, step=SETTLE_MS, stop_event=stop):
                await _rebuild(rebuild, live)
        except (FileNotFoundError, RuntimeError) as error:
            logger.warning("The content folder %s cannot be watched (%s); trying again.", content, error)
        try:
            await asyncio.wait_for(stop.wait(), RETRY_SECONDS)
        except TimeoutError:
            if content.is_dir():
                await _rebuild(rebuild, live)


async def _rebuild(rebuild: Callable[[], BuildReport], live: Live) -> None:
    try:
        report = await asyncio.to_thread(rebuild)
    except Exception:  # the watcher outlives whatever a build may meet; the next change tries again
        logger.exception("The build failed; what was served before is served still.")
        return
    if report.changed or report.retired:
        log_report(report)
        live.publish(report)


def log_report(report: BuildReport) -> None:
    """What changed, and what there is to say about it, with place and remedy; after a large build only how much."""
    logger.info("%d read, %d gone; now %d notes.", len(report.changed), len(report.retired), report.notes)
    about = [diagnostic for diagnostic in report.diagnostics if diagnostic.path in report.changed]
    if len(report.changed) > SPELT_OUT:
        counts = ", ".join(f"{sum(d.severity is severity for d in about)} {severity}s" for severity in Severity)
        logger.info("About them: %s. `python -m app check` and /authoring list them all.", counts)
        return
    for diagnostic in about:
        logger.log(LEVELS[diagnostic.severity], "%s\n    %s", diagnostic, diagnostic.remedy)
