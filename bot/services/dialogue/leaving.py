"""Ways out that a person can take at any question: stop, erase my data."""

from __future__ import annotations

from dataclasses import replace

from bot.intake.answers import yes_no
from bot.intake.cues import stops, stops_at_once
from bot.intake.wishes import wants_person
from bot.services.dialogue.meaning import meant
from bot.services.dialogue.state import Message, Say, State, Turn


def leaving(message: Message, state: State) -> Turn | None:
    """The turn of somebody who stops or wants all erased; None for anyone else.

    Erasing is asked twice: the first time nothing is lost.
    """
    if state.erasing:
        return _decide(message, replace(state, erasing=False))
    message = meant(message, state)
    if wants_person(message.text):
        return None
    if message.intent == "erase_my_data" and (state.noticed or message.payload):
        asking = replace(state, erasing=True)
        return Turn(asking, "pause", says=(Say("utter_ask_erase"),))
    pressed = message.payload is not None
    plainly = message.intent == "stop" and (pressed or stops(message.text))
    if state.noticed and (plainly or stops_at_once(message.text)):
        return Turn(state.ask(None), "pause", (Say("utter_stop"),), "stop")
    return None


def _decide(message: Message, state: State) -> Turn | None:
    said = yes_no(message.text)
    if said == "yes" or message.intent in {"affirm", "erase_my_data"}:
        return Turn(State(), "pause", effect="erase")
    if said != "no" and message.intent != "deny":
        return None
    kept = (Say("utter_not_erased"),)
    if state.asked is None:
        return Turn(state, "pause", kept, "stop")
    return Turn(state, says=kept)
