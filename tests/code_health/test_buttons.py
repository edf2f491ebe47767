"""A button sends an intent, entities and values that exist, under a short title."""

import json
import re
from typing import Any

import pytest

from bot.eligibility.facts import VALUES
from tests.code_health.conversation import responses
from tests.code_health.house import ROOT, yaml_of

LONGEST_TITLE = 40
DOMAIN = yaml_of(ROOT / "domain.yml")
INTENTS = set(DOMAIN["intents"])
ENTITIES = set(DOMAIN["entities"])
PAYLOAD = re.compile(r"/(?P<intent>\w+)(?:/\w+)?(?P<entities>\{.*\})?")
BUTTONS = [
    pytest.param(key, button, id=f"{key}-{button['title']}")
    for key, variants in responses().items()
    for variant in variants
    for button in variant.get("buttons", [])
]


def parts(payload: str) -> tuple[str, dict[str, Any]]:
    """Intent and entities of ``/inform{{"fact": "value"}}``; Rasa halves the braces."""
    found = PAYLOAD.fullmatch(payload.replace("{{", "{").replace("}}", "}"))
    assert found, f'{payload}: not of the form /intent{{{{"entity": "value"}}}}'
    return found["intent"], json.loads(found["entities"] or "{}")


@pytest.mark.parametrize(("key", "button"), BUTTONS)
def test_a_payload_names_what_exists(key: str, button: dict[str, str]) -> None:
    intent, entities = parts(button["payload"])

    assert intent in INTENTS, f"{key}: add the intent {intent} to domain.yml"
    unknown = entities.keys() - ENTITIES
    assert not unknown, f"{key}: add the entities {unknown} to domain.yml"


@pytest.mark.parametrize(("key", "button"), BUTTONS)
def test_a_payload_gives_legal_values(key: str, button: dict[str, str]) -> None:
    _, entities = parts(button["payload"])
    for fact, value in entities.items():
        legal = VALUES.get(fact, (value,))
        assert value in legal, f"{key}: {fact} is one of {legal}, not {value!r}"


def test_titles_fit_on_a_phone() -> None:
    long = [
        f"{key}: {button['title']}"
        for key, variants in responses().items()
        for variant in variants
        for button in variant.get("buttons", [])
        if len(button["title"]) > LONGEST_TITLE
    ]
    assert not long, f"use {LONGEST_TITLE} characters or fewer: {long}"
