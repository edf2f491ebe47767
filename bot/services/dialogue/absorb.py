"""Taking what was heard into the facts, without overwriting anything in silence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.eligibility.facts import InvalidFacts, Value, change_fact, parse_facts
from bot.services.dialogue.labels import value_label
from bot.services.dialogue.listen import Heard
from bot.services.dialogue.questions import World, next_question
from bot.services.dialogue.state import CONFIRM, Choice, Say, State, Turn


def absorb(heard: Heard, state: State, world: World, *, corrects: bool = False) -> Turn:
    """Take what was heard and open the next question.

    Args:
        heard: what the message says.
        state: the conversation before it.
        world: the edition and the gazetteer.
        corrects: whether the person is correcting earlier answers; otherwise what
            contradicts one is asked about.
    """
    facts = dict(state.facts)
    waiting = _still_waiting(heard, state)
    for fact, value in heard.values.items():
        if fact in facts and facts[fact] == value:
            waiting.pop(fact, None)
            continue
        if value is None or corrects or fact == state.asked or not state.known(fact):
            facts = change(facts, fact, value, world)
            waiting.pop(fact, None)
        else:
            label = value_label(fact, value, world.gazetteer)
            waiting[fact] = (Choice(value, label),)
    # A guess never questions what is known, unless the person says it was wrong.
    waiting |= {
        fact: choices
        for fact, choices in heard.maybe.items()
        if facts.get(fact) is None
        or ((corrects or fact == state.asked) and _differs(choices, facts[fact]))
    }
    turn = next_question(replace(state.ask(None), facts=facts, waiting=waiting), world)
    return replace(turn, says=(*_noted(heard, state), *turn.says))


def change(
    facts: Mapping[str, Value | None], fact: str, value: Value | None, world: World
) -> dict[str, Value | None]:
    """The facts with one changed; as they were, when the rules refuse the value."""
    try:
        changed = change_fact(facts, fact, value)
        known = {name: held for name, held in changed.items() if held is not None}
        parse_facts(known, lambda istat: world.gazetteer.get(istat) is not None)
    except InvalidFacts:
        return dict(facts)
    return dict(changed)


def _differs(choices: tuple[Choice, ...], known: Value | None) -> bool:
    return [choice.value for choice in choices] != [known]


def _still_waiting(heard: Heard, state: State) -> dict[str, tuple[Choice, ...]]:
    """What is yet to be settled, an offer that this message passed over included."""
    passed_over = state.choices and state.asked != CONFIRM and not heard.kept
    offered = {str(state.asked): state.choices} if passed_over else {}
    return {**state.waiting, **offered}


def _noted(heard: Heard, state: State) -> tuple[Say, ...]:
    unknown = state.asked is not None and heard.values.get(state.asked, "") is None
    if unknown and heard.reason == "cause_unlisted":
        return (Say(f"utter_invalid_{heard.reason}"),)
    return (Say("utter_noted_unknown"),) if unknown else ()
