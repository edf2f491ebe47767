"""The two doors to the conversation: ours, with a secret, and plain REST for scripts.

Both collect the bot's messages and answer with the list; sending is not Rasa's.
"""

from __future__ import annotations

import hmac
import ipaddress
import os
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from rasa.core.channels.channel import (
    CollectingOutputChannel,
    InputChannel,
    UserMessage,
)
from sanic import Blueprint
from sanic.exceptions import SanicException
from sanic.response import HTTPResponse, json

from bot.engine.incoming import CODE, clean, not_understood, unreadable
from bot.engine.logs import turn_failed
from bot.engine.payloads import NotAPayload, Payload
from bot.engine.settings import load_settings
from bot.engine.splitting import parts

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sanic.request import Request

    Handler = Callable[[UserMessage], Awaitable[Any]]

SECRET_HEADER = "X-Sportello-Secret"  # noqa: S105  (its name, not its value)
SORRY = "utter_un_attimo"
_LONGEST_NAME = 255  # the width of the column sender_id


class Unwelcome(Exception):
    """The request is not a message, or not from whom may send one.

    Attributes:
        status: of the answer.
    """

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class Answers(CollectingOutputChannel):
    """Collects the messages of one turn, none longer than 600 characters."""

    def __init__(self, channel: str = "collector") -> None:
        super().__init__()
        self._channel = channel

    def name(self) -> str:
        """The true channel, which chooses among a response's variants."""
        return self._channel

    async def send_text_message(self, recipient_id: str, text: str, **_: Any) -> None:
        """One message a part."""
        for part in parts(text):
            await self._persist_message(self._message(recipient_id, text=part))

    async def send_text_with_buttons(
        self, recipient_id: str, text: str, buttons: list[dict[str, Any]], **_: Any
    ) -> None:
        """The buttons come under the last part."""
        *first, last = list(parts(text)) or [""]
        for part in first:
            await self._persist_message(self._message(recipient_id, text=part))
        under = self._message(recipient_id, text=last, buttons=buttons)
        await self._persist_message(under)


class _Door(InputChannel, ABC):
    """What both doors do: read a body, let the turn happen, answer with a list."""

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The routes under ``/webhooks/<name>``."""
        routes = Blueprint(f"door_{self.name()}")

        @routes.get("/")
        async def health(_: Request) -> HTTPResponse:
            return json({"status": "ok"})

        @routes.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            try:
                self.let_in(request)
                message = self.message(_body(request))
            except Unwelcome as problem:
                return json({"error": str(problem)}, status=problem.status)
            return json(await _turn(request, on_new_message, message))

        return routes

    @abstractmethod
    def let_in(self, request: Request) -> None:
        """Refuse who may not speak here.

        Raises:
            Unwelcome: with the status to answer.
        """

    @abstractmethod
    def message(self, body: dict[str, Any]) -> UserMessage:
        """The message in a body.

        Raises:
            Unwelcome: there is none.
        """


class RestChannel(_Door):
    """Rasa's REST webhook, for this machine's scripts."""

    @classmethod
    def name(cls) -> str:
        """``/webhooks/rest``, as everywhere."""
        return "rest"

    def let_in(self, request: Request) -> None:
        """Only who is on this machine."""
        if not ipaddress.ip_address(request.ip).is_loopback:
            raise Unwelcome(403, "loopback only")

    def message(self, body: dict[str, Any]) -> UserMessage:
        """``sender``, ``message`` and perhaps ``metadata``."""
        return UserMessage(
            clean(body.get("message")),
            Answers(),
            _sender(body.get("sender") or "default"),
            input_channel=self.name(),
            metadata=_mapping(body, "metadata"),
        )


class SportelloChannel(_Door):
    """Our own processes' door: a shared secret, the true channel, the language."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    @classmethod
    def name(cls) -> str:
        """``/webhooks/sportello``."""
        return "sportello"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> SportelloChannel:
        """For ``rasa run``, which reads ``credentials.yml``."""
        secret = (credentials or {}).get("secret")
        return cls(secret or load_settings(os.environ).channel_secret)

    def let_in(self, request: Request) -> None:
        """Only who knows the secret, in the header or in the body."""
        given = request.headers.get(SECRET_HEADER) or _body(request).get("secret", "")
        if not hmac.compare_digest(str(given).encode(), self._secret):
            raise Unwelcome(401, "secret")

    def message(self, body: dict[str, Any]) -> UserMessage:
        """``sender``, ``message``, ``channel``, ``language``, perhaps ``payload``.

        A payload is a button of ours: the pipeline need not understand it. Typed
        text never is, whatever it looks like.
        """
        channel = str(body.get("channel") or self.name())
        metadata = {**(_mapping(body, "metadata") or {})}
        metadata["language"] = str(body.get("language") or "it")
        text, parse_data = _typed_or_pressed(body)
        if parse_data and not body.get("payload"):
            metadata["unreadable"] = CODE
        return UserMessage(
            text,
            Answers(channel),
            _sender(body.get("sender")),
            parse_data=parse_data,
            input_channel=channel,
            message_id=body.get("message_id"),
            metadata=metadata,
        )


def _typed_or_pressed(body: dict[str, Any]) -> tuple[str, dict[str, Any] | None]:
    """The text to store and, when the pipeline must not run, what it means."""
    if body.get("payload"):
        try:
            pressed = Payload.read(body["payload"])
        except NotAPayload as problem:
            raise Unwelcome(400, "payload") from problem
        return str(pressed), pressed.understood()
    text = clean(body.get("message"))
    return text, not_understood(text) if unreadable(text) == CODE else None


def _body(request: Request) -> dict[str, Any]:
    try:
        body = request.json
    except SanicException as problem:
        raise Unwelcome(400, "not JSON") from problem
    if not isinstance(body, dict):
        raise Unwelcome(400, "not a JSON object")
    return body


def _sender(given: object) -> str:
    sender = clean(str(given or ""))
    if not sender or len(sender) > _LONGEST_NAME:
        raise Unwelcome(400, "sender")
    return sender


def _mapping(body: dict[str, Any], name: str) -> dict[str, Any] | None:
    found = body.get(name)
    return found if isinstance(found, dict) else None


async def _turn(
    request: Request, on_new_message: Handler, message: UserMessage
) -> list[dict[str, Any]]:
    """The bot's messages; when the turn fails, the words for that alone."""
    try:
        await on_new_message(message)
    except Exception as problem:  # noqa: BLE001  (whatever it is, a person waits)
        turn_failed(problem)
        return await _sorry(request, message)
    return message.output_channel.messages


async def _sorry(request: Request, message: UserMessage) -> list[dict[str, Any]]:
    agent, answers = request.app.ctx.agent, Answers(message.output_channel.name())
    said = agent.nlg.generate_from_slots(SORRY, {}, answers.name()) or {}
    await answers.send_text_message(message.sender_id, said.get("text", ""))
    return answers.messages
