"""The confirmation: yes, or what to change."""

from __future__ import annotations

from dataclasses import replace

from bot.eligibility.facts import PLACES
from bot.intake.answers import opening, option_number
from bot.intake.cues import (
    confirms,
    corrects,
    denies,
    excepts,
    fact_named,
    takes_back,
)
from bot.services.dialogue.absorb import absorb
from bot.services.dialogue.labels import fact_label, value_label
from bot.services.dialogue.listen import Heard
from bot.services.dialogue.questions import SHOWN, World, confirmation
from bot.services.dialogue.state import CONFIRM, Choice, Message, State, Turn
from bot.texts import text

AGREEMENT = "accordo_esuberi"


def at_confirmation(
    message: Message, heard: Heard, state: State, world: World
) -> Turn | None:
    """Answer a message that came while all facts were shown.

    Returns:
        The turn, with no open question once confirmed; None when the message
        is neither a yes nor a change.
    """
    changed = {
        fact: value
        for fact, value in heard.values.items()
        if fact not in state.facts or state.facts[fact] != value
    }
    doubts = {
        fact: choices
        for fact, choices in heard.maybe.items()
        if [choice.value for choice in choices] != [state.facts.get(fact)]
    }
    doubts |= _denied(message, heard, state)
    if changed or doubts:
        said = replace(heard, values=changed, maybe=doubts)
        # With doubts alone nothing is overwritten: a difference is asked about.
        sure = _takes_back(message, heard) or (not changed and takes_back(message.text))
        return absorb(said, state, world, corrects=sure)
    if says_yes(message, heard):
        # "sì" to "che cosa devo cambiare?" confirms nothing: show all again.
        return confirmation(state, world) if state.choices else Turn(state.ask(None))
    corrected = _other_place(message, state, world)
    if corrected is not None:
        return absorb(corrected, state, world, corrects=True)
    named = _fact_to_change(message, state)
    if named is not None:
        return ask_again(named, state, world)
    wrong = excepts(message.text) or message.intent in {"deny", "change_answer"}
    if heard.yes_no == "no" or wrong:
        return ask_what_to_change(state, world)
    return None


def _takes_back(message: Message, heard: Heard) -> bool:
    """Whether something shown is said to be wrong; else a difference is asked about."""
    said = message.text
    plainly = heard.yes_no == "no" or message.intent in {"change_answer", "deny"}
    return plainly or corrects(said) or excepts(said) or message.payload is not None


def _denied(
    message: Message, heard: Heard, state: State
) -> dict[str, tuple[Choice, ...]]:
    """Take a bare "no aspetta, non c'è" as meaning the one thing said to be there."""
    there = state.facts.get(AGREEMENT) is True and AGREEMENT not in heard.values
    if not there or not denies(message.text):
        return {}
    return {AGREEMENT: (Choice(False, text(f"facts.{AGREEMENT}.values.false")),)}


def says_yes(message: Message, heard: Heard) -> bool:
    """Whether the message says that the summary is right, excepting nothing."""
    if heard.yes_no is not None or heard.question:
        return heard.yes_no == "yes"
    said = message.text
    if takes_back(said) or corrects(said):
        return False
    return opening(said) == "yes" or confirms(said)


def ask_what_to_change(state: State, world: World) -> Turn:
    """Offer the facts, each with its value, to be changed one at a time."""
    choices = tuple(
        Choice(name, f"{fact_label(name)}: {value}")
        for name, value in (
            (name, value_label(name, state.facts[name], world.gazetteer))
            for name in SHOWN
            if name in state.facts
        )
    )
    asking = replace(state.ask(CONFIRM), choices=choices)
    return Turn(asking, "change")


def ask_again(fact: str, state: State, world: World) -> Turn:
    """Put the question of a fact again; its value holds until another is given."""
    if fact not in state.facts:
        return ask_what_to_change(state, world)
    asked = "residenza" if fact == "residente_o_domiciliato" else fact
    return Turn(replace(state.ask(asked), changing=True))


def _other_place(message: Message, state: State, world: World) -> Heard | None:
    """Take "no, è Treviglio" as correcting the comune that was shown."""
    shown = [place for place in PLACES if state.known(place)]
    if not shown or not takes_back(message.text):
        return None
    named = [
        mention.places[0]
        for mention in world.gazetteer.mentions(message.text)
        if len(mention.places) == 1 and not mention.negated
    ]
    if len(named) != 1:
        return None
    fact, place = shown[-1], named[0]
    label = value_label(fact, place.istat, world.gazetteer)
    return Heard(maybe={fact: (Choice(place.istat, label),)})


def _fact_to_change(message: Message, state: State) -> str | None:
    picked = option_number(message.text, len(state.choices)) if state.choices else None
    if picked is not None:
        return str(state.choices[picked].value)
    named = fact_named(message.text)
    return named if named in state.facts else None
