"""The sentences any model of ours must understand, or it does not serve."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from bot.engine.refusals import NotUnderstood

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rasa.core.agent import Agent


async def check(agent: Agent, needed_responses: tuple[str, ...] = ()) -> None:
    """Parse every known sentence.

    Raises:
        NotUnderstood: an intent or an entity is not the expected one, or the
            domain lacks a response that the engine itself says.
    """
    problems = [f"no {r}" for r in needed_responses if r not in agent.domain.responses]
    for sentence in _sentences(agent.domain.intents):
        found = await agent.parse_message(sentence["text"])
        problems += list(_differences(sentence, found))
    if problems:
        raise NotUnderstood("; ".join(problems))


def _sentences(intents: list[str]) -> Iterator[dict[str, Any]]:
    source = files("bot.engine").joinpath("known.yml").read_text(encoding="utf-8")
    return (s for s in yaml.safe_load(source) if s["intent"] in intents)


def _differences(wanted: dict[str, Any], found: dict[str, Any]) -> Iterator[str]:
    got = found["intent"]["name"]
    if got != wanted["intent"]:
        yield f"{wanted['text']!r}: {got}, not {wanted['intent']}"
    values = {(entity["entity"], entity["value"]) for entity in found["entities"]}
    for name, value in wanted.get("entities", {}).items():
        if (name, value) not in values:
            yield f"{wanted['text']!r}: no {name}={value}"
