"""What a message changes in the facts already given, by whatever words."""

from __future__ import annotations

from dataclasses import replace

from bot.eligibility.evaluate import evaluate
from bot.eligibility.facts import DECISIVE, PLACES, Facts, Value
from bot.intake.answers import taken_back, yes_no
from bot.intake.cues import fact_named
from bot.intake.reading import read, read_answer
from bot.intake.second_thoughts import (
    changes,
    goes_on,
    item_named,
    neither,
    of_others,
    undenied,
    unsettles,
)
from bot.services.dialogue.absorb import change
from bot.services.dialogue.labels import value_label
from bot.services.dialogue.listen import Heard
from bot.services.dialogue.questions import SHOWN, World
from bot.services.dialogue.state import CONFIRM, Choice, Message, State

_TOLD = (*DECISIVE, "residente_o_domiciliato")
_NAMED_BY_VALUE = ("condizione", "ammortizzatore", "causa_cessazione")


def differing(heard: Heard, state: State) -> Heard:
    """What was heard that is not known yet, or is known otherwise."""
    values = {
        fact: value
        for fact, value in heard.values.items()
        if fact not in state.facts or state.facts[fact] != value
    }
    maybe = {
        fact: choices
        for fact, choices in heard.maybe.items()
        if [choice.value for choice in choices] != [state.facts.get(fact)]
    }
    return replace(heard, values=values, maybe=maybe)


def in_doubt(heard: Heard, state: State, world: World) -> Heard:
    """The same with every known answer to be confirmed before it changes."""
    asked = {
        fact: (Choice(value, value_label(fact, value, world.gazetteer)),)
        for fact, value in heard.values.items()
        if state.known(fact) and value is not None
    }
    values = {f: v for f, v in heard.values.items() if not state.known(f)}
    return replace(heard, values=values, maybe={**heard.maybe, **asked})


def by_value(
    text: str, state: State, world: World, *, places: bool = True
) -> Heard | None:
    """Another value for one known fact, said without its name: "no, in deroga".

    Args:
        text: typed.
        state: with the known facts.
        world: its comuni.
        places: whether a bare comune is one; after the verdict it may be a company.

    Returns:
        None when the message has no such value, or one for several facts.
    """
    offered: dict[str, tuple[Choice, ...]] = {}
    for fact in _NAMED_BY_VALUE:
        choices = _another(fact, text, state, world) if state.known(fact) else ()
        offered |= {fact: choices} if choices else {}
    if len(offered) > 1:
        offered = {f: held for f, held in offered.items() if len(held) == 1}
    if not offered and places:
        offered = _another_place(text, state, world)
    named = fact_named(text)
    if named in offered:
        offered = {str(named): offered[str(named)]}
    return Heard(maybe=offered) if len(offered) == 1 else None


def _another_place(
    text: str, state: State, world: World
) -> dict[str, tuple[Choice, ...]]:
    shown = [place for place in PLACES if state.known(place)]
    if not shown:
        return {}
    named = fact_named(text)
    fact = str(named) if named in shown else shown[-1]
    choices = _another(fact, text, state, world)
    return {fact: choices} if choices else {}


def _another(fact: str, text: str, state: State, world: World) -> tuple[Choice, ...]:
    answer = read_answer(fact, text, world.gazetteer)
    if answer.fact != fact or answer.kind not in {"value", "choices"}:
        return ()
    said = [choice.value for choice in answer.choices]
    if fact not in PLACES and state.facts[fact] in said:
        return ()  # too vague to contradict
    values: list[Value | None] = [*said] if said else [answer.value]
    return tuple(
        Choice(value, value_label(fact, value, world.gazetteer))
        for value in values
        if value is not None and value != state.facts[fact]
    )


def denied(text: str, state: State, world: World) -> str | None:
    """The known fact whose value is said not to be so ("la ditta non è chiusa")."""
    said = undenied(text)
    if said is None:
        return None
    for fact in ("ammortizzatore", "causa_cessazione", *PLACES, "condizione"):
        known = state.known(fact)
        if (
            known
            and read_answer(fact, said, world.gazetteer).value == state.facts[fact]
        ):
            return fact
    found = {item.fact: item.value for item in read(said, world.gazetteer).found}
    return next(
        (f for f in SHOWN if f in found and state.facts.get(f) == found[f]), None
    )


def item(text: str, state: State) -> str | None:
    """The fact of the summary that is called by its place: "la 2 è sbagliata"."""
    shown = [fact for fact in SHOWN if fact in state.facts]
    place = item_named(text, len(shown))
    return None if place is None else shown[place]


def retold(message: Message, heard: Heard, state: State, world: World) -> Heard | None:
    """What is said, after the verdict, that the verdict does not rest on.

    Args:
        message: typed.
        heard: what it says when no question is open.
        state: the conversation before it.
        world: by whose rules a new fact may count.

    Returns:
        What is known otherwise, and what is new and counts; None when there is
        nothing of the kind.
    """
    if of_somebody_else(message, state):
        return None
    told = differing(heard, state)
    values = {
        fact: v for fact, v in told.values.items() if _counts(fact, v, state, world)
    }
    maybe = {
        fact: choices
        for fact, choices in told.maybe.items()
        if fact in _TOLD and state.known(fact) and fact not in PLACES
    }
    if values or maybe:
        return Heard(values, maybe)
    if not unsettles(message.text):
        return None
    return by_value(message.text, state, world, places=False)


def _counts(fact: str, value: Value | None, state: State, world: World) -> bool:
    if value is None or fact not in _TOLD:
        return False
    homes = fact in PLACES and any(place in state.facts for place in PLACES)
    if fact in state.facts or homes:
        return True  # known, or asked in vain
    changed = change(state.facts, fact, value, world)
    return _verdicts(changed, world) != _verdicts(state.facts, world)


def _verdicts(facts: Facts, world: World) -> list[str]:
    found = evaluate(facts, world.edition)
    return [found.verdict, *(judged.verdict for judged in found.classes)]


def decided(message: Message, state: State) -> Message:
    """A yes or no to what was offered, in whatever words, as its button pressed."""
    if message.payload is not None or state.asked in {None, CONFIRM}:
        return message
    short: str | None = None
    if len(state.choices) == 1:
        known = state.known(str(state.asked))
        short = taken_back(message.text) or (changes(message.text) if known else None)
    elif state.asked == "domicilio" and state.misses:
        # "Hai anche un domicilio?" A yes is asked for its comune once.
        short = "yes" if yes_no(message.text) == "yes" else None
    if short is None:
        return message
    intent = "affirm" if short == "yes" else "deny"
    return Message("", intent, payload={}, silence=message.silence)


def asks_again(message: Message, state: State) -> bool:
    """Whether no answer holds of those offered in place of a known one."""
    offered = bool(state.choices) and state.known(str(state.asked))
    return offered and message.payload is None and neither(message.text)


def not_over(message: Message, state: State) -> bool:
    """Whether, asked anew how the work ended, the person says that it has not."""
    asked = state.changing and state.asked == "causa_cessazione"
    return asked and message.payload is None and goes_on(message.text)


def of_somebody_else(message: Message, state: State) -> bool:
    """Whether a message of one who writes of themselves tells of somebody else."""
    return state.about == "self" and of_others(message.text)
