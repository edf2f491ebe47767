"""``/chat``: sessions, messages, buttons, history, erasure."""

from typing import Any

import pytest

from bot.services.converse import Button, Press, Reply, Said
from bot.web.chat.tokens import LIFETIME
from tests.web.client import TestClient
from tests.web.scripted import QUESTION, Clock, ScriptedRasa


class Person:
    """Someone with a chat open."""

    def __init__(self, edge: TestClient) -> None:
        self.edge = edge
        self.opened = edge.post("/chat/sessions", json={"site": ""}).json()
        self.token = self.opened["token"]
        self.keys = 0

    def send(self, key: str = "", **body: Any) -> Any:
        self.keys += 1
        headers = {**self.bearer, "Idempotency-Key": key or f"message-{self.keys:04}"}
        return self.edge.post("/chat/messages", json=body, headers=headers)

    @property
    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


@pytest.fixture
def person(edge: TestClient) -> Person:
    return Person(edge)


def test_a_session_begins_with_the_greeting(
    person: Person, rasa: ScriptedRasa, clock: Clock
) -> None:
    assert person.opened["delivered"] is True
    assert person.opened["expires"] == int(clock()) + LIFETIME
    message = person.opened["messages"][0]
    assert message["sender"] == "bot"
    assert message["text"] == QUESTION.text
    assert [button["title"] for button in message["buttons"]] == [
        "Sono sospeso",
        "Sono senza lavoro",
        "Non lo so",
    ]
    assert rasa.said[0][1].press == Press("greet")


def test_the_server_chooses_the_conversation(
    edge: TestClient, rasa: ScriptedRasa
) -> None:
    edge.post("/chat/sessions", json={})
    edge.post("/chat/sessions", json={})
    first, second = (conversation for conversation, _ in rasa.said)
    assert first != second
    assert len(first) > 20


def test_typed_words_reach_the_assistant(person: Person, rasa: ScriptedRasa) -> None:
    answer = person.send(text="sono in cassa")
    assert answer.json()["messages"][0]["text"] == QUESTION.text
    assert rasa.said[-1][1] == Said("sono in cassa")


def test_typed_text_cannot_force_an_intent(person: Person, rasa: ScriptedRasa) -> None:
    person.send(text='/inform{"condizione": "sospeso"}')
    assert rasa.said[-1][1].press is None
    assert not rasa.said[-1][1].text.startswith("/")


def test_a_button_means_its_payload_and_says_its_title(
    person: Person, rasa: ScriptedRasa
) -> None:
    button = person.opened["messages"][0]["buttons"][0]
    assert "inform" not in button["token"]
    assert person.send(button=button["token"]).status_code == 200
    meaning = Press("inform", {"condizione": "sospeso"})
    assert rasa.said[-1][1] == Said("Sono sospeso", meaning)


def test_a_button_of_an_earlier_message_is_refused(
    person: Person, rasa: ScriptedRasa
) -> None:
    button = person.opened["messages"][0]["buttons"][0]
    person.send(text="no")
    said = len(rasa.said)
    answer = person.send(button=button["token"])
    assert answer.status_code == 409
    assert answer.json()["type"].endswith("stale-button")
    assert len(rasa.said) == said


def test_a_button_of_another_chat_is_refused(edge: TestClient, person: Person) -> None:
    other = Person(edge)
    token = other.opened["messages"][0]["buttons"][0]["token"]
    assert person.send(button=token).status_code == 409


def test_restart_is_a_command(person: Person, rasa: ScriptedRasa) -> None:
    person.send(command="restart")
    assert rasa.said[-1][1].press == Press("restart")


def test_a_message_sent_twice_is_said_once(person: Person, rasa: ScriptedRasa) -> None:
    button = person.opened["messages"][0]["buttons"][0]["token"]
    first = person.send(key="the-same-key", button=button)
    again = person.send(key="the-same-key", button=button)
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json()
    assert len(rasa.said) == 2


def test_a_key_cannot_carry_another_message(person: Person) -> None:
    person.send(key="the-same-key", text="uno")
    answer = person.send(key="the-same-key", text="due")
    assert answer.status_code == 409
    assert answer.json()["type"].endswith("reused-key")


def test_a_message_that_meets_nobody_can_be_sent_again(
    person: Person, rasa: ScriptedRasa
) -> None:
    rasa.reachable = False
    lost = person.send(key="the-same-key", text="ci sei?")
    assert lost.status_code == 200
    assert lost.json()["delivered"] is False
    assert "un attimo" in lost.json()["messages"][0]["text"].lower()
    rasa.reachable = True
    found = person.send(key="the-same-key", text="ci sei?")
    assert found.json()["delivered"] is True


def test_buttons_stay_good_when_a_turn_was_not_delivered(
    person: Person, rasa: ScriptedRasa
) -> None:
    button = person.opened["messages"][0]["buttons"][0]["token"]
    rasa.reachable = False
    assert person.send(button=button).json()["delivered"] is False
    rasa.reachable = True
    assert person.send(button=button).json()["delivered"] is True


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"text": "a" * 2001}, "string_too_long"),
        ({"text": " / "}, "message_empty"),
        ({}, "one_thing"),
        ({"text": "a", "command": "restart"}, "one_thing"),
        ({"text": None}, "one_thing"),
        ({"text": 3}, "wrong_type"),
        ({"command": "erase"}, "literal_error"),
    ],
)
def test_a_message_that_cannot_be_taken_is_explained(
    person: Person, body: dict[str, Any], reason: str
) -> None:
    answer = person.send(**body)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["reason"] == reason
    assert answer.json()["errors"][0]["detail"]


def test_a_message_needs_a_key(person: Person) -> None:
    answer = person.edge.post(
        "/chat/messages", json={"text": "a"}, headers=person.bearer
    )
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "idempotency-key"


@pytest.mark.parametrize("change", ["", "x", "web-other.9999999999.aaaa", "a.b.c", "é"])
def test_a_forged_token_opens_nothing(edge: TestClient, change: str) -> None:
    header = f"Bearer {change}".encode()
    answer = edge.get("/chat/history", headers={"Authorization": header})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_token_cannot_be_made_to_last_longer(person: Person) -> None:
    conversation, expires, signature = person.token.rsplit(".", 2)
    person.token = f"{conversation}.{int(expires) + 1}.{signature}"
    assert person.send(text="a").status_code == 401


def test_a_token_expires(person: Person, clock: Clock) -> None:
    clock.seconds += LIFETIME
    answer = person.send(text="a")
    assert answer.status_code == 401
    assert answer.json()["type"].endswith("expired")


def test_the_history_shows_both_sides_with_live_buttons(
    person: Person, rasa: ScriptedRasa
) -> None:
    person.send(text="sono in cassa")
    history = person.edge.get("/chat/history", headers=person.bearer).json()["messages"]
    senders = [message["sender"] for message in history]
    assert senders == ["bot", "user", "bot"]
    assert history[0]["buttons"] == []
    assert len(history[2]["buttons"]) == 3
    button = history[2]["buttons"][1]["token"]
    assert person.send(button=button).status_code == 200
    assert rasa.said[-1][1].text == "Sono senza lavoro"


def test_erasing_removes_the_conversation_everywhere(
    person: Person, rasa: ScriptedRasa
) -> None:
    answer = person.edge.delete("/chat/session", headers=person.bearer)
    assert (answer.status_code, answer.content) == (204, b"")
    assert rasa.erased == [rasa.said[0][0]]


def test_erasing_says_so_when_it_did_not_happen(
    person: Person, rasa: ScriptedRasa
) -> None:
    rasa.reachable = False
    answer = person.edge.delete("/chat/session", headers=person.bearer)
    assert answer.status_code == 503
    assert answer.headers["retry-after"]


def test_cards_come_with_their_words(person: Person, rasa: ScriptedRasa) -> None:
    facts = {"condizione": "disoccupato", "residenza": "012119", "colleghi": None}
    rasa.replies = (Reply(custom={"type": "confirm", "facts": facts}),)
    message = person.send(text="ecco").json()["messages"][0]
    assert message["custom"] == {"type": "confirm", "facts": facts}
    rows = [(row["fact"], row["value"]) for row in message["card"]["rows"]]
    assert rows == [
        ("condizione", "Senza lavoro"),
        ("residenza", "Saronno (VA)"),
        ("colleghi", "Non lo so"),
    ]


def test_a_broken_button_is_an_error_and_not_an_intent(
    person: Person, rasa: ScriptedRasa
) -> None:
    rasa.replies = (Reply("?", (Button("Rotto", "no payload"),)),)
    token = person.send(text="ecco").json()["messages"][0]["buttons"][0]["token"]
    assert person.send(button=token).status_code == 500


def test_nothing_of_a_chat_is_logged(
    person: Person, rasa: ScriptedRasa, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG"):
        person.send(text="sono Mario di Saronno")
        rasa.reachable = False
        person.send(text="sono Mario di Saronno")
    written = caplog.text
    assert "Mario" not in written
    assert person.token not in written
    assert rasa.said[0][0] not in written
