"""Starting over, not understanding, and closing."""

from typing import Any

from rasa_sdk.events import (
    ActiveLoop,
    AllSlotsReset,
    EventType,
    FollowupAction,
    SlotSet,
)
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker

from actions.conversation import message_of, restates, send, state_of, world
from bot.intake.cues import in_distress, starts_over
from bot.services.codes import code_in
from bot.services.dialogue.listen import listen
from bot.services.dialogue.state import Say
from bot.services.dialogue.third_person import spoken

_LADDER = ("utter_default", "utter_default_buttons", "utter_offer_person")


class ActionRestart(Action):
    """Begin again: only on plain words, since it forgets every answer."""

    def name(self) -> str:
        """The action's name in the domain; Rasa calls it for `restart`."""
        return "action_restart"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        """Forget the answers, or take the message as any other."""
        message = message_of(tracker)
        form = tracker.active_loop_name or "screening_form"
        if message.payload is None and not starts_over(message.text):
            return [FollowupAction(form)]
        send(dispatcher, (Say("utter_restarted"),), None)
        return [
            AllSlotsReset(),
            SlotSet("noticed", True),
            SlotSet("requested_slot", None),
            ActiveLoop(None),
            FollowupAction("screening_form"),
        ]


class ActionFallback(Action):
    """Not understood outside the forms: examples, then buttons, then a person."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_default_fallback"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        """A first message, or one with facts, begins the screening all the same."""
        if tracker.active_loop_name:
            return [FollowupAction(tracker.active_loop_name)]
        message = message_of(tracker)
        state = state_of(tracker).ask(None)
        if in_distress(message.text):
            send(dispatcher, (Say("utter_distress"),), None)
            return []
        heard = listen(message, state, world().gazetteer)
        begins = not state.noticed or code_in(message.text) is not None
        if begins or not heard.nothing or restates(tracker):
            return [FollowupAction("screening_form")]
        misses = int(tracker.get_slot("misses") or 0)
        send(dispatcher, (Say(_LADDER[min(misses, len(_LADDER) - 1)]),), None)
        return [SlotSet("misses", misses + 1)]


class ActionClose(Action):
    """After the last question: what to do tomorrow, and how to come back."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_close"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        """Say so, unless the person stopped or erased everything."""
        if tracker.get_slot("confirmed"):
            about = state_of(tracker).about
            send(dispatcher, spoken((Say("utter_close"),), about), None)
        return []
