"""Every address of the application, as its routers say."""

import importlib
import pkgutil
from collections.abc import Iterator

from starlette.routing import Route

from app.web import api, routes

EXAMPLES = {
    "{slug}": "tea-or-coffee",
    "{question_id}": "q-leaves",
    "{sitting_id}": "a-sitting",
    "{number}": "1",
    "{report_id}": "1",
    "{path:path}": "drinks/cup.png",
}
"""What stands in an address when a test has nothing better."""
QUERIES = {"/api/v1/comparison": "?with=tea-or-coffee&with=wine-or-beer"}
"""What an address cannot do without."""
ENDLESS = "/live"


def every_route() -> Iterator[Route]:
    pages = [
        importlib.import_module(f"{routes.__name__}.{module.name}") for module in pkgutil.iter_modules(routes.__path__)
    ]
    for router in (*(page.router for page in pages), *api.ROUTERS):
        for route in router.routes:
            assert isinstance(route, Route)
            yield route


def addresses(method: str, **examples: str) -> list[str]:
    """An address of every route that takes this method; the stream that never ends is left out."""
    filled = EXAMPLES | {f"{{{name}}}": value for name, value in examples.items()}
    found = []
    for route in every_route():
        if method in (route.methods or ()) and route.path != ENDLESS:
            path = route.path + QUERIES.get(route.path, "")
            for name, value in filled.items():
                path = path.replace(name, value)
            assert "{" not in path, path
            found.append(path)
    return sorted(found)
