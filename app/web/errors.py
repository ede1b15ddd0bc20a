"""Every failure becomes a page, or a problem in JSON: what happened, what is safe, where to go."""

from collections.abc import Mapping
from difflib import get_close_matches

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Scope

from app.core.errors import (
    AnsweredBeforeError,
    ConceptNotFoundError,
    InvalidAnswerError,
    NoteNotFoundError,
    NotFoundError,
    SameConceptError,
    WordingChangedError,
)
from app.core.text import slugify
from app.store import concepts, library
from app.store.database import BusyError
from app.web.addresses import url_for
from app.web.api.problems import PREFIX, problem_response
from app.web.dependencies import get_frame, get_site
from app.web.pages.site import ErrorPage
from app.web.templating import respond

KINDS = (
    NotFoundError,
    InvalidAnswerError,
    SameConceptError,
    WordingChangedError,
    AnsweredBeforeError,
    BusyError,
    RequestValidationError,
    HTTPException,
    Exception,
)


def install(app: FastAPI) -> None:
    """Answer every kind of failure ourselves."""
    for kind in KINDS:
        app.add_exception_handler(kind, _explain)


def refuse(app: FastAPI, scope: Scope, status: int) -> Response:
    """The answer to a request that never reaches a handler."""
    return _respond(Request({**scope, "app": app}), status, None, [], {})


async def _explain(request: Request, error: Exception) -> Response:
    nearby = _nearby(request, error) if isinstance(error, NoteNotFoundError | ConceptNotFoundError) else []
    headers = (error.headers or {}) if isinstance(error, HTTPException) else {}
    return _respond(request, _status(error), error, nearby, headers)


def _respond(
    request: Request, status: int, error: Exception | None, nearby: list[str], more: Mapping[str, str]
) -> Response:
    headers = ({"Retry-After": "5"} if status in {429, 503} else {}) | dict(more)
    if request.url.path.startswith(PREFIX):
        return problem_response(request, status, error, nearby, headers)
    where = "show_concept" if isinstance(error, ConceptNotFoundError) else "show_note"
    near = [(slug, url_for(request, where, slug=slug)) for slug in nearby]
    page = ErrorPage(status, request.scope.get("request_id", ""), near)
    frame = get_frame(request, "quiz" if request.url.path.startswith("/quiz/") else "")
    return respond(request, "errors/show.html", page, frame, status=status, headers=headers)


def _status(error: Exception) -> int:
    match error:
        case NotFoundError():
            return 404
        case RequestValidationError() if any(problem["loc"][0] == "path" for problem in error.errors()):
            return 404
        case InvalidAnswerError() | SameConceptError() | RequestValidationError():
            return 422
        case WordingChangedError() | AnsweredBeforeError():
            return 409
        case BusyError():
            return 503
        case HTTPException():
            return error.status_code
        case _:
            return 500


def _nearby(request: Request, error: NoteNotFoundError | ConceptNotFoundError) -> list[str]:
    with get_site(request).database.read() as db:
        slugs = concepts.list_slugs(db) if isinstance(error, ConceptNotFoundError) else library.list_slugs(db)
    return get_close_matches(slugify(error.slug), slugs, n=5, cutoff=0.5)
