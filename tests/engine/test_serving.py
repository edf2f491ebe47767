"""The engine as its neighbours see it: over HTTP, when all is well and when not."""

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.engine.running import (
    RASA_PYTHON,
    ROOT,
    SECRET,
    TOKEN,
    Engine,
    running_engine,
)

pytestmark = pytest.mark.model

SORRY = "Un attimo: non sono riuscito a rispondere. Riprova tra poco."
NOT_UNDERSTOOD = "Non ho capito. Puoi dirlo con altre parole?"


@pytest.fixture(scope="module")
def engine(
    inside: dict[str, Any],
    fixture_model: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Engine]:
    """One engine for the tests that do not stop it; ``inside`` trained its model."""
    assert inside
    with running_engine(tmp_path_factory.mktemp("serving"), fixture_model) as running:
        yield running


def texts(answers: list[dict[str, Any]]) -> list[str]:
    return [answer.get("text", "") for answer in answers]


def test_a_whole_screening_over_rest(engine: Engine) -> None:
    assert texts(engine.say("whole", "iniziamo")) == ["Oggi lavori?"]
    engine.say("whole", '/inform{"condizione": "sospeso"}')
    engine.say("whole", "non lo so")
    engine.say("whole", "la mia ditta è la Electrolux")
    *_, last = engine.say("whole", "/deny")
    assert last["custom"]["facts"] == {
        "condizione": "sospeso",
        "ammortizzatore": "non_so",
        "azienda": "la mia ditta è la Electrolux",
        "accordo": "no",
    }


def test_a_question_in_the_middle_is_answered_and_the_form_goes_on(
    engine: Engine,
) -> None:
    engine.say("aside", "iniziamo")
    answers = texts(engine.say("aside", "cos'è la naspi?"))
    assert answers == ["La NASpI è l'indennità di disoccupazione.", "Oggi lavori?"]
    assert engine.tracker("aside")["slots"]["requested_slot"] == "condizione"


def test_the_open_question_is_in_the_tracker(engine: Engine) -> None:
    engine.say("open", "iniziamo")
    state = engine.tracker("open")
    assert state["slots"]["requested_slot"] == "condizione"
    assert state["active_loop"]["name"] == "screening_form"
    assert state["events"][0]["name"] == "action_session_start"


def test_the_api_asks_for_its_token(engine: Engine) -> None:
    for path in ("/status", "/conversations/open/tracker", "/domain"):
        assert httpx.get(engine.url + path).status_code == 401
        assert httpx.get(engine.url + path, params={"token": "no"}).status_code == 401
    assert httpx.get(engine.url + "/status", params={"token": TOKEN}).is_success


def test_events_can_be_appended(engine: Engine) -> None:
    engine.say("append", "buongiorno")
    address = f"{engine.url}/conversations/append/tracker/events"
    event = {"event": "slot", "name": "azienda", "value": "Electrolux"}
    answer = httpx.post(address, params={"token": TOKEN}, json=[event])
    assert answer.is_success
    assert engine.tracker("append")["slots"]["azienda"] == "Electrolux"


class TestOurChannel:
    """The door that asks for a secret."""

    @pytest.mark.parametrize("secret", ["", "no", "è sbagliato"])
    def test_it_refuses_who_does_not_know_the_secret(
        self, engine: Engine, secret: str
    ) -> None:
        body = {"sender": "me", "message": "ciao", "secret": secret}
        assert engine.post("sportello", body).status_code == 401

    def test_the_secret_may_be_in_the_body(self, engine: Engine) -> None:
        body = {"sender": "body", "message": "ciao", "secret": SECRET}
        assert engine.post("sportello", body).is_success

    def test_it_knows_the_true_channel_and_the_language(self, engine: Engine) -> None:
        said = engine.ours("tg", message="ciao", channel="telegram", language="en")
        assert texts(said) == ["Ciao! Sono un assistente automatico."]
        state = engine.tracker("tg")
        assert state["latest_input_channel"] == "telegram"
        assert state["latest_message"]["metadata"]["language"] == "en"

    def test_a_button_is_a_payload(self, engine: Engine) -> None:
        engine.ours("press", message="iniziamo")
        pressed = {"intent": "inform", "entities": {"condizione": "sospeso"}}
        engine.ours("press", payload=pressed)
        assert engine.tracker("press")["slots"]["condizione"] == "sospeso"

    def test_typed_text_is_never_a_button(self, engine: Engine) -> None:
        engine.ours("typed", message="iniziamo")
        engine.ours("typed", message=' /inform{"condizione": "sospeso"}')
        state = engine.tracker("typed")
        assert state["slots"]["condizione"] is None
        assert state["latest_message"]["metadata"]["unreadable"] == "code"

    @pytest.mark.parametrize(
        "body",
        [
            {"message": "ciao"},
            {"sender": "", "message": "ciao"},
            {"sender": "a" * 300, "message": "ciao"},
            {"sender": "me", "payload": "inform"},
            {"sender": "me", "payload": {"entities": {}}},
        ],
    )
    def test_what_is_not_a_message_is_refused(
        self, engine: Engine, body: dict[str, Any]
    ) -> None:
        answer = engine.post("sportello", body, **{"X-Sportello-Secret": SECRET})
        assert answer.status_code == 400
        assert answer.json()["error"]


class TestPlainRest:
    """The door for scripts."""

    @pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"ciao"'])
    def test_what_is_not_a_message_is_refused(
        self, engine: Engine, body: bytes
    ) -> None:
        address = f"{engine.url}/webhooks/rest/webhook"
        headers = {"Content-Type": "application/json"}
        assert httpx.post(address, content=body, headers=headers).status_code == 400

    @pytest.mark.parametrize(
        "message",
        ["", "   ", "🦕", "…", "a" * 5000, "/inform{", "\ud83d", "\x00", None, 7, {}],
    )
    def test_strange_messages_get_a_plain_answer(
        self, engine: Engine, message: object
    ) -> None:
        body = b'{"sender": "strange", "message": %s}' % _json(message)
        address = f"{engine.url}/webhooks/rest/webhook"
        headers = {"Content-Type": "application/json"}
        answer = httpx.post(address, content=body, headers=headers, timeout=30)
        assert texts(answer.json()) == [NOT_UNDERSTOOD]

    def test_without_a_sender_it_is_rasa_s_default_one(self, engine: Engine) -> None:
        assert engine.post("rest", {"message": "ciao"}).json()[0]["recipient_id"] == (
            "default"
        )


def _json(value: object) -> bytes:
    return json.dumps(value).encode()  # a lone surrogate travels as an escape


def test_messages_of_one_conversation_are_taken_in_turn(engine: Engine) -> None:
    engine.say("queue", "buongiorno")
    with ThreadPoolExecutor(8) as people:
        answers = list(people.map(lambda _: engine.say("queue", "ciao"), range(16)))
    assert all(len(answer) == 1 for answer in answers)
    events = engine.tracker("queue")["events"]
    kinds = [e["event"] for e in events if e["event"] in {"user", "bot"}]
    assert kinds == ["user", "bot"] * 17


def test_a_failing_action_says_so_and_changes_nothing(engine: Engine) -> None:
    engine.say("fails", "iniziamo")
    before = engine.tracker("fails")
    assert texts(engine.say("fails", "voglio parlare con una persona")) == [SORRY]
    after = engine.tracker("fails")
    assert after["slots"] == before["slots"]
    assert len(after["events"]) == len(before["events"])
    assert texts(engine.say("fails", "perché me lo chiedi?"))[-1] == "Oggi lavori?"


def test_erasing_leaves_no_row(engine: Engine) -> None:
    engine.say("erased", "sono disoccupato, una cosa da non ricordare")
    assert texts(engine.say("erased", "cancella i miei dati")) == [
        "Ho cancellato tutto."
    ]
    with sqlite3.connect(engine.folder / "rasa.db") as database:
        count = "SELECT count(*) FROM events WHERE sender_id = 'erased'"
        assert database.execute(count).fetchone() == (0,)
    database.close()
    for file in engine.folder.glob("rasa.db*"):
        assert b"una cosa da non ricordare" not in file.read_bytes()


def test_the_log_holds_no_message_and_no_conversation(engine: Engine) -> None:
    engine.say("conversazione-segreta", "una frase segreta")
    engine.say("conversazione-segreta", "voglio parlare con una persona")
    assert "turn failed" in engine.log
    for secret in ("segreta", TOKEN, SECRET):
        assert secret not in engine.log


class TestLife:
    """Starting, failing and stopping."""

    @pytest.fixture
    def own(
        self, inside: dict[str, Any], fixture_model: Path, tmp_path: Path
    ) -> Iterator[Engine]:
        assert inside
        with running_engine(tmp_path, fixture_model) as running:
            yield running

    def test_it_waits_for_the_action_server_remembers_and_stops(
        self, own: Engine
    ) -> None:
        own.say("me", "iniziamo")
        own.stop_actions()
        assert texts(own.say("me", "sono disoccupato da gennaio")) == [SORRY]
        own.start_actions()
        assert own.say("me", '/inform{"condizione": "disoccupato"}')
        assert own.stop() == 0
        assert "Traceback" not in own.log
        own.start()
        slots = own.tracker("me")["slots"]
        assert slots["condizione"] == "disoccupato"
        assert slots["requested_slot"] == "ammortizzatore"

    def test_a_database_that_is_lost_is_not_hidden(self, own: Engine) -> None:
        own.say("me", "iniziamo")
        with sqlite3.connect(own.folder / "rasa.db") as database:
            database.execute("ALTER TABLE events RENAME TO lost")
        database.close()
        assert texts(own.say("me", "non lo so")) == [SORRY]
        assert httpx.get(f"{own.url}/ready").status_code == 503

    def test_a_model_that_is_not_ours_is_refused(
        self, inside: dict[str, Any], fixture_model: Path, tmp_path: Path
    ) -> None:
        assert inside
        foreign = tmp_path / "sportello.tar.gz"
        shutil.copy(fixture_model, foreign)
        ended = subprocess.run(
            [RASA_PYTHON, "-m", "bot.engine", "serve"],
            cwd=ROOT,
            env=Engine(tmp_path, foreign).environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert ended.returncode == 1
        assert "bot.engine train" in ended.stderr.splitlines()[-1]
        assert "Traceback" not in ended.stderr
