"""What reopens the questions once a verdict was given, or an answer is dropped."""

from __future__ import annotations

from dataclasses import replace

from bot.eligibility.facts import PLACES
from bot.intake.cues import corrects
from bot.services.dialogue.absorb import ENDED, OF_THE_END, absorb
from bot.services.dialogue.confirmation import ask_again, corrected
from bot.services.dialogue.corrections import (
    denied,
    in_doubt,
    retold,
)
from bot.services.dialogue.listen import Heard
from bot.services.dialogue.questions import World, next_question
from bot.services.dialogue.state import CONFIRM, Message, Say, State, Turn


def after_verdict(
    message: Message, heard: Heard, side: Turn | None, state: State, world: World
) -> Turn:
    """Once all is said, only new facts or a plain wish open the questions again."""
    told = retold(message, heard, state, world)
    if told is not None:
        return _told_anew(message, told, state, world)
    begins = message.intent in {"change_answer", "start_screening"}
    if begins or corrects(message.text):
        opened = replace(state, done=False)
        changing = corrected(message, heard, opened, world)
        return changing or next_question(opened, world)
    wrong = None if message.payload else denied(message.text, state, world)
    if wrong is not None:
        return ask_again(wrong, state, world)
    placed = _placed(heard, state)
    if placed is not None:
        return placed
    return side or Turn(state, "pause", (Say("utter_anything_else"),), "stop")


def _told_anew(message: Message, told: Heard, state: State, world: World) -> Turn:
    """Take what is plainly corrected; ask before anything else known is changed."""
    said = told if corrects(message.text) else in_doubt(told, state, world)
    return absorb(said, state, world, corrects=True)


def _placed(heard: Heard, state: State) -> Turn | None:
    """A home that the verdict does not depend on still finds what is near."""
    homes = {place: heard.values.get(place) for place in PLACES}
    new = {place: home for place, home in homes.items() if home}
    if not new or any(state.known(place) for place in PLACES):
        return None
    facts = {**state.facts, **new}
    return Turn(replace(state, facts=facts), "pause", effect="find_operators")


def judged_anew(turn: Turn, before: State) -> Turn:
    """After a verdict: another when the facts have changed, else on as before."""
    if not (before.done and turn.state.done) or turn.effect == "find_operators":
        return turn
    if turn.state.facts != before.facts:
        return replace(turn, state=replace(turn.state, done=False))
    if before.asked in {None, CONFIRM} or turn.state.asked != CONFIRM:
        return turn
    said = (Say("utter_as_it_was"),)
    return Turn(turn.state.ask(None), "pause", said, "back")


def reopened(state: State, world: World) -> Turn:
    """The work goes on: nothing ended it; the condition is asked when it says else."""
    kept = {fact: v for fact, v in state.facts.items() if fact not in OF_THE_END}
    freed = replace(state.ask(None), facts=kept)
    if freed.facts.get("condizione") in ENDED:
        return ask_again("condizione", freed, world)
    return next_question(freed, world)
