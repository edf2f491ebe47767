"""One turn of the screening: from the first message to the confirmed facts."""

from __future__ import annotations

from dataclasses import replace

from bot.intake.cues import (
    MASK,
    confused,
    corrects,
    fact_named,
    in_distress,
    tells_personal_data,
)
from bot.intake.persons import About, about_whom, told_by_them
from bot.intake.second_thoughts import writes_for
from bot.intake.wishes import assents, foreign
from bot.services.dialogue.absorb import absorb
from bot.services.dialogue.afterwards import after_verdict, judged_anew, reopened
from bot.services.dialogue.asides import aside, fears, wordless, worried
from bot.services.dialogue.confirmation import (
    ask_again,
    ask_what_to_change,
    at_confirmation,
)
from bot.services.dialogue.corrections import asks_again, decided, not_over
from bot.services.dialogue.leaving import leaving
from bot.services.dialogue.listen import Heard, listen
from bot.services.dialogue.meaning import meant
from bot.services.dialogue.opening import IN_WELCOME, WELCOMES, opening
from bot.services.dialogue.options import OPTIONS
from bot.services.dialogue.questions import World, next_question, put
from bot.services.dialogue.state import CONFIRM, Message, Mode, Say, State, Turn
from bot.services.dialogue.third_person import spoken

LADDER: tuple[Mode, ...] = ("first", "again", "buttons", "person")
"""How a question is put after none, one, two, three answers not understood."""

REPEATED = 2
"""Times that an offer is left unanswered before it is put in other words."""

SEVERAL = 2
# A firm that closes does not end a contract by itself: the letter does.
_CLOSED = "cessazione_attivita"

SURELY_SAD = 0.75
"""Confidence from which distress is answered even beside facts."""


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
    about = _about(message, state)
    turned, state = state.about != about, replace(state, about=about)
    if about == "other":
        message = replace(message, text=_told(message.text))
    turn = _turn(message, state, world)
    if tells_personal_data(message.text):
        careful = Say("utter_personal_data")
        turn = replace(turn, says=_after_welcome(careful, turn.says))
    if turned:
        key = "utter_for_another" if about == "other" else "utter_for_you"
        turn = replace(turn, says=_after_welcome(Say(key), turn.says))
    return replace(turn, says=spoken(turn.says, about))


def _about(message: Message, state: State) -> About:
    """Whom the message is about; who corrects a summary only mentions others."""
    about = about_whom(message.text) or state.about
    mentioned = state.asked == CONFIRM and not writes_for(message.text)
    return "self" if mentioned and state.about == "self" else about


def _told(text: str) -> str:
    """What is told of another; what was masked in it is still seen."""
    told = told_by_them(text)
    return f"{told} {MASK}" if MASK in text and MASK not in told else told


def _after_welcome(say: Say, says: tuple[Say, ...]) -> tuple[Say, ...]:
    welcomed = bool(says) and says[0].response in WELCOMES
    return (*says[:welcomed], say, *says[welcomed:])


def _turn(message: Message, state: State, world: World) -> Turn:
    message = meant(message, state)
    if in_distress(message.text):
        return _comfort(message, state, world)
    left = leaving(message, state)
    if left is not None and (state.erasing or _says_nothing(message, state, world)):
        return replace(left, says=(*left.says, *put(left, world)))
    state = replace(state, erasing=False)
    turn = _reply(message, replace(state, noticed=True), world)
    turn = judged_anew(turn, state)
    if state.asked is None and turn.state.asked is None and not turn.state.done:
        # A first message that states nothing still deserves the first question.
        turn = _with_question(turn, world)
    opened = opening(message, state, turn, world)
    said = (say for say in turn.says if not (opened and say.response in IN_WELCOME))
    met = (Say("utter_worry"),) if _meets_worry(message, turn) else ()
    new = turn.state.asked != state.asked and not turn.says
    asking = put(turn, world, new=new)
    return replace(turn, says=(*opened, *met, *said, *asking))


def missed(state: State) -> Turn:
    """One step up the ladder: the answer was not understood."""
    misses = min(state.misses + 1, len(LADDER) - 1)
    return Turn(replace(state, misses=misses, choices=()), LADDER[misses])


def _comfort(message: Message, state: State, world: World) -> Turn:
    """A humane answer and no question; what was said of the facts is kept."""
    heard = listen(message, state, world.gazetteer)
    certain = replace(heard, maybe={}, kept=False)
    kept = absorb(certain, state, world).state if heard.values else state
    asked = kept if kept.asked else next_question(kept, world).state
    return Turn(asked, "pause", says=(Say("utter_distress"),))


def _says_nothing(message: Message, state: State, world: World) -> bool:
    heard = listen(message, state, world.gazetteer)
    return heard.nothing or not any(v is not None for v in heard.values.values())


def _reply(message: Message, state: State, world: World) -> Turn:
    if message.intent == "change_answer" and message.payload:
        return ask_again(str(message.payload.get("fact", "")), state, world)
    if asks_again(message, state):
        return ask_again(str(state.asked), state, world)
    if not_over(message, state):
        return reopened(state, world)
    message = decided(message, state)
    heard = listen(message, state, world.gazetteer)
    if _needs_comfort(message, heard):
        return _comfort(message, state, world)
    side = aside(message, state)
    if state.done and state.asked is None:
        return after_verdict(message, heard, side, state, world)
    if state.asked == CONFIRM and not heard.question:
        told = at_confirmation(message, heard, state, world)
        return told or side or missed(state)
    lost = confused(message.text) and not any(heard.values.values())
    if side is not None and (heard.nothing or lost):
        return side
    answered = _answered(message, heard, state, world)
    if side is not None and heard.question:
        says = (*side.says, *answered.says)
        return replace(answered, says=says, effect=side.effect)
    return answered


def _needs_comfort(message: Message, heard: Heard) -> bool:
    """An answer that merely sounds sad is an answer; sadness alone is not."""
    if message.intent != "distress" or fears(message.text):
        return False
    surely = message.confidence >= SURELY_SAD and not worried(message.text)
    return surely or not heard.values


def _meets_worry(message: Message, turn: Turn) -> bool:
    """Whether half a sentence is due to a worry told beside the rest."""
    sad = message.intent == "distress" or worried(message.text)
    return sad and turn.mode != "pause"


def _answered(message: Message, heard: Heard, state: State, world: World) -> Turn:
    if state.asked == CONFIRM:
        return at_confirmation(message, heard, state, world) or missed(state)
    if heard.nothing:
        return _not_understood(message, heard, state, world)
    heard = _chosen(heard, state)
    taken_back = message.intent == "change_answer" or corrects(message.text)
    turn = absorb(heard, state, world, corrects=taken_back)
    return _weary(turn, state) if turn.state.asked == state.asked else turn


def _weary(turn: Turn, before: State) -> Turn:
    """The same question once more: after three times a person is offered."""
    if before.asked is None:
        return turn
    misses = before.misses + 1
    counted = replace(turn, state=replace(turn.state, misses=misses))
    offered = turn.state.choices
    if offered and offered == before.choices and before.asked in OPTIONS:
        counted = _otherwise(counted) if misses >= REPEATED else counted
    if misses < len(LADDER) - 1:
        return counted
    return replace(counted, says=(*turn.says, Say("utter_offer_person")))


def _otherwise(turn: Turn) -> Turn:
    """The whole question, instead of the same offer in the same words once more."""
    return replace(turn, state=replace(turn.state, choices=()), mode="buttons")


def _chosen(heard: Heard, state: State) -> Heard:
    """Take a guess, or a cause of the end, that picks one of the things offered."""
    asked = str(state.asked)
    offered = {choice.value for choice in state.choices}
    if len(offered) < SEVERAL or asked in heard.values:
        return heard
    guessed = [choice.value for choice in heard.maybe.get(asked, ())]
    ended = asked == "condizione" and heard.values.get("causa_cessazione")
    if not guessed and ended and ended != _CLOSED:
        guessed = ["disoccupato"]
    if len(guessed) != 1 or guessed[0] not in offered:
        return heard
    maybe = {fact: held for fact, held in heard.maybe.items() if fact != asked}
    return replace(heard, values={**heard.values, asked: guessed[0]}, maybe=maybe)


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
        strange = foreign(message.text)
        return Turn(state, says=(Say("utter_only_italian"),) if strange else ())
    if state.changing and heard.yes_no == "no":
        return next_question(state.ask(None), world)
    if state.choices and heard.yes_no == "no":
        return Turn(replace(state, choices=()))
    met = _met(message, heard, state)
    if met is not None:
        return met
    if heard.reason:
        stepped = missed(state).state
        mode: Mode = "person" if LADDER[stepped.misses] == "person" else "first"
        return Turn(stepped, mode, says=(Say(f"utter_invalid_{heard.reason}"),))
    return missed(state)


def _met(message: Message, heard: Heard, state: State) -> Turn | None:
    """The reply to what is no answer, and no failure to give one either."""
    if state.misses == 0 and heard.yes_no == "yes" and not state.choices:
        key = "utter_go_on" if assents(message.text) else "utter_yes_is_little"
        return Turn(replace(state, misses=1), says=(Say(key),))
    if wordless(message):
        return Turn(state, says=(Say("utter_wordless"),))
    if foreign(message.text):
        return Turn(missed(state).state, says=(Say("utter_only_italian"),))
    told = worried(message.text) or tells_personal_data(message.text)
    return Turn(state) if told else None
