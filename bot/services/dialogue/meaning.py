"""What a message is taken for: the classifier's intent, borne out by its words.

The classifier is sure of many short messages that it has never seen: "a voce" is a
call for a person to it, "taglio dei costi" a question about fees. While a question is
open such a message is more likely its answer, so an intent that would put something
beside the question, or undo something, needs words of its own.
"""

from __future__ import annotations

from dataclasses import replace

from bot.intake.cues import in_distress, plain, split_questions
from bot.intake.wishes import (
    about_topic,
    asks,
    asks_hours,
    foreign,
    goes_on,
    has_words,
    magnet,
    over_not_lost,
    takes_leave,
    unworded,
    wants_person,
    worded,
)
from bot.services.dialogue.state import Message, State

SURE = 0.9
"""Confidence from which an intent may do without words, where that harms nobody."""
SURER = 0.95
"""The same for intents that take a turn away from the question."""
LONG = 5
"""Words from which a message is no mere answer."""

GO_ON = "go_on"
"""The intent of somebody who is ready for the next question."""

_UNDOING = frozenset({"erase_my_data", "talk_to_human", "goodbye"})
_PASSING_BY = frozenset({"bot_challenge", "stop", "goodbye", "thank", "abuse"})
_LEAST = {"thank": SURER, "find_operators": SURER, "stop": SURE, "ask_why": SURE}
_SKIPPING = frozenset({"prefer_not", "dont_know", "affirm", "start_screening"})


def meant(message: Message, state: State) -> Message:
    """The message with the intent that its words bear out; "" for none.

    Args:
        message: as the classifier took it; a pressed button is what it says.
        state: the conversation before it.
    """
    if message.payload is not None or not message.text.strip():
        return message
    text = message.text
    if message.intent in _PASSING_BY and wants_person(text):
        return replace(message, intent="talk_to_human")
    if message.intent in {"thank", "greet", "stop"} and takes_leave(text):
        return replace(message, intent="goodbye")
    if message.intent == "ask_faq" and asks_hours(text):
        return replace(message, intent="find_operators", topic="")
    if message.intent in _SKIPPING and goes_on(text):
        return replace(message, intent=GO_ON)
    borne = _borne_out(message, state)
    return message if borne else replace(message, intent="", topic="")


def _borne_out(message: Message, state: State) -> bool:
    intent, text = message.intent, message.text
    if intent in _UNDOING:
        return _undoes(message)
    if state.asked is None:
        return intent != "out_of_scope" or not foreign(text)
    if intent == "distress":
        return in_distress(text) or not over_not_lost(text)
    if intent == "ask_faq":
        return _asks_topic(message)
    if intent == "out_of_scope":
        return not foreign(text) and _off_topic(message)
    if intent == "ask_why" and state.asked != "causa_cessazione":
        return worded(intent, text) or asks(text) or message.confidence >= SURE
    least = _LEAST.get(intent)
    if least is None or not has_words(intent) or worded(intent, text):
        return True
    return not unworded(intent, text) and message.confidence >= least


def _off_topic(message: Message) -> bool:
    asked = asks(message.text) or _words(message.text) >= LONG
    return asked or message.confidence >= SURE


def _undoes(message: Message) -> bool:
    """A wish that would take everything away, or call somebody, needs its words."""
    intent, text = message.intent, message.text
    if worded(intent, text):
        return True
    if unworded(intent, text) or _words(text) < LONG:
        return False
    return message.confidence >= SURER


def _asks_topic(message: Message) -> bool:
    """A question; of a topic that draws all sorts of them, only with its words."""
    text, topic = message.text, message.topic
    if asks(text):
        return True
    long = _words(text) >= LONG and not magnet(topic)
    return message.confidence >= SURE and (long or about_topic(topic, text))


def sure_of_topic(message: Message) -> bool:
    """Whether the topic of a question is what the person asks about."""
    text, topic = message.text, message.topic
    if about_topic(topic, text):
        return True
    alone = not split_questions(text)[0]
    return alone and not magnet(topic) and message.confidence >= SURE


def _words(text: str) -> int:
    return len(plain(text).split())
