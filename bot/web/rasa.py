"""The assistant as the edge reaches it: our own channel of the Rasa server."""

from collections.abc import Iterable, Mapping
from typing import Any

import httpx

from bot.config import Settings
from bot.services.converse import AssistantUnreachable, Button, Reply, Said

CHANNEL = "web"
TURN_TIMEOUT = httpx.Timeout(60, connect=3)
CHECK_TIMEOUT = httpx.Timeout(3)
KNOWN_SENTENCE = ("ciao", "greet")


class Rasa:
    """Adapter of the port ``services.converse.Assistant``, and Rasa's health.

    Args:
        client: bound to the Rasa server's address.
        token: of Rasa's HTTP API.
        secret: of our channel.
    """

    def __init__(self, client: httpx.AsyncClient, token: str, secret: str) -> None:
        self._client = client
        self._token = {"token": token}
        self._secret = {"X-Sportello-Secret": secret}

    @classmethod
    def at(cls, settings: Settings) -> "Rasa":
        """The server that the settings name."""
        address = f"http://{settings.rasa_host}:{settings.rasa_port}"
        client = httpx.AsyncClient(base_url=address, timeout=TURN_TIMEOUT)
        return cls(client, settings.rasa_token, settings.channel_secret)

    async def take_turn(self, conversation: str, said: Said) -> tuple[Reply, ...]:
        """Say something in a conversation.

        Raises:
            AssistantUnreachable: no answer came.
        """
        body: dict[str, Any] = {
            "sender": conversation,
            "message": said.text,
            "channel": CHANNEL,
            "language": "it",
        }
        if said.press:
            press = said.press
            body["payload"] = {"intent": press.intent, "entities": press.entities}
            body["metadata"] = {"title": said.text}  # what the history shows of it
        answer = await self._ask(
            "POST", "/webhooks/sportello/webhook", json=body, headers=self._secret
        )
        return tuple(_reply(message) for message in answer)

    async def history(self, conversation: str) -> tuple[Said | Reply, ...]:
        """All that was said since the conversation last started over.

        Raises:
            AssistantUnreachable: no answer came.
        """
        tracker = await self._ask(
            "GET",
            f"/conversations/{conversation}/tracker",
            params={**self._token, "include_events": "AFTER_RESTART"},
        )
        return tuple(_spoken(tracker.get("events") or []))

    async def erase(self, conversation: str) -> None:
        """Forget a conversation for good.

        Raises:
            AssistantUnreachable: it may still be there.
        """
        # Saving a tracker with this slot removes it: bot/engine/tracker_store.py.
        wish = {"event": "slot", "name": "erase_requested", "value": True}
        path = f"/conversations/{conversation}/tracker/events"
        await self._ask("POST", path, params=self._token, json=wish)

    async def has_model(self) -> bool:
        """Whether the server runs and holds a trained model."""
        status = await self._check("GET", "/status", params=self._token)
        return bool(status.get("model_file") or status.get("model_id"))

    async def understands(self) -> bool:
        """Whether a known sentence is read as it should."""
        sentence, intent = KNOWN_SENTENCE
        parsed = await self._check(
            "POST", "/model/parse", params=self._token, json={"text": sentence}
        )
        return bool((parsed.get("intent") or {}).get("name") == intent)

    async def close(self) -> None:
        """Let the connections go."""
        await self._client.aclose()

    async def _check(self, method: str, path: str, **request: Any) -> Any:
        try:
            return await self._ask(method, path, timeout=CHECK_TIMEOUT, **request)
        except AssistantUnreachable:
            return {}

    async def _ask(self, method: str, path: str, **request: Any) -> Any:
        try:
            response = await self._client.request(method, path, **request)
            response.raise_for_status()
            return response.json() if response.content else None
        except (httpx.HTTPError, ValueError) as error:
            raise AssistantUnreachable(type(error).__name__) from error


def _reply(message: Mapping[str, Any]) -> Reply:
    buttons = tuple(
        Button(button["title"], button["payload"])
        for button in message.get("buttons") or ()
    )
    return Reply(message.get("text") or "", buttons, message.get("custom"))


def _spoken(events: Iterable[Mapping[str, Any]]) -> Iterable[Said | Reply]:
    """The messages among a tracker's events; what starts with / was not typed."""
    for event in events:
        words = event.get("text") or ""
        if event["event"] == "bot":
            yield _reply({**(event.get("data") or {}), "text": words})
        elif event["event"] == "user":
            shown = (event.get("metadata") or {}).get("title") or words
            if shown and not shown.startswith("/"):
                yield Said(shown)
