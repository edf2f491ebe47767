"""What a turn asks of the services, beside words."""

from collections.abc import Callable, Mapping

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.conversation import message_of, send, state_of, world
from bot.bootstrap import app
from bot.directory.origin import Origin
from bot.eligibility.facts import Value, in_lombardy
from bot.services.dialogue.labels import fact_lines
from bot.services.dialogue.questions import SHOWN
from bot.services.dialogue.state import Say, Turn
from bot.services.dialogue.third_person import spoken
from bot.services.erase_conversation import erase_conversation
from bot.services.find_operators import nearby_offices
from bot.services.request_person import request_person
from bot.texts import text

Facts = Mapping[str, Value | None]
Effect = Callable[[CollectingDispatcher, Tracker, Facts], list[EventType]]


def perform(
    turn: Turn, dispatcher: CollectingDispatcher, tracker: Tracker
) -> list[EventType]:
    """Do what the turn asks for; its messages go out before the turn's own."""
    effect = _EFFECTS.get(turn.effect)
    return effect(dispatcher, tracker, turn.state.facts) if effect else []


def ask_for_a_person(
    dispatcher: CollectingDispatcher, tracker: Tracker, facts: Facts
) -> list[EventType]:
    """Record the request and say what happens next."""
    reference = request_person(
        app().database.conversations,
        facts,
        conversation_id=tracker.sender_id,
        now=app().now(),
    )
    settings = app().settings
    says = [Say("utter_person_requested", {"reference": reference})]
    if settings.helpdesk_hours:
        says.append(Say("utter_person_hours", {"hours": settings.helpdesk_hours}))
    if settings.helpdesk_phone:
        says.append(Say("utter_person_phone", {"phone": settings.helpdesk_phone}))
    send(dispatcher, says, None)
    return []


def show_operators(
    dispatcher: CollectingDispatcher, tracker: Tracker, facts: Facts
) -> list[EventType]:
    """The offices nearest to the comune named, or lived in; else what is needed."""
    origin = _named(message_of(tracker).text) or _origin(facts)
    if origin is None:
        send(dispatcher, (Say("utter_operators_where"),), None)
        return []
    near = nearby_offices(origin, app().database.offices)
    if not near.found:
        send(dispatcher, (Say("utter_operators_none"),), None)
        return []
    first = near.items[0]
    details = (first["address"], first["comune"], first["phone"])
    office = f"{first['name']} ({', '.join(filter(None, details))})"
    words = Say("utter_operators", {"place": near.origin.name, "office": office})
    send(dispatcher, (words, Say(custom=near.as_message())), None)
    return []


def show_summary(
    dispatcher: CollectingDispatcher, tracker: Tracker, facts: Facts
) -> list[EventType]:
    """The facts so far, the verdict and the code to find them again."""
    lines = fact_lines(facts, SHOWN, world().gazetteer)
    says = [Say("utter_summary", {"facts": lines}) if lines else Say("utter_no_facts")]
    if tracker.get_slot("verdict"):
        verdict = text(f"dialogue.verdicts.{tracker.get_slot('verdict')}")
        says.append(Say("utter_summary_verdict", {"verdict": verdict}))
        says.append(Say("utter_code", {"code": tracker.get_slot("code")}))
    send(dispatcher, spoken(says, state_of(tracker).about), None)
    return []


def erase(
    dispatcher: CollectingDispatcher, tracker: Tracker, _: Facts
) -> list[EventType]:
    """Remove all that is kept of the conversation; Rasa's store removes its own."""
    erase_conversation(app().database.conversations, tracker.sender_id)
    send(dispatcher, (Say("utter_erased"),), None)
    return [SlotSet("erase_requested", True)]


def _origin(facts: Facts) -> Origin | None:
    known = [facts.get(place) for place in ("domicilio", "residenza")]
    near = [str(place) for place in known if place and in_lombardy(str(place))]
    place = app().gazetteer.get(near[0]) if near else None
    return Origin.at(place) if place else None


def _named(message: str) -> Origin | None:
    """The one comune of Lombardy that the message names, such as "vicino a Como"."""
    named = [
        mention.places[0]
        for mention in app().gazetteer.mentions(message)
        if len(mention.places) == 1 and not mention.negated
    ]
    single = len(named) == 1 and named[0].in_lombardy
    return Origin.at(named[0]) if single else None


_EFFECTS: dict[str, Effect] = {
    "request_person": ask_for_a_person,
    "find_operators": show_operators,
    "show_summary": show_summary,
    "erase": erase,
}
