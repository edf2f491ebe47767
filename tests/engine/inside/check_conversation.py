"""Turns happen whole or not at all, and nobody types a button."""

import os
import tempfile
import unittest
from pathlib import Path
from typing import Any, ClassVar
from unittest.mock import patch

from rasa.core.channels.channel import UserMessage
from rasa.core.policies.rule_policy import RulePolicy
from rasa.utils.endpoints import ClientResponseError

from bot.engine.channel import Answers
from bot.engine.conversation import UNREADABLE, Conversations, Processor
from bot.engine.live_tracker import LiveTracker
from bot.engine.locks import TurnLocks
from bot.engine.patches.rules_by_intent import find_action_from_rules
from bot.engine.tracker_store import LoudTrackerStore
from tests.engine.inside.conversations import DOMAIN, conversation

MODEL = Path(os.environ.get("FIXTURE_MODEL", ""))
BUTTON = '/inform{"condizione": "sospeso"}'


class Actions:
    """Stands in for the action server: a list of answers, or a failure."""

    url = "http://nowhere"
    kwargs: ClassVar[dict[str, Any]] = {}

    def __init__(self) -> None:
        self.calls: list[dict[str, Any]] = []
        self.failure: Exception | None = None

    async def request(self, *_: Any, json: dict[str, Any], **__: Any) -> dict[str, Any]:
        self.calls.append(json)
        if self.failure:
            raise self.failure
        tracker = json["tracker"]
        opening = [] if tracker["active_loop"] else [_event("active_loop")]
        found = {e["entity"]: e["value"] for e in tracker["latest_message"]["entities"]}
        heard = [_slot(n, v) for n, v in found.items() if n == "condizione"]
        asks = {"response": "utter_ask_condizione"}
        return {
            "events": [*opening, *heard, _slot("requested_slot", "condizione")],
            "responses": [asks],
        }


def _event(kind: str) -> dict[str, Any]:
    return {"event": kind, "name": "screening_form"}


def _slot(name: str, value: object) -> dict[str, Any]:
    return {"event": "slot", "name": name, "value": value}


class Talk(unittest.IsolatedAsyncioTestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = tempfile.TemporaryDirectory()
        cls.agent = Conversations(
            tracker_store=LoudTrackerStore(host=f"sqlite:///{cls.folder.name}/r.db"),
            lock_store=TurnLocks(),
        )
        cls.agent.load_model(MODEL)

    @classmethod
    def tearDownClass(cls) -> None:
        cls.agent.tracker_store.close()
        cls.folder.cleanup()

    def setUp(self) -> None:
        self.actions = self.agent.processor.action_endpoint = Actions()
        self.me = self.id()

    async def say(self, text: str, **rest: Any) -> list[str]:
        message = UserMessage(text, Answers("web"), self.me, **rest)
        await self.agent.handle_message(message)
        return [answer.get("text", "") for answer in message.output_channel.messages]

    async def tracker(self) -> Any:
        return await self.agent.tracker_store.retrieve(self.me)


class WholeTurns(Talk):
    async def test_one_call_to_the_action_server_a_turn(self) -> None:
        await self.say("iniziamo")
        await self.say("sono disoccupato da gennaio")
        assert [call["next_action"] for call in self.actions.calls] == [
            "screening_form",
            "screening_form",
        ]

    async def test_a_failing_action_leaves_the_state_as_it_was(self) -> None:
        await self.say("iniziamo")
        before = len((await self.tracker()).events)
        self.actions.failure = ClientResponseError(500, "broken", "")
        with self.assertRaises(Exception):  # noqa: B017, PT027
            await self.say("sono disoccupato da gennaio")
        after = await self.tracker()
        assert after.current_slot_values()["condizione"] is None
        assert abs(len(after.events) - before) <= 1  # read again from its session
        self.actions.failure = None
        assert await self.say("non lo so")

    async def test_a_failing_first_turn_leaves_nothing(self) -> None:
        self.actions.failure = TimeoutError()
        with self.assertRaises(TimeoutError):  # noqa: PT027
            await self.say("iniziamo")
        assert await self.tracker() is None

    async def test_an_action_that_declines_lets_the_rules_answer(self) -> None:
        await self.say("iniziamo")
        declined = '{"action_name": "screening_form", "error": "no"}'
        self.actions.failure = ClientResponseError(400, "declined", declined)
        assert "Non ho capito. Puoi dirlo con altre parole?" in await self.say("boh")

    async def test_five_hundred_turns_stay_short_in_memory(self) -> None:
        await self.say("iniziamo")
        for _ in range(60):
            await self.say("non lo so")
        assert len((await self.tracker()).events) < 130


class Buttons(Talk):
    async def test_a_button_just_offered_is_pressed(self) -> None:
        await self.say("iniziamo")
        await self.say(BUTTON)
        assert (await self.tracker()).get_slot("condizione") == "sospeso"

    async def test_a_button_not_offered_sets_nothing(self) -> None:
        await self.say("iniziamo")
        await self.say('/inform{"condizione": "inventato"}')
        tracker = await self.tracker()
        assert tracker.get_slot("condizione") is None
        assert tracker.latest_message.intent["name"] == "nlu_fallback"
        assert tracker.latest_message.metadata[UNREADABLE] == "code"

    async def test_a_bare_intent_is_obeyed_and_an_unknown_one_is_not(self) -> None:
        assert "sul web" in (await self.say("/greet"))[0]
        assert "Non ho capito" in (await self.say("/inventato"))[0]

    async def test_a_pressed_button_does_not_wake_the_pipeline(self) -> None:
        pressed = {"intent": {"name": "greet"}, "entities": []}
        with patch.object(Processor, "parse_message", side_effect=AssertionError):
            assert await self.say("/greet", parse_data=pressed)

    async def test_what_cannot_be_read_gets_a_plain_answer(self) -> None:
        for text, reason in (
            ("", "empty"),
            ("  \n ", "empty"),
            ("…", "no_words"),
            ("a" * 3000, "too_long"),
            ("/", "code"),
            ("/inform{", "code"),
        ):
            assert "Non ho capito" in (await self.say(text))[0], text
            metadata = (await self.tracker()).latest_message.metadata
            assert metadata[UNREADABLE] == reason

    async def test_the_channel_chooses_the_words(self) -> None:
        message = UserMessage("/greet", Answers("telegram"), self.me)
        await self.agent.handle_message(message)
        assert "web" not in message.output_channel.messages[0]["text"]


class RulesByIntent(Talk):
    async def test_the_rules_predict_what_rasa_predicts(self) -> None:
        nodes = self.agent.processor.graph_runner._nodes.values()
        parts = [node._component for node in nodes]
        policy = next(part for part in parts if isinstance(part, RulePolicy))
        for seed in range(15):
            tracker = LiveTracker("me", DOMAIN.slots)
            for event in conversation(seed, 10):
                tracker.update(event)
                rasas = policy.predict_action_probabilities(tracker, self.agent.domain)
                with patch.object(
                    RulePolicy, "_find_action_from_rules", find_action_from_rules
                ):
                    ours = policy.predict_action_probabilities(
                        tracker, self.agent.domain
                    )
                assert ours.probabilities == rasas.probabilities
                assert ours.events == rasas.events
