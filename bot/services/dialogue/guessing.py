"""What the model makes of an answer, weighed against what the readers find.

The readers know the words for a fact; the model has learned how people tell it by what
happened. Where the readers find nothing, a guess that is sure is taken (the summary
shows it before any verdict), a less sure one becomes "ho capito bene?" or a choice.
Where the two differ, the person chooses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.eligibility.facts import Value
from bot.intake.gazetteer import Gazetteer
from bot.services.dialogue.labels import value_label
from bot.services.dialogue.state import Choice, Message, State

if TYPE_CHECKING:
    from bot.services.dialogue.listen import Heard

SURE = 0.9
"""Probability from which a guess counts like what the readers find."""
LIKELY = 0.6
"""Probability from which one value alone is offered."""
FEW = 0.5
"""Probability of two or three values together from which they are offered."""
HARDLY = 0.2
"""Probability under which what the readers found is doubted for a likely guess."""
ANSWERS = 0.5
"""Confidence that the message informs at all."""

_TAKEN = ("condizione", "ammortizzatore", "causa_cessazione")
_SPOKEN = {"true": True, "false": False}
Odds = Mapping[Value, float]


def weighed(
    message: Message, heard: Heard, state: State, gazetteer: Gazetteer
) -> Heard:
    """What was heard, with the model's guess about the open question.

    Args:
        message: a typed answer.
        heard: what the readers found.
        state: the conversation before it.
        gazetteer: for the values' labels.
    """
    asked = str(state.asked)
    odds = _odds(message, asked)
    if not odds or state.known(asked):
        return heard
    if state.choices:
        return _repeated(heard, state, odds)
    if asked in heard.values:
        values = _against(heard.values[asked], odds)
    elif asked in heard.maybe:
        values = _beside([choice.value for choice in heard.maybe[asked]], odds)
    else:
        values = _alone(odds)
    taken = len(values) == 1 and odds.get(values[0], 0) >= SURE and asked in _TAKEN
    if not values or values == [heard.values.get(asked)]:
        return heard
    said = {fact: value for fact, value in heard.values.items() if fact != asked}
    maybe = {fact: held for fact, held in heard.maybe.items() if fact != asked}
    if taken:
        said[asked] = values[0]
    else:
        maybe[asked] = _offered(values, asked, gazetteer)
    return replace(heard, values=said, maybe=maybe, reason="")


def _repeated(heard: Heard, state: State, odds: Odds) -> Heard:
    """What was offered is taken when the answer says it once more."""
    asked = str(state.asked)
    top, probability = next(iter(odds.items()))
    said = asked in heard.values or asked in heard.maybe
    offered = top in [choice.value for choice in state.choices]
    if said or not offered or probability < LIKELY:
        return heard
    return replace(heard, values={**heard.values, asked: top}, reason="")


def _odds(message: Message, asked: str) -> Odds:
    """The model's guesses, the likeliest first; none when it sees no answer."""
    if message.intent != "inform" or message.confidence < ANSWERS:
        return {}
    guesses = message.guesses.get(asked, ())
    return {_SPOKEN.get(value, value): odds for value, odds in guesses}


def _against(said: Value | None, odds: Odds) -> list[Value]:
    """What is left of an answer found by the readers; None is "non lo so"."""
    top, probability = next(iter(odds.items()))
    if said is None:
        return [top] if probability >= LIKELY else []
    other = probability >= SURE or (
        probability >= LIKELY and odds.get(said, 0) < HARDLY
    )
    return [said, top] if top != said and other else [said]


def _beside(offered: list[Value], odds: Odds) -> list[Value]:
    """What is offered when the readers were not sure either."""
    top, probability = next(iter(odds.items()))
    if top in offered:
        return [top] if probability >= SURE else offered
    return [top, *offered] if probability >= FEW else offered


def _alone(odds: Odds) -> list[Value]:
    """What is offered when the readers found nothing."""
    values = list(odds)
    if odds[values[0]] >= LIKELY:
        return values[:1]
    enough = (n for n in (2, 3) if sum(odds[v] for v in values[:n]) >= FEW)
    return values[: next(enough, 0)]


def _offered(
    values: Iterable[Value], asked: str, gazetteer: Gazetteer
) -> tuple[Choice, ...]:
    return tuple(Choice(v, value_label(asked, v, gazetteer)) for v in values)
