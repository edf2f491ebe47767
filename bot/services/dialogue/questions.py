"""Which question is put next, and how."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.eligibility.criteria import Edition
from bot.eligibility.facts import DECISIVE
from bot.eligibility.missing import next_fact
from bot.intake.gazetteer import Gazetteer
from bot.services.dialogue.labels import fact_lines, value_label
from bot.services.dialogue.state import CONFIRM, Choice, Mode, Say, State, Turn

SHOWN = (*DECISIVE, "residente_o_domiciliato")
"""The facts of the summary, in its order."""


@dataclass(frozen=True)
class World:
    """What a turn is judged by: the rules and the places."""

    edition: Edition
    gazetteer: Gazetteer


def next_question(state: State, world: World) -> Turn:
    """Open the next question: a contradiction first, then what the rules miss.

    Returns:
        A turn whose question is the confirmation once no fact can matter.
    """
    for fact, choices in state.waiting.items():
        if fact in DECISIVE and state.known(fact):
            return _offer(fact, choices, "conflict", state, world)
    missing = next_fact(state.facts, world.edition)
    if missing is None:
        return confirmation(state, world)
    if missing not in state.waiting:
        return Turn(state.ask(missing))
    choices = state.waiting[missing]
    mode: Mode = "check" if len(choices) == 1 else "choices"
    return _offer(missing, choices, mode, state, world)


def confirmation(state: State, world: World) -> Turn:
    """Show all facts and ask whether they are right."""
    lines = fact_lines(state.facts, SHOWN, world.gazetteer)
    known = {name: held for name, held in state.facts.items() if held is not None}
    says = (
        Say("utter_confirm_facts", {"facts": lines}),
        Say(custom={"type": "confirm", "facts": known}),
    )
    return Turn(replace(state.ask(CONFIRM), waiting={}), says=says)


def _offer(
    fact: str, choices: tuple[Choice, ...], mode: Mode, state: State, world: World
) -> Turn:
    waiting = {name: held for name, held in state.waiting.items() if name != fact}
    asking = replace(state.ask(fact), waiting=waiting, choices=choices)
    if mode == "choices" or len(choices) > 1:
        says = (Say("utter_choose_value", choices=choices),)
        return Turn(asking, "choices", says=says)
    known = value_label(fact, state.facts.get(fact), world.gazetteer)
    variables = {"heard": choices[0].label, "known": known}
    return Turn(asking, mode, says=(Say(f"utter_heard_{mode}", variables),))
