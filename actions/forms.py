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

_GOES_ON = {"again": "screening_form", "back": "routing_form"}
_LEFT = frozenset({"stop", "erase", *_GOES_ON})


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
            confirmed = self.finished(turn)
            events += [SlotSet("confirmed", confirmed), ActiveLoop(None)]
        if turn.effect in _GOES_ON:
            events.append(FollowupAction(_GOES_ON[turn.effect]))
        return events

    def finished(self, turn: Turn) -> bool:
        """Whether the form has done its work, and what follows it may come."""
        return turn.effect not in _LEFT

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

    def finished(self, turn: Turn) -> bool:
        """Whether the facts wait for a verdict; not when they have theirs already."""
        return super().finished(turn) and not turn.state.done


class RoutingForm(_Form):
    """After the verdict: what operators and the group need."""

    turn = staticmethod(take_routing_turn)

    def name(self) -> str:
        """The form's name in the domain."""
        return "routing_form"
