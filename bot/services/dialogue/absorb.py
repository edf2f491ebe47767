"""Taking what was heard into the facts, without overwriting anything in silence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.eligibility.facts import (
    DECISIVE,
    InvalidFacts,
    Value,
    change_fact,
    parse_facts,
)
from bot.services.dialogue.labels import value_label
from bot.services.dialogue.listen import Heard
from bot.services.dialogue.questions import World, next_question
from bot.services.dialogue.state import CONFIRM, Choice, Say, State, Turn

Facts = Mapping[str, Value | None]
Offers = dict[str, tuple[Choice, ...]]

_CONDITION = "condizione"
_CAUSE = "causa_cessazione"
_CRISIS = "azienda_in_crisi"
OF_THE_END = frozenset({_CAUSE, _CRISIS})
_OF_A_STOP = frozenset({"ammortizzatore", "accordo_esuberi"})
_OF_CONDITION = OF_THE_END | _OF_A_STOP
ENDED = frozenset({"disoccupato", "occupato_temporaneo", "preavviso"})
_SCHEMES_OF_A_STOP = frozenset({"cigs", "cigs_solidarieta", "cigd", "cigo", "fis"})
# A closure is a crisis by itself: whoever said the one has said the other.
_CLOSED = "cessazione_attivita"


def absorb(heard: Heard, state: State, world: World, *, corrects: bool = False) -> Turn:
    """Take what was heard and open the next question.

    Args:
        heard: what the message says.
        state: the conversation before it.
        world: the edition and the gazetteer.
        corrects: whether the person is correcting earlier answers; otherwise what
            contradicts one is asked about.
    """
    facts: Facts = state.facts
    waiting = _still_waiting(heard, state)
    for fact, value in _in_order(heard.values.items()):
        if fact in facts and facts[fact] == value:
            waiting.pop(fact, None)
            continue
        sure = value is None or corrects or not state.known(fact)
        if fact == state.asked or (sure and not _hangs(fact, heard, state, corrects)):
            facts = change(facts, fact, value, world)
            waiting.pop(fact, None)
        elif value is not None:
            waiting[fact] = (Choice(value, value_label(fact, value, world.gazetteer)),)
    # A guess never questions what is known, unless the person says it was wrong.
    waiting |= {
        fact: choices
        for fact, choices in heard.maybe.items()
        if facts.get(fact) is None
        or ((corrects or fact == state.asked) and _differs(choices, facts[fact]))
    }
    facts = _fitting(facts, state.asked)
    turn = next_question(replace(state.ask(None), facts=facts, waiting=waiting), world)
    return replace(turn, says=(*_noted(heard, state), *turn.says))


def change(
    facts: Facts, fact: str, value: Value | None, world: World
) -> dict[str, Value | None]:
    """The facts with one changed; as they were, when the rules refuse the value."""
    try:
        changed = change_fact(facts, fact, value)
        known = {name: held for name, held in changed.items() if held is not None}
        parse_facts(known, lambda istat: world.gazetteer.get(istat) is not None)
    except InvalidFacts:
        return dict(facts)
    if fact == _CAUSE and facts.get(_CAUSE) == _CLOSED and changed.get(_CRISIS):
        del changed[_CRISIS]
    return dict(changed)


def _in_order(
    values: Iterable[tuple[str, Value | None]],
) -> list[tuple[str, Value | None]]:
    """What others depend on comes first, so that it drops nothing just said."""
    places = {fact: place for place, fact in enumerate(DECISIVE)}
    return sorted(values, key=lambda pair: places.get(pair[0], len(places)))


def _hangs(fact: str, heard: Heard, state: State, corrects: bool) -> bool:
    """Whether a fact belongs to a condition that has yet to be confirmed."""
    if fact not in _OF_CONDITION or not state.known(_CONDITION):
        return False
    known = state.facts[_CONDITION]
    said = heard.values.get(_CONDITION, known)
    contradicted = said != known and not corrects and state.asked != _CONDITION
    doubted = corrects and _CONDITION in heard.maybe
    return contradicted or (doubted and _differs(heard.maybe[_CONDITION], known))


def _fitting(facts: Facts, asked: str | None) -> dict[str, Value | None]:
    """The facts without those of a condition that is not the person's."""
    condition = facts.get(_CONDITION)
    if condition is None:
        return dict(facts)
    dropped = set[str]() if condition in ENDED else set(OF_THE_END)
    if condition != "sospeso" and facts.get("ammortizzatore") in _SCHEMES_OF_A_STOP:
        dropped.add("ammortizzatore")
    dropped.discard(str(asked))
    return {fact: value for fact, value in facts.items() if fact not in dropped}


def _differs(choices: tuple[Choice, ...], known: Value | None) -> bool:
    return [choice.value for choice in choices] != [known]


def _still_waiting(heard: Heard, state: State) -> Offers:
    """What is yet to be settled, an offer that this message passed over included.

    A refused condition takes along what was said of it.
    """
    refused = heard.kept and state.asked == _CONDITION
    waiting = {
        fact: choices
        for fact, choices in state.waiting.items()
        if not (refused and fact in _OF_CONDITION)
    }
    passed_over = state.choices and state.asked != CONFIRM and not heard.kept
    offered = {str(state.asked): state.choices} if passed_over else {}
    return {**waiting, **offered}


def _noted(heard: Heard, state: State) -> tuple[Say, ...]:
    unknown = state.asked is not None and heard.values.get(state.asked, "") is None
    if unknown and heard.reason == "cause_unlisted":
        return (Say(f"utter_invalid_{heard.reason}"),)
    return (Say("utter_noted_unknown"),) if unknown else ()
