"""The API described, OpenAPI 3.1, at ``/openapi.json``."""

from functools import cache
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from bot.eligibility.registry import editions
from bot.reference import rows
from bot.texts import catalogue, text
from bot.web.api.facts import facts_schema, place_schema
from bot.web.problems import Problem

_VERSION = "1.0.0"
_REF = "#/components/schemas/{model}"


def install(app: FastAPI) -> None:
    """Let ``app`` describe itself with what FastAPI cannot see."""

    @cache
    def describe() -> dict[str, Any]:
        description = get_openapi(
            title=text("openapi.title"),
            version=_VERSION,
            description=text("openapi.description"),
            routes=app.routes,
        )
        schemas = description["components"]["schemas"]
        _drop_foreign_errors(description)
        schemas |= _extra_schemas()
        _refer(description)
        _describe(description)
        return description

    app.openapi = describe  # type: ignore[method-assign]


def _drop_foreign_errors(description: dict[str, Any]) -> None:
    """Take out the 422 that FastAPI adds where nothing can be invalid."""
    for operations in description["paths"].values():
        for operation in operations.values():
            answer = operation["responses"].get("422", {}).get("content", {})
            if "application/json" in answer:
                del operation["responses"]["422"]
    for name in ("HTTPValidationError", "ValidationError"):
        description["components"]["schemas"].pop(name, None)


def _describe(description: dict[str, Any]) -> None:
    """Say in Italian what each operation, parameter and field is for."""
    for operations in description["paths"].values():
        for operation in operations.values():
            name = operation["operationId"]
            operation["summary"] = text(f"openapi.operations.{name}")
            del operation["description"]
            for parameter in operation.get("parameters", ()):
                _describe_one(parameter, parameter["name"])
    for model, schema in description["components"]["schemas"].items():
        for field, each in schema.get("properties", {}).items():
            _describe_one(each, f"{model}.{field}")


def _describe_one(part: dict[str, Any], name: str) -> None:
    if words := catalogue().get(f"openapi.fields.{name}"):
        part["description"] = words


def _refer(part: object) -> None:
    """Put a reference wherever a model names one of our own schemas."""
    if isinstance(part, dict):
        if name := part.pop("x-schema", None):
            part["$ref"] = f"#/components/schemas/{name}"
        for each in part.values():
            _refer(each)
    elif isinstance(part, list):
        for each in part:
            _refer(each)


def _extra_schemas() -> dict[str, Any]:
    codes = [row["codice_istat"] for row in rows("comuni_italia")]
    _, problems = models_json_schema([(Problem, "validation")], ref_template=_REF)
    return {
        **problems["$defs"],
        "Facts": facts_schema(codes),
        "Comune": place_schema(codes),
        "EditionId": {"type": "string", "enum": [each.id for each in editions()]},
    }
