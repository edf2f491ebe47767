"""Questions and wishes outside the forms."""

from typing import Any

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker

from actions.conversation import facts_of, message_of, restates, send
from actions.effects import ask_for_a_person, show_operators, show_summary
from bot.services.codes import code_in
from bot.services.dialogue.asides import faq_response, fears, why_response, wished
from bot.services.dialogue.state import Say

_REMARKS = {
    "abuse": "utter_abuse",
    "bot_challenge": "utter_bot_challenge",
    "distress": "utter_distress",
    "goodbye": "utter_goodbye",
    "out_of_scope": "utter_out_of_scope",
}


class ActionAnswerFaq(Action):
    """One topic of `ask_faq`; before a verdict, the screening begins with it."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_answer_faq"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        """Answer; the form does so too, and asks its first question."""
        message = message_of(tracker)
        if not tracker.get_slot("verdict") or restates(tracker):
            return [FollowupAction("screening_form")]
        known = message.topic and message.intent == "ask_faq"
        key = faq_response(message.topic) if known else why_response(None)
        send(dispatcher, [Say(key)], None)
        return []


class ActionSmallTalk(Action):
    """A remark, an insult, a cry: the first of all still begins the screening."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_small_talk"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        """Answer; before anything was said, the form does so and asks."""
        if not tracker.get_slot("noticed") or restates(tracker):
            return [FollowupAction("screening_form")]
        message = message_of(tracker)
        key = _REMARKS.get(message.intent, "utter_out_of_scope")
        if message.intent == "distress" and fears(message.text):
            key = "utter_worry"
        send(dispatcher, [Say(key)], None)
        return []


class ActionFindOperators(Action):
    """The nearest offices."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_find_operators"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        """Show them; who has named no comune is told what is needed."""
        return show_operators(dispatcher, tracker, facts_of(tracker))


class ActionShowSummary(Action):
    """The facts so far and the code."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_show_summary"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        """Show them; a code in the message brings back those of its summary."""
        if code_in(message_of(tracker).text):
            return [FollowupAction("screening_form")]
        return show_summary(dispatcher, tracker, facts_of(tracker))


class ActionRequestPerson(Action):
    """A person, please."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_request_person"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        """Record the request and say what happens next; or look up a number."""
        if wished(message_of(tracker)) == "find_operators":
            return show_operators(dispatcher, tracker, facts_of(tracker))
        return ask_for_a_person(dispatcher, tracker, facts_of(tracker))


class ActionErase(Action):
    """Ask whether all shall be erased; the answer is read by the form."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_erase"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        """Nothing is erased before a yes."""
        fresh = not tracker.get_slot("noticed")
        pressed = message_of(tracker).payload is not None
        if tracker.get_slot("erasing") or (fresh and not pressed):
            return [FollowupAction("screening_form")]
        send(dispatcher, (Say("utter_ask_erase"),), None)
        return [SlotSet("erasing", True)]
