"""Rasa's agent and message processor, with turns that happen whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from rasa.core.actions.action import Action, ActionExecutionRejection
from rasa.core.agent import Agent
from rasa.core.processor import MessageProcessor
from rasa.engine.loader import load_predict_graph_runner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.core.events import (
    ActionExecutionRejected,
    BotUttered,
    Event,
    UserUttered,
)
from rasa.utils.common import TempDirectoryPath, get_temp_dir_name

from bot.engine.graph import PlainGraphRunner
from bot.engine.incoming import CODE, not_understood, unreadable
from bot.engine.patches.replaced import replaces
from bot.engine.payloads import NotAPayload, Payload, allowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rasa.core.channels.channel import OutputChannel, UserMessage
    from rasa.core.nlg import NaturalLanguageGenerator
    from rasa.core.policies.policy import PolicyPrediction
    from rasa.core.tracker_store import TrackerStore
    from rasa.engine.runner.interface import GraphRunner
    from rasa.engine.storage.storage import ModelMetadata
    from rasa.shared.core.domain import Domain
    from rasa.shared.core.trackers import DialogueStateTracker

UNREADABLE = "unreadable"  # key of a message's metadata: why it was not understood


class Processor(MessageProcessor):
    """Handles one message.

    An action that fails ends the turn with its exception: Rasa would go on with
    "the actions events are lost", and save what is left.
    """

    @staticmethod
    @replaces("rasa.core.processor:MessageProcessor._load_model", "dc5cda8c01f3")
    def _load_model(
        model_path: str | Path,
    ) -> tuple[str, ModelMetadata, GraphRunner]:
        with TempDirectoryPath(get_temp_dir_name()) as folder:
            metadata, runner = load_predict_graph_runner(
                Path(folder), Path(model_path), LocalModelStorage, PlainGraphRunner
            )
        return Path(model_path).name, metadata, runner

    @replaces("rasa.core.processor:MessageProcessor.parse_message", "1cd8ac221875")
    async def parse_message(
        self,
        message: UserMessage,
        tracker: DialogueStateTracker | None = None,
        only_output_properties: bool = True,
    ) -> dict[str, Any]:
        """Understand a message; what cannot be read never reaches the pipeline.

        Text that begins with ``/`` would be obeyed by Rasa whoever wrote it. Here
        it is one of the buttons just offered, or a bare intent, or not understood.
        """
        text = message.text or ""
        reason = unreadable(text)
        if reason == CODE and (payload := self._pressed(text, tracker)):
            return payload.understood()
        if reason:
            message.metadata = {**(message.metadata or {}), UNREADABLE: reason}
            return not_understood(text)
        return await super().parse_message(message, tracker, only_output_properties)

    @replaces(
        "rasa.core.processor:MessageProcessor._check_for_unseen_features",
        "0c8dd2d3d05b",
    )
    def _check_for_unseen_features(self, parse_data: dict[str, Any]) -> None:
        """Nothing: Rasa builds an empty domain at each message to warn about ours.

        Training warns of an intent or entity that the domain lacks.
        """

    def _pressed(
        self, text: str, tracker: DialogueStateTracker | None
    ) -> Payload | None:
        try:
            payload = Payload.read(text)
        except NotAPayload:
            return None
        offered = _offered(tracker) if tracker else ()
        return payload if allowed(payload, self.domain.intents, offered) else None

    @replaces("rasa.core.processor:MessageProcessor._run_action", "787be209d2dd")
    @replaces(
        "rasa.core.processor:MessageProcessor._log_action_on_tracker", "184a11987def"
    )
    async def _run_action(
        self,
        action: Action,
        tracker: DialogueStateTracker,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        prediction: PolicyPrediction,
    ) -> bool:
        seen = tracker.copy()
        seen.update_with_events(prediction.events, self.domain)
        try:
            events = await action.run(output_channel, nlg, seen, self.domain) or []
        except ActionExecutionRejection:
            tracker.update(_rejected(action, prediction))
            return self.should_predict_another_action(action.name())
        self._note(tracker, action, events, prediction)
        if any(isinstance(event, UserUttered) for event in events):
            tracker = await self.run_action_extract_slots(output_channel, tracker)
        await self.execute_side_effects(events, tracker, output_channel)
        return self.should_predict_another_action(action.name())

    def _note(
        self,
        tracker: DialogueStateTracker,
        action: Action,
        events: list[Event],
        prediction: PolicyPrediction,
    ) -> None:
        """Write on the tracker that the action ran, unless it declined by itself."""
        if not any(isinstance(event, ActionExecutionRejected) for event in events):
            tracker.update_with_events(prediction.events, self.domain)
            tracker.update(action.event_for_successful_execution(prediction))
        tracker.update_with_events(events, self.domain)


def _rejected(action: Action, prediction: PolicyPrediction) -> Event:
    return ActionExecutionRejected(
        action.name(), prediction.policy_name, prediction.max_confidence
    )


def _offered(tracker: DialogueStateTracker) -> Iterator[str]:
    """The messages of the buttons in the bot's last turn."""
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            return
        if isinstance(event, BotUttered):
            for button in event.data.get("buttons") or ():
                yield button.get("payload", "")


class Conversations(Agent):
    """Rasa's agent on our tracker store, as it is: a failure is not hidden."""

    @staticmethod
    @replaces("rasa.core.agent:Agent._create_tracker_store", "44b81a582903")
    def _create_tracker_store(store: TrackerStore, domain: Domain) -> TrackerStore:
        store.domain = domain
        return store

    @replaces("rasa.core.agent:Agent.load_model", "dc0e0244f854")
    def load_model(
        self, model_path: str | Path, fingerprint: str | None = None
    ) -> None:
        """Load an archive whose SHA-256 was checked."""
        self.processor = Processor(
            model_path=model_path,
            tracker_store=self.tracker_store,
            lock_store=self.lock_store,
            generator=self.nlg,
            action_endpoint=self.action_endpoint,
        )
        self.domain = self.tracker_store.domain = self.processor.domain
        self.nlg.responses = self.domain.responses
        self._set_fingerprint(fingerprint)
