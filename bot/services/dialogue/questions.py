"""Which question is put next, and how."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.eligibility.criteria import Edition
from bot.eligibility.facts import DECISIVE
from bot.eligibility.missing import at_most, next_fact
from bot.intake.gazetteer import Gazetteer
from bot.services.dialogue.labels import fact_label, fact_lines, value_label
from bot.services.dialogue.state import CONFIRM, Choice, Mode, Say, State, Turn

SHOWN = (*DECISIVE, "residente_o_domiciliato", "azienda", "settore", "colleghi")
"""The facts of the summary, in its order."""
_OF_SUSPENDED = ("ammortizzatore", "accordo_esuberi")


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
    state = _without_idle_doubts(state)
    for fact, choices in state.waiting.items():
        if fact in DECISIVE and state.known(fact):
            return _offer(fact, choices, state)
    missing = next_fact(state.facts, world.edition)
    if missing is None:
        return confirmation(state, world)
    if missing not in state.waiting:
        return Turn(state.ask(missing))
    return _offer(missing, state.waiting[missing], state)


def _without_idle_doubts(state: State) -> State:
    """No doubt where nothing hangs on it: the support of who is out stays as told."""
    unsettled = "condizione" in state.waiting
    if unsettled or state.facts.get("condizione") in {None, "sospeso"}:
        return state
    kept = {f: held for f, held in state.waiting.items() if f not in _OF_SUSPENDED}
    return replace(state, waiting=kept)


def confirmation(state: State, world: World) -> Turn:
    """Show all facts and ask whether they are right."""
    lines = fact_lines(state.facts, SHOWN, world.gazetteer)
    says = (
        Say("utter_confirm_facts", {"facts": lines}),
        Say(custom={"type": "confirm", "facts": dict(state.facts)}),
    )
    return Turn(replace(state.ask(CONFIRM), waiting={}), says=says)


def _offer(fact: str, choices: tuple[Choice, ...], state: State) -> Turn:
    waiting = {name: held for name, held in state.waiting.items() if name != fact}
    asking = replace(state.ask(fact), waiting=waiting, choices=choices)
    return Turn(asking, _mode_of_offer(asking))


def _progress(state: State, world: World) -> tuple[Say, ...]:
    """How many questions are left, once that is few whatever the answers."""
    if state.changing or not any(state.known(fact) for fact in DECISIVE):
        return ()
    if at_most(1, state.facts, world.edition):
        return (Say("utter_last_question"),)
    two = at_most(2, state.facts, world.edition)
    return (Say("utter_two_questions"),) if two else ()


def _mode_of_offer(state: State) -> Mode:
    """How what was heard, and has yet to be confirmed, is put to the person."""
    if len(state.choices) > 1:
        return "choices"
    return "conflict" if state.known(str(state.asked)) else "check"


def put(turn: Turn, world: World, *, new: bool = False) -> tuple[Say, ...]:
    """The words of the open question, in the way that `turn.mode` says.

    Returns:
        Nothing when no question is open, or the person should not be pressed.
    """
    asked, choices = turn.state.asked, turn.state.choices
    if asked is None or turn.mode == "pause":
        return ()
    if turn.mode == "first" and choices and asked != CONFIRM:
        turn = replace(turn, mode=_mode_of_offer(turn.state))  # after a digression
    if turn.mode in {"choices", "change"}:
        options = "\n".join(f"{n}. {c.label}" for n, c in enumerate(choices, 1))
        if turn.mode == "change":
            return (Say("utter_choose_fact", {"options": options}, choices),)
        named = {"fact": fact_label(asked), "options": options}
        return (Say("utter_choose_value", named, choices),)
    if turn.mode in {"check", "conflict"}:
        known = value_label(asked, turn.state.facts.get(asked), world.gazetteer)
        heard = choices[0].label
        variables = {"fact": fact_label(asked), "heard": heard, "known": known}
        return (Say(f"utter_heard_{turn.mode}", variables),)
    question = Say(f"utter_ask_{asked}")
    if new and turn.mode == "first" and asked in DECISIVE:
        return (*_progress(turn.state, world), question)
    before = {"again": f"utter_again_{asked}", "buttons": "utter_pick_one"}
    before["person"] = "utter_offer_person"
    return (Say(before[turn.mode]), question) if turn.mode in before else (question,)
