"""The verdict on confirmed facts."""

from typing import Any

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker

from actions.conversation import facts_of, send, state_of
from actions.effects import show_operators
from bot.bootstrap import app
from bot.eligibility.facts import PLACES
from bot.intake.persons import About
from bot.services.certificate import issue
from bot.services.dialogue.third_person import spoken
from bot.services.dialogue.verdict_words import verdict_says
from bot.services.save_screening import save_screening


class ActionVerdict(Action):
    """Evaluate, explain, keep under a code; then the nearest offices, if known."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_verdict"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        """Give the verdict; go back to the questions when nothing was confirmed."""
        if not tracker.get_slot("confirmed"):
            return [FollowupAction("screening_form")]
        today = app().today().isoformat()
        facts = {**facts_of(tracker), "data_riferimento": today}
        about = state_of(tracker).about
        payload = _certificate(facts, about, tracker.sender_id)
        send(dispatcher, spoken(verdict_says(payload), about), None)
        if any(facts.get(place) for place in PLACES):
            show_operators(dispatcher, tracker, facts)
        return [
            SlotSet("data_riferimento", today),
            SlotSet("verdict", payload["verdict"]),
            SlotSet("code", payload["code"]),
        ]


def _certificate(
    facts: dict[str, Any], about: About, conversation_id: str
) -> dict[str, Any]:
    """The payload, kept with whom it is about: its code resumes in the same person."""
    settings = app().settings
    payload = issue(facts, settings.edition, app().gazetteer, "")
    code = save_screening(
        app().database.conversations,
        {**facts, "about": about} if about == "other" else facts,
        payload,
        conversation_id=conversation_id,
        now=app().now(),
        days=settings.code_days,
    )
    return {**payload, "code": code}
