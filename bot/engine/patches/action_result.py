"""The check of an action's answer, with its schema compiled once.

Rasa compiles a large JSON schema at each call, 50 ms of CPU for every action, and
then tries each event against the schemas of all 23 kinds; an event names its own.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from jsonschema.exceptions import ValidationError, best_match
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.shared.utils.schemas.events import EVENT_SCHEMA

from bot.engine.patches.replaced import replaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema.protocols import Validator


def _compiled(schema: dict[str, Any]) -> Validator:
    return validator_for(schema)(schema)


@cache
def _outline() -> Validator:
    """The whole answer, but for what is in its events."""
    whole = RemoteAction.action_response_format_spec()
    parts = whole["properties"] | {"events": {"type": "array"}}
    return _compiled(whole | {"properties": parts})


@cache
def _any_kind() -> Validator:
    return _compiled(EVENT_SCHEMA)


@cache
def _kinds() -> dict[str, Validator]:
    """Name of each kind of event -> what holds for every event, and for that kind."""
    common = {key: part for key, part in EVENT_SCHEMA.items() if key != "oneOf"}
    return {
        kind["properties"]["event"]["const"]: _compiled(common | {"allOf": [kind]})
        for kind in EVENT_SCHEMA["oneOf"]
    }


@replaces(
    "rasa.core.actions.action:RemoteAction._validate_action_result", "24da0f6bdeb2"
)
@replaces(
    "rasa.core.actions.action:RemoteAction.action_response_format_spec", "6f492274727e"
)
def validate_action_result(_: RemoteAction, result: Any) -> bool:
    """Whether the action server answered in Rasa's format.

    Raises:
        jsonschema.ValidationError: it did not.
    """
    problem = best_match(_outline().iter_errors(result))
    problem = problem or best_match(_in_events(result.get("events", [])))
    if problem:
        raise problem
    return True


def _in_events(events: list[Any]) -> Iterator[ValidationError]:
    for event in events:
        name = event.get("event") if isinstance(event, dict) else None
        kind = _kinds().get(name) if isinstance(name, str) else None
        yield from (kind or _any_kind()).iter_errors(event)


def install() -> None:
    """Replace Rasa's check."""
    RemoteAction._validate_action_result = validate_action_result  # noqa: SLF001
