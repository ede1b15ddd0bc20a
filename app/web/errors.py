"""Every failure becomes a page: what happened, what is safe, where to go."""

from difflib import get_close_matches

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from app.core.errors import InvalidAnswerError, NoteNotFoundError, NotFoundError
from app.core.text import slugify
from app.store.database import BusyError
from app.store.library import list_slugs
from app.web.dependencies import get_frame, get_site
from app.web.pages.site import ErrorPage
from app.web.templating import respond


def install(app: FastAPI) -> None:
    """Answer every kind of failure with a page of ours."""
    for kind in (NotFoundError, InvalidAnswerError, BusyError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(kind, _explain)


def error_response(request: Request, status: int, nearby: list[str] | None = None) -> HTMLResponse:
    page = ErrorPage(status, request.scope.get("request_id", ""), nearby or [])
    headers = {"Retry-After": "5"} if status in {429, 503} else {}
    frame = get_frame(request, "quiz" if request.url.path.startswith("/quiz/") else "")
    return respond(request, "errors/show.html", page, frame, status=status, headers=headers)


def refuse(app: FastAPI, scope: Scope, status: int) -> Response:
    """The page for a request that never reaches a handler."""
    return error_response(Request({**scope, "app": app}), status)


async def _explain(request: Request, error: Exception) -> Response:
    nearby = _nearby(request, error.slug) if isinstance(error, NoteNotFoundError) else []
    response = error_response(request, _status(error), nearby)
    if isinstance(error, HTTPException) and error.headers:
        response.headers.update(error.headers)
    return response


def _status(error: Exception) -> int:
    match error:
        case NotFoundError():
            return 404
        case RequestValidationError() if any(problem["loc"][0] == "path" for problem in error.errors()):
            return 404
        case InvalidAnswerError() | RequestValidationError():
            return 422
        case BusyError():
            return 503
        case HTTPException():
            return error.status_code
        case _:
            return 500


def _nearby(request: Request, slug: str) -> list[str]:
    with get_site(request).database.read() as db:
        return get_close_matches(slugify(slug), list_slugs(db), n=5, cutoff=0.5)
