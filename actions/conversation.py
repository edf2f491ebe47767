"""Between Rasa's tracker and the dialogue's own state."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from bot.bootstrap import app
from bot.eligibility.facts import PLACES, Value
from bot.eligibility.registry import edition
from bot.services.dialogue.corrections import retold
from bot.services.dialogue.listen import listen
from bot.services.dialogue.questions import World
from bot.services.dialogue.state import (
    CONFIRM,
    FACTS,
    Choice,
    Message,
    Say,
    State,
)

_SPOKEN = ("user", "bot")


def world() -> World:
    """The rules and places of this installation."""
    return World(edition(app().settings.edition), app().gazetteer)


def facts_of(tracker: Tracker) -> dict[str, Value | None]:
    """The facts of the conversation; None for "non lo so"."""
    facts = {name: tracker.get_slot(name) for name in FACTS}
    unknown = tracker.get_slot("unknown_facts") or []
    return {
        name: value
        for name, value in facts.items()
        if value is not None or name in unknown
    }


def state_of(tracker: Tracker) -> State:
    """What the conversation knows, from the slots."""
    waiting = tracker.get_slot("waiting") or {}
    return State(
        facts=facts_of(tracker),
        asked=tracker.get_slot("requested_slot"),
        choices=_choices(tracker.get_slot("choices")),
        waiting={fact: _choices(pairs) for fact, pairs in waiting.items()},
        changing=bool(tracker.get_slot("changing")),
        misses=int(tracker.get_slot("misses") or 0),
        noticed=bool(tracker.get_slot("noticed")),
        erasing=bool(tracker.get_slot("erasing")),
        done=tracker.get_slot("verdict") is not None,
        about=tracker.get_slot("about") or "self",
        rude=int(tracker.get_slot("rude") or 0),
    )


def message_of(tracker: Tracker) -> Message:
    """The latest message; a pressed button is one that begins with ``/``."""
    latest = tracker.latest_message
    text = latest.get("text") or ""
    intent = latest.get("intent") or {}
    full = str(intent.get("full_retrieval_intent_name") or "")
    payload = None
    pressed = text.startswith("/") and intent.get("name") != "nlu_fallback"
    if pressed:
        payload = {e["entity"]: e["value"] for e in latest.get("entities", [])}
    return Message(
        text="" if text.startswith("/") else text,
        intent=str(intent.get("name") or ""),
        topic=full.partition("/")[2],
        payload=payload,
        confidence=float(intent.get("confidence") or 0),
        guesses=latest.get("guesses") or {},
        silence=_silence(tracker.events),
    )


def restates(tracker: Tracker) -> bool:
    """Whether the message says otherwise, or more, than the verdict rests on."""
    message, state = message_of(tracker), state_of(tracker).ask(None)
    if not state.done or message.payload is not None:
        return False
    heard = listen(replace(message, guesses={}), state, world().gazetteer)
    return retold(message, heard, state, world()) is not None


def slot_events(before: State, after: State) -> list[EventType]:
    """The slots that one turn changed."""
    old, new = _slots(before), _slots(after)
    events: list[EventType] = [
        SlotSet(name, new[name]) for name in new if new[name] != old.get(name, None)
    ]
    if before.done and not after.done:
        events += [SlotSet("verdict", None), SlotSet("code", None)]
    return [*events, SlotSet("requested_slot", after.asked)]


def send(
    dispatcher: CollectingDispatcher, says: Iterable[Say], asked: str | None
) -> None:
    """Hand messages to Rasa, which fills in the words.

    Args:
        dispatcher: of the running action.
        says: messages in order.
        asked: the open question, which says what a choice's button means.
    """
    for say in says:
        if say.custom is not None:
            dispatcher.utter_message(json_message=dict(say.custom))
            continue
        buttons = [
            {"title": choice.label, "payload": _payload(choice, asked)}
            for choice in say.choices
        ]
        variables: dict[str, Any] = dict(say.variables)
        dispatcher.utter_message(response=say.response, buttons=buttons, **variables)


def _silence(events: Iterable[Mapping[str, Any]]) -> float:
    """Seconds between the latest message and what was said before it."""
    gap = last = 0.0
    for event in events:
        if event.get("event") in _SPOKEN:
            said = float(event.get("timestamp") or 0)
            if event["event"] == "user":
                gap = said - last if last else 0.0
            last = said
    return gap


def _payload(choice: Choice, asked: str | None) -> str:
    if asked == CONFIRM:
        return f"/change_answer{json.dumps({'fact': choice.value})}"
    entity = "comune" if asked in PLACES else str(asked)
    return f"/inform{json.dumps({entity: choice.value})}"


def _choices(pairs: Any) -> tuple[Choice, ...]:
    return tuple(Choice(value, label) for value, label in pairs or ())


def _slots(state: State) -> Mapping[str, Any]:
    facts = {name: state.facts.get(name) for name in FACTS}
    unknown = sorted(name for name, value in state.facts.items() if value is None)
    return {
        **facts,
        "unknown_facts": unknown or None,
        "choices": _pairs(state.choices) or None,
        "waiting": {f: _pairs(c) for f, c in state.waiting.items()} or None,
        "changing": state.changing or None,
        "misses": state.misses or None,
        "noticed": state.noticed or None,
        "erasing": state.erasing or None,
        "about": state.about if state.about == "other" else None,
        "rude": state.rude or None,
    }


def _pairs(choices: Iterable[Choice]) -> list[list[Value]]:
    return [[choice.value, choice.label] for choice in choices]
