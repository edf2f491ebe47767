"""The two forms. Each replaces Rasa's form action of its name: one call a turn."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker

from actions.conversation import message_of, send, slot_events, state_of, world
from actions.effects import perform
from actions.resuming import resumed
from bot.services.dialogue.questions import World
from bot.services.dialogue.routing import take_routing_turn
from bot.services.dialogue.screening import take_turn
from bot.services.dialogue.state import Message, State, Turn


class _Form(Action, ABC):
    """A loop that stays active while `requested_slot` names a question."""

    turn: Callable[[Message, State, World], Turn]
    beginning: tuple[EventType, ...] = ()

    @abstractmethod
    def name(self) -> str:
        """The form's name in the domain."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        """Take one message and ask the next question."""
        state = self._begin(tracker)
        message = message_of(tracker)
        found = resumed(message, state)
        turn = type(self).turn(*(found or (message, state)), world())
        events = perform(turn, dispatcher, tracker)
        send(dispatcher, turn.says, turn.state.asked)
        if not tracker.active_loop_name:
            events += [ActiveLoop(self.name()), *self.beginning]
        events += slot_events(state, turn.state)
        if turn.state.asked is None:
            events += [SlotSet("confirmed", _finished(turn)), ActiveLoop(None)]
        if turn.effect == "again":
            events.append(FollowupAction("screening_form"))
        return events

    def _begin(self, tracker: Tracker) -> State:
        state = state_of(tracker)
        return state if tracker.active_loop_name == self.name() else state.ask(None)


class ScreeningForm(_Form):
    """From the first message to the confirmed facts."""

    turn = staticmethod(take_turn)
    beginning = (SlotSet("confirmed", None),)

    def name(self) -> str:
        """The form's name in the domain."""
        return "screening_form"


class RoutingForm(_Form):
    """After the verdict: what operators and the group need."""

    turn = staticmethod(take_routing_turn)

    def name(self) -> str:
        """The form's name in the domain."""
        return "routing_form"


def _finished(turn: Turn) -> bool:
    return turn.effect not in {"stop", "erase", "again"}
