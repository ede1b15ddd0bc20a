"""Addresses by route name. The router's own search through all routes costs a tenth of a page; this is a look-up."""

import re
from collections.abc import Iterable
from urllib.parse import quote

from fastapi import Request
from starlette.routing import Match, Route

_PARAMETER = re.compile(r"{(\w+)(?::\w+)?}")
_PLAIN = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*\Z")


class Addresses:
    """`addresses("show_note", slug="sqs-or-sns")` is `/notes/sqs-or-sns`. Raises `KeyError` for an unknown name."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self._routes = list(routes)
        self._forms = {route.name: _PARAMETER.sub(r"{\1}", route.path) for route in self._routes}

    def __call__(self, name: str, /, **parameters: object) -> str:
        return self._forms[name].format(**{key: quote(str(value), safe="") for key, value in parameters.items()})

    def leads_to_a_page(self, path: str) -> bool:
        scope = {"type": "http", "method": "GET", "path": path, "headers": []}
        return any(route.matches(scope)[0] is Match.FULL for route in self._routes)


def url_for(request: Request, name: str, **parameters: object) -> str:
    """The address of a page of ours, as a path."""
    addresses: Addresses = request.app.state.addresses
    return addresses(name, **parameters)


def own_path(request: Request, target: str) -> str | None:
    """The target when it is a page of ours, as a path with its query; `None` for anything else."""
    addresses: Addresses = request.app.state.addresses
    path = target.partition("?")[0].partition("#")[0]
    return target if _PLAIN.match(target) and addresses.leads_to_a_page(path) else None
