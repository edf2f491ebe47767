"""The description of the API, and the API held to it."""

from contextlib import suppress
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.schemas import BaseSchema

from bot.bootstrap import App
from bot.web.app import create_app
from tests.web.client import TestClient
from tests.web.scripted import ScriptedRasa

OPERATIONS = [
    ("POST", "/api/v1/prescreen"),
    ("GET", "/api/v1/comuni"),
    ("GET", "/api/v1/operators"),
    ("GET", "/api/v1/editions"),
    ("GET", "/api/v1/editions/{edition_id}"),
    ("POST", "/chat/sessions"),
    ("POST", "/chat/messages"),
    ("GET", "/chat/history"),
    ("DELETE", "/chat/session"),
]

load_all_checks()


@pytest.fixture(scope="module")
def schema(house: App) -> BaseSchema:
    app = create_app(house, ScriptedRasa())
    return schemathesis.openapi.from_asgi("/openapi.json", app)


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_the_api_keeps_to_its_description(
    schema: BaseSchema, method: str, path: str
) -> None:
    operation = schema[path][method]
    for mode in GenerationMode:

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(max_examples=25, suppress_health_check=list(HealthCheck))
        def holds(case: schemathesis.Case) -> None:
            case.call_and_validate(excluded_checks=beyond_openapi(case))

        with suppress(Unsatisfiable):  # nothing can be wrong with some operations
            holds()


def beyond_openapi(case: schemathesis.Case) -> list[Any]:
    """That one of three origins is needed cannot be described."""
    query = set(case.query or {})
    position = query & {"lat", "lon"}
    enough = len(position) == 2 or (query & {"comune", "cap"} and not position)
    if case.path != "/api/v1/operators" or enough:
        return []
    return [CHECKS.get_one("positive_data_acceptance")]


def test_every_operation_is_tried(description: dict[str, Any]) -> None:
    described = {
        (method.upper(), path)
        for path, operations in description["paths"].items()
        for method in operations
        if not path.startswith("/health")  # tells of parts that no test starts
    }
    assert described == set(OPERATIONS)


@pytest.fixture
def description(edge: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = edge.get("/openapi.json").json()
    return found


def test_it_is_openapi_3_1(description: dict[str, Any]) -> None:
    assert description["openapi"].startswith("3.1")
    jsonschema_rs.validator_for(
        description["components"]["schemas"]["Facts"]
        | {"components": description["components"]}
    )


def test_every_error_is_a_problem(description: dict[str, Any]) -> None:
    for path, operations in description["paths"].items():
        for operation in operations.values():
            for status, response in operation["responses"].items():
                if int(status) >= 400 and not path.startswith("/health"):
                    content = response["content"]["application/problem+json"]
                    assert content["schema"]["$ref"].endswith("/Problem")


def test_every_reference_leads_somewhere(description: dict[str, Any]) -> None:
    schemas = description["components"]["schemas"]
    for name in references(description):
        assert name.removeprefix("#/components/schemas/") in schemas


def references(part: Any) -> list[str]:
    if isinstance(part, list):
        return [found for each in part for found in references(each)]
    if not isinstance(part, dict):
        return []
    own = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
    return own + [found for each in part.values() for found in references(each)]
