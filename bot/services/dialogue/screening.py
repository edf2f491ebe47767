"""One turn of the screening: from the first message to the confirmed facts."""

from __future__ import annotations

from dataclasses import replace

from bot.intake.cues import corrects, fact_named, in_distress
from bot.services.dialogue.absorb import absorb
from bot.services.dialogue.asides import aside
from bot.services.dialogue.confirmation import (
    ask_again,
    ask_what_to_change,
    at_confirmation,
    says_yes,
)
from bot.services.dialogue.leaving import leaving
from bot.services.dialogue.listen import Heard, listen
from bot.services.dialogue.questions import World, next_question, put
from bot.services.dialogue.state import CONFIRM, Message, Mode, Say, State, Turn

LADDER: tuple[Mode, ...] = ("first", "again", "buttons", "person")
"""How a question is put after none, one, two, three answers not understood."""


# The welcome has said it already.
_WHO_I_AM = frozenset({"utter_bot_challenge", "utter_faq_chi_sei"})


def take_turn(message: Message, state: State, world: World) -> Turn:
    """Answer one message of the screening.

    Args:
        message: what arrived.
        state: the conversation before it.
        world: the edition and the gazetteer.

    Returns:
        The turn, the next question's words included; `turn.state.asked` is None
        once the person has confirmed.
    """
    if in_distress(message.text):
        return _comfort(state, world)
    left = leaving(message, state)
    if left is not None and (state.erasing or _says_nothing(message, state, world)):
        return replace(left, says=(*left.says, *put(left, world)))
    state = replace(state, erasing=False)
    turn = _reply(message, replace(state, noticed=True), world)
    if state.asked is None and turn.state.asked is None:
        # A first message that states nothing still deserves the first question.
        turn = _with_question(turn, world)
    opening = _opening(state)
    said = (say for say in turn.says if not (opening and say.response in _WHO_I_AM))
    return replace(turn, says=(*opening, *said, *put(turn, world)))


def missed(state: State) -> Turn:
    """One step up the ladder: the answer was not understood."""
    misses = min(state.misses + 1, len(LADDER) - 1)
    return Turn(replace(state, misses=misses, choices=()), LADDER[misses])


def _comfort(state: State, world: World) -> Turn:
    asked = state if state.asked else next_question(state, world).state
    return Turn(asked, "pause", says=(Say("utter_distress"),))


def _says_nothing(message: Message, state: State, world: World) -> bool:
    return listen(message, state, world.gazetteer).nothing


def _opening(state: State) -> tuple[Say, ...]:
    if not state.noticed:
        return (Say("utter_welcome"),)
    if state.asked is None and state.facts:
        return (Say("utter_resume"),)
    return ()


def _reply(message: Message, state: State, world: World) -> Turn:
    if message.intent == "change_answer" and message.payload:
        return ask_again(str(message.payload.get("fact", "")), state, world)
    heard = listen(message, state, world.gazetteer)
    if message.intent == "distress" and heard.nothing:
        return _comfort(state, world)
    if state.asked == CONFIRM and says_yes(message, heard):
        return _answered(message, heard, state, world)
    side = aside(message, state)
    if side is not None and heard.nothing:
        return side
    answered = _answered(message, heard, state, world)
    if side is not None and heard.question:
        says = (*side.says, *answered.says)
        return replace(answered, says=says, effect=side.effect)
    return answered


def _answered(message: Message, heard: Heard, state: State, world: World) -> Turn:
    if state.asked == CONFIRM:
        return at_confirmation(message, heard, state, world) or missed(state)
    if heard.nothing:
        return _not_understood(message, heard, state, world)
    taken_back = message.intent == "change_answer" or corrects(message.text)
    return absorb(heard, state, world, corrects=taken_back)


def _with_question(turn: Turn, world: World) -> Turn:
    asked = next_question(turn.state, world)
    return replace(asked, says=(*turn.says, *asked.says), effect=turn.effect)


def _not_understood(message: Message, heard: Heard, state: State, world: World) -> Turn:
    if message.intent == "change_answer" and state.facts:
        named = fact_named(message.text)
        if named in state.facts:
            return ask_again(str(named), state, world)
        return ask_what_to_change(state, world)
    if state.asked is None:
        return Turn(state)
    if state.changing and heard.yes_no == "no":
        return next_question(state.ask(None), world)
    if state.choices and heard.yes_no == "no":
        return Turn(replace(state, choices=()))
    if heard.reason:
        stepped = replace(state, misses=min(state.misses + 1, len(LADDER) - 1))
        return Turn(stepped, says=(Say(f"utter_invalid_{heard.reason}"),))
    return missed(state)
