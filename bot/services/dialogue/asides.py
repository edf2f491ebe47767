"""What is said to a message that is no answer; the question then comes again."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.intake.cues import confused, plain, split_questions
from bot.intake.lexicons import lexicon
from bot.intake.wishes import asks_outcome, wants_person
from bot.services.dialogue.meaning import GO_ON, meant, sure_of_topic
from bot.services.dialogue.state import Message, Mode, Say, State, Turn

# Intents with one answer of their own, wherever they come.
SIMPLE = {
    "bot_challenge": "utter_bot_challenge",
    GO_ON: "utter_go_on",
    "goodbye": "utter_goodbye",
    "greet": "utter_greet",
    "out_of_scope": "utter_out_of_scope",
    "stop": "utter_how_to_stop",
    "thank": "utter_thank",
    "unknown_code": "utter_code_unknown",
}
_PAUSES = frozenset({"goodbye"})
# Intents that are themselves what is to be done.
_ANSWERED_SO = frozenset({"change_answer", "erase_my_data", "restart"})


def faq_response(topic: str) -> str:
    """The response that answers a topic of `ask_faq`."""
    return f"utter_faq_{topic}"


def why_response(asked: str | None) -> str:
    """The response that says why the open question is put."""
    return f"utter_why_{asked}" if asked else "utter_faq_cos_e"


def aside(message: Message, state: State) -> Turn | None:
    """The reply to a question or remark, or None when there is none to give.

    The open question stays; nothing that is known changes.
    """
    message = meant(message, state)
    intent = wished(message)
    again = replace(state, misses=0)
    if intent == "ask_faq" and message.topic:
        return _told(message, again)
    if intent == "ask_why" or (state.asked and confused(message.text)):
        return Turn(again, says=(Say(why_response(state.asked)),))
    if intent == "abuse":
        return _met_calmly(again)
    if intent in SIMPLE:
        mode: Mode = "pause" if intent in _PAUSES else "first"
        return Turn(again, mode, says=(Say(SIMPLE[intent]),))
    if intent == "talk_to_human":
        return Turn(again, says=_and_who(message), effect="request_person")
    if intent == "find_operators":
        return Turn(again, effect="find_operators")
    if intent == "show_summary":
        return Turn(again, effect="show_summary")
    return _at_the_end(message, again)


def _at_the_end(message: Message, state: State) -> Turn | None:
    """What only the verdict answers, whatever the classifier takes it for."""
    wished_for = message.payload is not None or message.intent in _ANSWERED_SO
    asked = split_questions(message.text)[1]
    if wished_for or state.done or not (asked and asks_outcome(asked)):
        return None
    return Turn(state, says=(Say("utter_answer_at_the_end"),))


def _told(message: Message, state: State) -> Turn:
    """The topic's answer; while a question is open, only where the topic is sure."""
    if state.done or sure_of_topic(message):
        return Turn(state, says=(Say(faq_response(message.topic)),))
    if confused(message.text):
        return Turn(state, says=(Say(why_response(state.asked)),))
    later = asks_outcome(message.text)
    key = "utter_answer_at_the_end" if later else "utter_question_unsure"
    return Turn(state, says=(Say(key),))


def _and_who(message: Message) -> tuple[Say, ...]:
    """Who answers here, to somebody who asks that too beside asking for a person."""
    asked = wants_person(message.text) and _remarks("machine", message.text)
    return (Say("utter_faq_chi_sei"),) if asked else ()


def wished(message: Message) -> str:
    """The intent; an office's number is looked up, and nobody called to the chat."""
    number = message.intent == "talk_to_human" and _remarks("telephone", message.text)
    return "find_operators" if number else message.intent


def worried(text: str) -> bool:
    """Whether the message tells of a worry, beside whatever else."""
    return _remarks("worry", text) or fears(text)


def fears(text: str) -> bool:
    """Whether it tells of what anybody fears for who is losing a job: no emergency."""
    return _remarks("fear", text) and not _remarks("despair", text)


def wordless(message: Message) -> bool:
    """Whether something was typed, such as a smile, that has no word or number."""
    return bool(message.text.strip()) and not re.search(r"\w", message.text)


def _remarks(part: str, text: str) -> bool:
    said = plain(text)
    return any(re.search(pattern, said) for pattern in lexicon("remarks")[part])


def _met_calmly(state: State) -> Turn:
    """An insult is answered once; after that only the question comes again."""
    rude = state.rude + 1
    says = {1: (Say("utter_abuse"),), 3: (Say("utter_person_instead"),)}
    return Turn(replace(state, rude=rude), says=says.get(rude, ()))
