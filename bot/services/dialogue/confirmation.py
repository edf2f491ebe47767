"""The confirmation: yes, or what to change."""

from __future__ import annotations

from dataclasses import replace

from bot.intake.answers import opening, option_number
from bot.intake.cues import (
    confirms,
    corrects,
    denies,
    excepts,
    fact_named,
    takes_back,
)
from bot.intake.second_thoughts import names_all, objects, singles_out
from bot.services.dialogue.absorb import ENDED, OF_THE_END, absorb
from bot.services.dialogue.corrections import (
    by_value,
    denied,
    differing,
    in_doubt,
    item,
    of_somebody_else,
)
from bot.services.dialogue.labels import fact_label, value_label
from bot.services.dialogue.listen import YES_NO_FACTS, Heard
from bot.services.dialogue.questions import SHOWN, World, confirmation
from bot.services.dialogue.state import CONFIRM, Choice, Message, Say, State, Turn
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
    told = differing(heard, state)
    told = replace(told, maybe={**told.maybe, **_denied(message, heard, state)})
    if not told.nothing:
        return _changed(message, told, state, world)
    if says_yes(message, heard):
        # "sì" to "che cosa devo cambiare?" confirms nothing: show all again.
        return confirmation(state, world) if state.choices else Turn(state.ask(None))
    return corrected(message, heard, state, world)


def corrected(
    message: Message, heard: Heard, state: State, world: World
) -> Turn | None:
    """Answer one who calls wrong what is known, by its value, place or name.

    Returns:
        None when nothing is.
    """
    said = message.text
    if heard.yes_no is None and not of_somebody_else(message, state):
        told = by_value(said, state, world)
        if told is not None:
            return absorb(told, state, world, corrects=True)
    named = _fact_to_change(message, heard, state, world)
    if named is not None:
        return ask_again(named, state, world)
    praised = "?" in said or (singles_out(said) and confirms(said))
    doubted = message.intent in {"deny", "change_answer"} and not praised
    if heard.yes_no == "no" or excepts(said) or objects(said) or doubted:
        return ask_what_to_change(state, world)
    return None


def _changed(message: Message, told: Heard, state: State, world: World) -> Turn:
    """Take what differs, or ask about it: of somebody else nothing is taken."""
    if of_somebody_else(message, state):
        said = replace(in_doubt(told, state, world), values={})
        return absorb(said, state, world, corrects=True)
    # With doubts alone nothing is overwritten: a difference is asked about.
    sure = _takes_back(message, told) or not told.values
    said = told if sure else in_doubt(told, state, world)
    return absorb(said, state, world, corrects=True)


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
    """Whether the message says that all of the summary is right, and nothing else."""
    said = message.text
    if heard.question:
        return heard.yes_no == "yes"
    if "?" in said or singles_out(said):
        return False
    if heard.yes_no is not None:
        return heard.yes_no == "yes"
    if takes_back(said) or corrects(said):
        return False
    # "la residenza è giusta" says nothing of the rest.
    part = fact_named(said) is not None and not names_all(said) and not heard.values
    return opening(said) == "yes" or (confirms(said) and not part)


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
    goes_on = asked in OF_THE_END and state.facts.get("condizione") not in ENDED
    says = (Say("utter_if_not_over"),) if goes_on else ()
    return Turn(replace(state.ask(asked), changing=True), says=says)


def _fact_to_change(
    message: Message, heard: Heard, state: State, world: World
) -> str | None:
    """What is chosen of a list, denied, or called wrong by its place or name."""
    said = message.text
    picked = option_number(said, len(state.choices)) if state.choices else None
    if picked is not None:
        return str(state.choices[picked].value)
    if confirms(said) and not takes_back(said):
        return None  # "la 2 è giusta"
    placed = item(said, state)
    if placed is not None:
        return placed
    named = fact_named(said)
    if heard.yes_no is None and named not in YES_NO_FACTS:
        named = denied(said, state, world) or named
    return named if named in state.facts else None
