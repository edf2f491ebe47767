"""Each patch says what Rasa would have said."""

import unittest
from types import SimpleNamespace
from typing import Any

from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.core.policies.memoization import MemoizationPolicy
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

from bot.engine.patches.action_request import action_call
from bot.engine.patches.action_result import validate_action_result
from bot.engine.patches.idle_memory import predict_action_probabilities
from tests.engine.inside.run import FIXTURE

DOMAIN = Domain.load(str(FIXTURE / "domain.yml"))
RASAS_CHECK = RemoteAction._validate_action_result  # before anything is installed

ANSWERS: list[Any] = [
    {},
    {"events": [], "responses": []},
    {"events": [{"event": "slot", "name": "a", "value": [1, {"b": None}]}]},
    {"events": [{"event": "active_loop", "name": None, "timestamp": None}]},
    {"events": [{"event": "action_execution_rejected", "name": "f"}]},
    {"responses": [{"text": "ciao", "buttons": []}]},
    {"events": [{"event": "slot", "value": 1}]},
    {"events": [{"event": "no such thing"}]},
    {"events": [{"name": "a"}]},
    {"events": ["slot"]},
    {"events": [{"event": ["slot"]}]},
    {"events": [{"event": "slot", "name": "a", "value": 1, "timestamp": "now"}]},
    {"events": {"event": "slot"}},
    {"responses": ["ciao"]},
    {"responses": None},
    [],
    None,
    "no",
]


def is_accepted(check: Any, answer: Any) -> bool:
    try:
        return bool(check(RemoteAction("action_x", None), answer))
    except ValidationError:
        return False


class ActionResult(unittest.TestCase):
    def test_it_accepts_what_rasa_accepts_and_nothing_else(self) -> None:
        for answer in ANSWERS:
            with self.subTest(answer=answer):
                assert is_accepted(RASAS_CHECK, answer) == is_accepted(
                    validate_action_result, answer
                )


class ActionRequest(unittest.TestCase):
    def setUp(self) -> None:
        said = UserUttered("sì", {"name": "affirm"}, input_channel="web")
        events = [
            ActionExecuted("action_listen"),
            UserUttered("ciao", {"name": "greet"}),
            BotUttered("Ciao!"),
            ActionExecuted("action_listen"),
            said,
            ActiveLoop("screening_form"),
            SlotSet("condizione", "sospeso"),
        ]
        self.tracker = DialogueStateTracker.from_events("me", events, DOMAIN.slots)
        action = RemoteAction("action_submit", None)
        self.body = action_call(action, self.tracker, DOMAIN)

    def test_it_says_of_the_turn_what_rasa_says(self) -> None:
        rasas = self.tracker.current_state(EventVerbosity.ALL)
        ours = self.body["tracker"]
        assert set(rasas) == set(ours)
        for key in set(rasas) - {"events", "active_loop"}:
            assert rasas[key] == ours[key], key
        assert ours["events"] == rasas["events"][-3:]
        assert ours["active_loop"]["name"] == "screening_form"

    def test_it_carries_what_rasa_sdk_reads_of_the_domain(self) -> None:
        domain = self.body["domain"]
        assert domain["forms"] == DOMAIN.as_dict()["forms"]
        slots = DOMAIN.as_dict()["slots"]
        assert set(domain["slots"]) == set(slots)
        for name, slot in slots.items():
            assert domain["slots"][name]["mappings"] == slot["mappings"]
        assert "responses" not in domain

    def test_it_does_not_grow_with_the_conversation(self) -> None:
        for _ in range(50):
            self.tracker.update(UserUttered("sì", {"name": "affirm"}))
        body = action_call(RemoteAction("action_submit", None), self.tracker, DOMAIN)
        assert len(body["tracker"]["events"]) == 1


class IdleMemory(unittest.TestCase):
    def test_nothing_memorised_predicts_nothing(self) -> None:
        policy = MemoizationPolicy(
            MemoizationPolicy.get_default_config(),
            None,
            None,
            SimpleNamespace(node_name="memory", is_finetuning=False),
            lookup={},
        )
        tracker = DialogueStateTracker.from_events("me", [], DOMAIN.slots)
        ours = predict_action_probabilities(policy, tracker, DOMAIN)
        rasas = policy.predict_action_probabilities(tracker, DOMAIN)
        assert ours.probabilities == rasas.probabilities
