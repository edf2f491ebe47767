"""What a button says: an intent, perhaps with values, written by us alone."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.engine.nlu.ranking import base, with_topic

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

_WRITTEN = re.compile(r"/(?P<label>\w+(?:/\w+)?)(?P<values>\{.*\})?", re.DOTALL)

# Rasa takes back or restarts a conversation on these, whoever sends them.
_RASAS_OWN = frozenset({"back", "session_start"})


class NotAPayload(ValueError):
    """The text, or the object, is not the message of a button."""


@dataclass(frozen=True)
class Payload:
    """One button's message.

    Attributes:
        label: an intent, or a topic of one: ``inform``, ``ask_faq/naspi``.
        values: entity names and their values.
    """

    label: str
    values: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, given: object) -> Payload:
        """From ``/inform{"condizione": "sospeso"}`` or ``{"intent", "entities"}``.

        Raises:
            NotAPayload: it is neither.
        """
        if isinstance(given, str):
            return cls._from_text(given.strip())
        if isinstance(given, dict) and isinstance(given.get("intent"), str):
            return cls(given["intent"], _values(given.get("entities") or {}))
        raise NotAPayload(type(given).__name__)

    @classmethod
    def _from_text(cls, text: str) -> Payload:
        written = _WRITTEN.fullmatch(text)
        if not written:
            raise NotAPayload(text)
        try:
            values = json.loads(written["values"] or "{}")
        except ValueError as problem:
            raise NotAPayload(text) from problem
        return cls(written["label"], _values(values))

    def __str__(self) -> str:
        values = json.dumps(dict(self.values), ensure_ascii=False)
        return f"/{self.label}{values if self.values else ''}"

    def understood(self) -> dict[str, Any]:
        """What the pipeline would say, had it understood without a doubt."""
        intent = {"name": base(self.label), "confidence": 1.0}
        found = {
            "text": str(self),
            "intent": intent,
            "intent_ranking": [dict(intent)],
            "entities": list(_entities(self.values)),
        }
        return with_topic(found, self.label)


def allowed(payload: Payload, intents: Container[str], offered: Iterable[str]) -> bool:
    """Whether anyone may send this: a bare intent, or a button just offered.

    Args:
        payload: what was sent.
        intents: the bot's intents.
        offered: the messages of the buttons of the bot's last turn; ours, so
            each of them is readable.
    """
    if base(payload.label) not in intents or payload.label in _RASAS_OWN:
        return False
    bare = not payload.values and "/" not in payload.label
    return bare or payload in map(Payload.read, offered)


def _values(given: object) -> Mapping[str, Any]:
    if isinstance(given, list):
        given = {e.get("entity"): e.get("value") for e in given if isinstance(e, dict)}
    if not isinstance(given, dict) or not all(isinstance(n, str) for n in given):
        raise NotAPayload(type(given).__name__)
    return given


def _entities(values: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    for name, value in values.items():
        for one in value if isinstance(value, list) else [value]:
            yield {"entity": name, "value": one, "start": 0, "end": 0}
