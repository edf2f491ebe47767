"""The adapter that speaks with the Rasa server."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from bot.config import Settings
from bot.services.converse import AssistantUnreachable, Button, Press, Reply, Said
from bot.web.rasa import Rasa

Answer = Callable[[httpx.Request], httpx.Response]


def rasa_that(answer: Answer) -> Rasa:
    transport = httpx.MockTransport(answer)
    client = httpx.AsyncClient(base_url="http://rasa", transport=transport)
    return Rasa(client, token="t0ken", secret="s3cret")


def answering(body: Any, seen: list[httpx.Request]) -> Answer:
    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=body)

    return answer


def test_a_typed_turn_goes_to_our_channel_with_the_secret() -> None:
    seen: list[httpx.Request] = []
    body = [
        {"recipient_id": "c", "text": "Ciao"},
        {"text": "?", "buttons": [{"title": "Sì", "payload": "/affirm"}]},
        {"custom": {"type": "confirm", "facts": {}}},
    ]
    rasa = rasa_that(answering(body, seen))
    replies = asyncio.run(rasa.take_turn("c", Said("ciao")))
    assert replies == (
        Reply("Ciao"),
        Reply("?", (Button("Sì", "/affirm"),)),
        Reply("", (), {"type": "confirm", "facts": {}}),
    )
    assert seen[0].url.path == "/webhooks/sportello/webhook"
    assert seen[0].headers["x-sportello-secret"] == "s3cret"
    assert json.loads(seen[0].content) == {
        "sender": "c",
        "message": "ciao",
        "channel": "web",
        "language": "it",
    }


def test_a_press_goes_with_its_meaning_and_its_title() -> None:
    seen: list[httpx.Request] = []
    said = Said("Sono sospeso", Press("inform", {"condizione": "sospeso"}))
    asyncio.run(rasa_that(answering([], seen)).take_turn("c", said))
    body = json.loads(seen[0].content)
    assert body["payload"] == {
        "intent": "inform",
        "entities": {"condizione": "sospeso"},
    }
    assert body["metadata"] == {"title": "Sono sospeso"}


def test_the_history_is_read_from_the_tracker() -> None:
    events = [
        {"event": "action", "name": "action_session_start"},
        {"event": "user", "text": "/greet", "metadata": {"title": "/greet"}},
        {"event": "bot", "text": "Ciao", "data": {"buttons": None, "custom": None}},
        {
            "event": "user",
            "text": '/inform{"condizione": "sospeso"}',
            "metadata": {"title": "Sono sospeso"},
        },
        {"event": "user", "text": "boh", "metadata": {}},
        {"event": "user", "text": None},
        {"event": "bot", "text": None, "data": {"custom": {"type": "confirm"}}},
    ]
    rasa = rasa_that(answering({"events": events}, []))
    assert asyncio.run(rasa.history("c")) == (
        Reply("Ciao"),
        Said("Sono sospeso"),
        Said("boh"),
        Reply("", (), {"type": "confirm"}),
    )


def test_erasing_asks_the_tracker_store() -> None:
    seen: list[httpx.Request] = []
    asyncio.run(rasa_that(answering({}, seen)).erase("c"))
    assert seen[0].url.path == "/conversations/c/tracker/events"
    assert seen[0].url.params["token"] == "t0ken"
    assert json.loads(seen[0].content)["name"] == "erase_requested"


def refuses(_request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("refused")


def stalls(_request: httpx.Request) -> httpx.Response:
    raise httpx.ReadTimeout("slow")


def fails(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(500)


def babbles(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, text="<html>")


@pytest.mark.parametrize("answer", [refuses, stalls, fails, babbles])
def test_whatever_goes_wrong_it_is_unreachable_and_not_ready(answer: Answer) -> None:
    rasa = rasa_that(answer)
    with pytest.raises(AssistantUnreachable):
        asyncio.run(rasa.take_turn("c", Said("ciao")))
    assert asyncio.run(rasa.has_model()) is False
    assert asyncio.run(rasa.understands()) is False


def test_ready_is_a_model_that_reads_a_known_sentence() -> None:
    status = rasa_that(answering({"model_file": "m.tar.gz"}, []))
    assert asyncio.run(status.has_model()) is True
    greets = rasa_that(answering({"intent": {"name": "greet"}}, []))
    assert asyncio.run(greets.understands()) is True
    lost = rasa_that(answering({"intent": {"name": None}}, []))
    assert asyncio.run(lost.understands()) is False


def test_it_is_found_where_the_settings_say() -> None:
    settings = Settings(_env_file=None, rasa_port=5999)
    rasa = Rasa.at(settings)
    asyncio.run(rasa.close())
