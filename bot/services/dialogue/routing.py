"""After the verdict: what finding operators and forming a group need.

Each question can be skipped; none of them can change the verdict.
"""

from __future__ import annotations

from dataclasses import replace

from bot.eligibility.facts import DECISIVE, PLACES, Value
from bot.intake.answers import option_number, yes_no
from bot.intake.cues import corrects, in_distress, split_questions
from bot.intake.reading import Answer, read, read_answer
from bot.intake.second_thoughts import rest_of, speaks
from bot.services.dialogue.asides import aside, fears
from bot.services.dialogue.corrections import denied, retold
from bot.services.dialogue.labels import value_label
from bot.services.dialogue.leaving import leaving
from bot.services.dialogue.listen import listen
from bot.services.dialogue.meaning import meant
from bot.services.dialogue.questions import World, put
from bot.services.dialogue.state import (
    ROUTING_FACTS,
    Choice,
    Message,
    Mode,
    Say,
    State,
    Turn,
)
from bot.services.dialogue.third_person import spoken

_SKIPS = frozenset({"no", "dont_know", "prefer_not"})
_SKIP_INTENTS = frozenset({"deny", "dont_know", "prefer_not"})


def take_routing_turn(message: Message, state: State, world: World) -> Turn:
    """Answer one message after the verdict.

    Returns:
        The turn, the next question's words included; `turn.state.asked` is None
        once nothing is left to ask.
    """
    message = meant(message, state)
    sad = message.intent == "distress" and not fears(message.text)
    if sad or in_distress(message.text):
        return Turn(state, "pause", says=(Say("utter_distress"),))
    turn = leaving(message, state) or _reply(message, state, world)
    says = (*turn.says, *put(turn, world))
    return replace(turn, says=spoken(says, state.about))


def _reply(message: Message, state: State, world: World) -> Turn:
    if state.asked is None:
        return _next(state)
    if message.payload is not None:
        return _pressed(message, state)
    picked = option_number(message.text, len(state.choices)) if state.choices else None
    if picked is not None:
        return _settle(state, state.choices[picked].value)
    if _restates(message, state, world):
        return Turn(state.ask(None), "pause", effect="again")
    return _typed(message, state, world)


def _restates(message: Message, state: State, world: World) -> bool:
    """Whether the message is about the verdict's facts and not about the question."""
    heard = listen(replace(message, guesses={}), state.ask(None), world.gazetteer)
    if state.asked in PLACES:
        homes = (*PLACES, "residente_o_domiciliato")
        values = {f: v for f, v in heard.values.items() if f not in homes}
        heard = replace(heard, values=values)
    if retold(message, heard, state, world) is not None:
        return True
    if message.intent == "change_answer":
        return True
    if corrects(message.text) and rest_of(message.text) is None:
        return True
    return denied(message.text, state, world) is not None


def _typed(message: Message, state: State, world: World) -> Turn:
    asked = str(state.asked)
    said = rest_of(message.text) or message.text  # "12, anzi 20"
    answer = read_answer(asked, said, world.gazetteer)
    side = aside(message, state)
    wishes = bool(split_questions(message.text)[1]) or asked not in PLACES
    if side is not None and (answer.kind != "value" or wishes):
        return side
    if answer.kind in {"dont_know", "prefer_not"} or _skips(message):
        return _settle(state, None)
    if _no_company(message.text, answer, world):
        reason = "company_not_a_company"
        answer = replace(answer, kind="unclear", reason=reason)
    if answer.kind == "value" and answer.value is not None:
        if answer.fact == asked:
            return _settle(state, answer.value)
        # A province is too wide to find what is near.
        answer = replace(answer, kind="unclear", reason="comune_needed")
    return _unclear(answer, state, world)


def _no_company(text: str, answer: Answer, world: World) -> bool:
    """Whether what is taken for a company's name speaks of something else."""
    if answer.fact != "azienda" or answer.kind != "value":
        return False
    told = read(text, world.gazetteer).found
    if any(item.fact == "azienda" for item in told):
        return False
    facts = any(item.fact in DECISIVE and item.certain for item in told)
    return facts or speaks(text)


def _pressed(message: Message, state: State) -> Turn:
    payload = message.payload or {}
    comune = payload.get("comune")
    if isinstance(comune, str) and state.asked in PLACES:
        return _settle(state, comune)
    if message.intent == "change_answer":
        return Turn(state.ask(None), "pause", effect="again")
    if message.intent in _SKIP_INTENTS:
        return _settle(state, None)
    return aside(message, state) or Turn(state)


def _skips(message: Message) -> bool:
    return yes_no(message.text) in _SKIPS or message.intent in _SKIP_INTENTS


def _unclear(answer: Answer, state: State, world: World) -> Turn:
    if answer.kind == "choices" and state.asked is not None:
        choices = tuple(
            Choice(c.value, value_label(state.asked, c.value, world.gazetteer))
            for c in answer.choices
        )
        return Turn(replace(state, choices=choices), "choices")
    if state.misses:
        return _settle(state, None)
    says = (Say(f"utter_invalid_{answer.reason}"),) if answer.reason else ()
    mode: Mode = "first" if answer.reason else "again"
    return Turn(replace(state, misses=1), mode, says)


def _settle(state: State, value: Value | None) -> Turn:
    asked = str(state.asked)
    facts = {**state.facts, asked: value}
    turn = _next(replace(state, facts=facts))
    found = asked in PLACES and value is not None
    return replace(turn, effect="find_operators" if found else "")


def _next(state: State) -> Turn:
    placed = any(state.known(place) for place in PLACES)
    for fact in ROUTING_FACTS:
        if fact not in state.facts and not (fact == "residenza" and placed):
            return Turn(state.ask(fact), says=_introduction(fact, state.asked))
    return Turn(state.ask(None))


def _introduction(fact: str, before: str | None) -> tuple[Say, ...]:
    """Why the questions go on: said once for the place, once for the group."""
    if fact == "residenza":
        return (Say("utter_routing_place"),)
    first = before in {None, "residenza"}
    return (Say("utter_routing_group"),) if first else ()
