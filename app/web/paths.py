"""Addresses to go back to: only ones this application answers."""

import re

from fastapi import FastAPI
from starlette.routing import Match

_PLAIN = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*\Z")


def own_path(app: FastAPI, target: str) -> str | None:
    """The target when it is a page of ours, as a path with its query; `None` for anything else."""
    if not _PLAIN.match(target):
        return None
    path = target.partition("?")[0].partition("#")[0]
    scope = {"type": "http", "method": "GET", "path": path, "headers": []}
    matches = (route.matches(scope)[0] is Match.FULL for route in app.router.routes)
    return target if any(matches) else None
