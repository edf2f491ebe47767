"""Errors as ``application/problem+json`` (RFC 9457), named and in words."""

import json
import logging
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException
from starlette.responses import Response

from bot.storage.problems import DatabaseProblem
from bot.texts import catalogue, text

MEDIA_TYPE = "application/problem+json"
_NAMES = {
    400: "unreadable",
    401: "unauthorized",
    404: "not_found",
    405: "method_not_allowed",
    409: "conflict",
    413: "too_large",
    415: "media_type",
    422: "invalid",
    429: "too_many",
    503: "unavailable",
}

logger = logging.getLogger(__name__)


class Offence(BaseModel):
    """One thing wrong with a request: where, a stable code, and words."""

    model_config = ConfigDict(extra="forbid")

    field: str
    reason: str
    detail: str


class Problem(BaseModel):
    """The body of every error."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Offence] | None = None


class ProblemError(Exception):
    """A request that cannot be served, with what to tell its sender.

    Args:
        status: HTTP status.
        name: last part of the problem's ``type``, and of its text keys.
        errors: what is wrong, one by one.
        headers: further response headers.
        **variables: fill the text of the detail.
    """

    def __init__(
        self,
        status: int,
        name: str,
        errors: Iterable[Offence] = (),
        headers: Mapping[str, str] | None = None,
        **variables: Any,
    ) -> None:
        super().__init__(name)
        self.status = status
        self.name = name
        self.errors = list(errors)
        self.headers = dict(headers or {})
        self.variables = variables


class Json(Response):
    """JSON that survives any text, lone surrogates included."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """The bytes of a JSON value."""
        return encoded(content)


def encoded(content: Any) -> bytes:
    """A JSON value as bytes; half a character becomes its escape."""
    body = json.dumps(
        content, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )
    return body.encode("utf-8", "backslashreplace")


def offence(field: str, reason: str, **variables: Any) -> Offence:
    """An offence with its words; an unforeseen reason gets the general ones."""
    key = f"reasons.{reason}"
    known = key if key in catalogue() else "reasons.invalid"
    return Offence(field=field, reason=reason, detail=text(known, **variables))


def problem(error: ProblemError) -> Json:
    """The response that tells a problem."""
    body: dict[str, Any] = {
        "type": f"urn:sportello-rete:problem:{error.name.replace('_', '-')}",
        "title": text(f"web.problems.{error.name}.title"),
        "status": error.status,
        "detail": text(f"web.problems.{error.name}.detail", **error.variables),
    }
    if error.errors:
        body["errors"] = [each.model_dump() for each in error.errors]
    return Json(body, error.status, error.headers, media_type=MEDIA_TYPE)


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The OpenAPI entries of the errors that an operation may answer."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": schema}},
        }
        for status in statuses
    }


def install(app: FastAPI) -> None:
    """Answer every error of ``app`` with a problem."""
    app.add_exception_handler(ProblemError, _on_problem)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(RequestValidationError, _on_validation)
    app.add_exception_handler(DatabaseProblem, _on_database)
    app.add_exception_handler(Exception, _on_crash)


async def _on_problem(_request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)  # noqa: S101  (registered for it alone)
    return problem(error)


async def _on_http(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    name = _NAMES.get(error.status_code, "error")
    return problem(ProblemError(error.status_code, name, (), error.headers))


async def _on_validation(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    offences = [_from_pydantic(each) for each in error.errors()]
    return problem(ProblemError(422, "invalid", offences))


async def _on_database(_request: Request, error: Exception) -> Response:
    logger.error("database: %s", type(error).__name__)
    return problem(ProblemError(503, "unavailable", headers={"Retry-After": "5"}))


async def _on_crash(_request: Request, error: Exception) -> Response:
    logger.error("unhandled %s", type(error).__name__)
    return problem(ProblemError(500, "error"))


def _from_pydantic(error: Mapping[str, Any]) -> Offence:
    place = [str(part) for part in error["loc"] if not isinstance(part, int)]
    field = ".".join(place[1:]) or (place[0] if place else "")
    kind = str(error["type"])
    reason = "wrong_type" if kind.endswith(("_type", "_parsing")) else kind
    return offence(field, reason, **error.get("ctx", {}))
