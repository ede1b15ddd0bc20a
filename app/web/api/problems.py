"""Failures as JSON: one shape, and which of them an operation can give."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse

from app.core.errors import AnsweredBeforeError, InvalidAnswerError, SameConceptError
from app.web.catalogue import load_catalogue

PREFIX = "/api/"

CODES = {
    400: "bad_request",
    403: "cross_site",
    404: "not_found",
    405: "method_not_allowed",
    409: "wording_changed",
    413: "too_large",
    422: "invalid_request",
    429: "too_many_requests",
    500: "internal_error",
    503: "busy",
}
DETAILS = {
    400: "The Host header names another site, or the body cannot be read.",
    403: "Another site's page sent this.",
    404: "There is nothing of this name.",
    405: "This address takes another method.",
    409: "The question does not read like this any more, or the name stands for another answer. Nothing was stored.",
    413: "The body is larger than 64 KB.",
    422: "The request does not fit its description, or this question cannot be answered like this. Nothing was stored.",
    429: "Too many answers in a short time. Nothing was stored; try again after `Retry-After` seconds.",
    500: "Something went wrong on our side. What was stored before is safe.",
    503: "The store is busy. Nothing was stored; try again after `Retry-After` seconds.",
}


class FieldProblem(BaseModel):
    """What is wrong with one field."""

    model_config = ConfigDict(extra="forbid")

    where: str = Field(description="Where it stands in the request.", examples=["body.selected.0"])
    problem: str = Field(description="What is wrong with it, in English.", examples=["Input should be a valid integer"])


class Problem(BaseModel):
    """Why a request failed; every failure has this shape."""

    model_config = ConfigDict(extra="forbid")

    status: int = Field(description="The HTTP status again.", examples=[422])
    code: str = Field(
        description="The reason, for programs. For an answer that this question cannot be given, one of none_chosen, "
        "choose_one, choose_count, empty_place, placed_twice, not_offered; for a comparison, same_concept.",
        examples=["choose_one"],
    )
    detail: str = Field(description="The reason, for people, in English.", examples=["Choose just one option."])
    request_id: str = Field(description="Names this request in the server's log.", examples=["9f3c2a71b0de"])
    nearby: list[str] = Field(
        description="Slugs of notes or concepts that may have been meant.", examples=[["sqs-or-sns"]]
    )
    fields: list[FieldProblem] = Field(description="What is wrong with which field, when the request does not fit.")


def problem_response(
    request: Request, status: int, error: Exception | None, nearby: list[str], headers: Mapping[str, str]
) -> JSONResponse:
    problem = Problem(
        status=status,
        code=CODES.get(status, "failed"),
        detail=DETAILS.get(status, HTTPStatus(status).phrase),
        request_id=request.scope.get("request_id", ""),
        nearby=nearby,
        fields=_fields(error) if isinstance(error, RequestValidationError) else [],
    )
    if isinstance(error, InvalidAnswerError):
        problem.code = error.reason.removeprefix("problem.")
        problem.detail = load_catalogue("en")(error.reason, n=error.n)
    elif isinstance(error, SameConceptError):
        problem.code, problem.detail = "same_concept", str(error)
    elif isinstance(error, AnsweredBeforeError):
        problem.code, problem.detail = "answered_before", str(error)
    return JSONResponse(problem.model_dump(), status, headers=dict(headers) | {"Cache-Control": "no-store"})


def _fields(error: RequestValidationError) -> list[FieldProblem]:
    return [
        FieldProblem(where=".".join(map(str, problem["loc"])), problem=problem["msg"]) for problem in error.errors()
    ]


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What OpenAPI says of these failures, and of the ones that any request may end in."""
    return {status: _documented(status) for status in sorted({*statuses, 400, 500})}


def _documented(status: int) -> dict[str, Any]:
    said: dict[str, Any] = {"model": Problem, "description": DETAILS[status]}
    if status in {429, 503}:
        said["headers"] = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}
    return said
