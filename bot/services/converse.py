"""One turn of a conversation: what a person said in, what the assistant says out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

MAX_MESSAGE = 2_000  # characters

_FORCED_INTENT = re.compile(r"^[\s/]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_PAYLOAD = re.compile(r"/(?P<intent>\w+(?:/\w+)?)(?P<entities>\{.*\})?", re.DOTALL)


class InvalidMessage(ValueError):
    """A message that cannot be taken.

    Attributes:
        reason: ``empty`` or ``too_long``.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class InvalidPayload(ValueError):
    """A button whose payload is not ``/intent{"entity": "value"}``."""


class AssistantUnreachable(Exception):
    """The assistant did not answer; what was said may be sent again."""


@dataclass(frozen=True)
class Press:
    """What a pressed button means.

    Attributes:
        intent: name of the intent, with its topic if it has one: ``ask_faq/naspi``.
        entities: entity name -> value.
    """

    intent: str
    entities: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Said:
    """What a person said: typed words, or the title of the button they pressed."""

    text: str
    press: Press | None = None


@dataclass(frozen=True)
class Button:
    """An answer to choose.

    Attributes:
        title: what is read on it.
        payload: what it means to the assistant, as ``/intent{...}``.
    """

    title: str
    payload: str


@dataclass(frozen=True)
class Reply:
    """One message of the assistant.

    Attributes:
        text: words, possibly none beside a card.
        buttons: answers to choose from.
        custom: a card of the public contract, with its ``type``.
    """

    text: str = ""
    buttons: tuple[Button, ...] = ()
    custom: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Turn:
    """What came of one message.

    Attributes:
        replies: what the assistant said, in order.
        delivered: False when the assistant could not be reached: send it again.
    """

    replies: tuple[Reply, ...] = ()
    delivered: bool = True


class Assistant(Protocol):
    """Port to the dialogue engine."""

    async def take_turn(self, conversation: str, said: Said) -> tuple[Reply, ...]:
        """Say something in a conversation.

        Raises:
            AssistantUnreachable: no answer came.
        """

    async def history(self, conversation: str) -> tuple[Said | Reply, ...]:
        """All that was said, in order.

        Raises:
            AssistantUnreachable: no answer came.
        """

    async def erase(self, conversation: str) -> None:
        """Forget a conversation for good.

        Raises:
            AssistantUnreachable: it may still be there.
        """


async def converse(conversation: str, said: Said, assistant: Assistant) -> Turn:
    """Bring what was said to the assistant and its replies back."""
    try:
        return Turn(await assistant.take_turn(conversation, said))
    except AssistantUnreachable:
        return Turn(delivered=False)


def typed(text: str) -> Said:
    """A typed message, made harmless: a leading ``/`` would force an intent.

    Raises:
        InvalidMessage: nothing is left of it, or it is over ``MAX_MESSAGE``.
    """
    if len(text) > MAX_MESSAGE:
        raise InvalidMessage("too_long")
    words = _FORCED_INTENT.sub("", _CONTROL.sub(" ", text)).rstrip()
    if not words:
        raise InvalidMessage("empty")
    return Said(words)


def pressed(button: Button) -> Said:
    """A button press, read from its payload.

    Raises:
        InvalidPayload: the payload is not ``/intent{"entity": "value"}``.
    """
    match = _PAYLOAD.fullmatch(button.payload)
    if match is None:
        raise InvalidPayload(button.payload)
    try:
        entities = json.loads(match["entities"] or "{}")
    except json.JSONDecodeError as error:
        raise InvalidPayload(button.payload) from error
    return Said(button.title, Press(match["intent"], entities))
