"""What the model makes of a message, weighed against what the readers find.

The readers know the words for a fact; the model has learned how people tell it by what
happened. Where the readers find nothing, a guess that is sure is taken (the summary
shows it before any verdict), a less sure one becomes "ho capito bene?" or a choice.
Where the two differ, the person chooses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.eligibility.facts import PLACES, Value
from bot.intake.cues import corrects
from bot.intake.denials import denied, open_to_doubt
from bot.intake.gazetteer import Gazetteer
from bot.services.dialogue.labels import value_label
from bot.services.dialogue.state import CONFIRM, Choice, Message, State

if TYPE_CHECKING:
    from bot.services.dialogue.listen import Heard

SURE = 0.9
"""Probability from which a guess counts like what the readers find."""
UNSURE = 0.85
"""The most that a guess counts about what is hedged, supposed, past or denied."""
LIKELY = 0.6
"""Probability from which one value alone is offered."""
FEW = 0.5
"""Probability of two or three values together from which they are offered."""
HARDLY = 0.2
"""Probability under which what the readers found is doubted for a likely guess."""
YES_OR_NO = 0.8
"""Probability from which "sì" or "no" is offered: one of the two is always likely."""
ANSWERS = 0.5
"""Confidence that the message informs at all."""
TOLD = 4
"""Words from which a message of another intent may tell something too."""

_TAKEN = ("condizione", "ammortizzatore", "causa_cessazione")
_TELLING_TOO = frozenset({"affirm", "deny", "ask_faq", "distress"})
# The one cause that is always a no: put forward only when the words are plain.
_NEVER_LIGHTLY = frozenset({"licenziamento_disciplinare"})
_OF_PLACES = frozenset({*PLACES, "residente_o_domiciliato"})
_SPOKEN = {"true": True, "false": False}
Odds = Mapping[Value, float]


def weighed(
    message: Message, heard: Heard, state: State, gazetteer: Gazetteer
) -> Heard:
    """What was heard, with the model's guesses beside it.

    Args:
        message: typed.
        heard: what the readers found.
        state: the conversation before it.
        gazetteer: for the values' labels.
    """
    if state.asked == CONFIRM:
        return heard
    for fact in message.guesses:
        odds = _odds(message, fact)
        if not odds or state.known(fact):
            continue
        # The readers know what an answer lacks, or that it corrects another.
        lacks = fact == state.asked and (heard.reason or corrects(message.text))
        if lacks and max(odds.values()) < SURE:
            continue
        heard = _weighed(fact, odds, heard, state, gazetteer)
    return heard


def _odds(message: Message, fact: str) -> Odds:
    """The guesses that can stand, the likeliest first; none sure of a doubtful text."""
    informs = message.intent == "inform" and message.confidence >= ANSWERS
    unsaid = denied(fact, message.text)
    guesses = ((_SPOKEN.get(v, v), odds) for v, odds in message.guesses[fact])
    found = {value: odds for value, odds in guesses if value not in unsaid}
    if not informs and not (
        _may_inform(message) and max(found.values(), default=0) >= SURE
    ):
        return {}
    most = 1.0 if informs and not open_to_doubt(message.text) else UNSURE
    return {value: min(odds, most) for value, odds in found.items()}


def _may_inform(message: Message) -> bool:
    """Whether it tells something beside what the classifier takes it for."""
    return message.intent in _TELLING_TOO and len(message.text.split()) >= TOLD


def _weighed(
    fact: str, odds: Odds, heard: Heard, state: State, gazetteer: Gazetteer
) -> Heard:
    if fact == state.asked and state.choices:
        return _repeated(fact, odds, heard, state)
    aside = state.asked is not None and _of_something_else(heard)
    if fact in heard.values:
        values = _against(heard.values[fact], odds)
    elif fact in heard.maybe:
        values = _beside([choice.value for choice in heard.maybe[fact]], odds)
    elif fact == state.asked and not aside:
        values = _alone(odds)
    else:
        values = _volunteered(odds) if state.asked in {None, fact} else []
    if not values or values == [heard.values.get(fact)]:
        return heard
    answers = fact == state.asked and not aside and fact not in heard.values
    sure = len(values) == 1 and odds.get(values[0], 0) >= SURE
    if answers and sure and fact in _TAKEN:
        return _taking(fact, values[0], heard)
    return _offering(fact, values, heard, gazetteer)


def _of_something_else(heard: Heard) -> bool:
    """Whether the readers found places, and nothing of the work."""
    told = heard.values.keys() | heard.maybe.keys()
    return bool(told) and told <= _OF_PLACES


def _repeated(fact: str, odds: Odds, heard: Heard, state: State) -> Heard:
    """What was offered is taken when the answer says it once more."""
    top, probability = next(iter(odds.items()))
    heard_too = [choice.value for choice in heard.maybe.get(fact, ())]
    other = fact in heard.values or heard_too not in ([], [top])
    other = other or _of_something_else(heard)
    offered = top in [choice.value for choice in state.choices]
    if other or not offered or probability < LIKELY:
        return heard
    return _taking(fact, top, heard)


def _against(said: Value | None, odds: Odds) -> list[Value]:
    """What is left of a value found by the readers; None is "non lo so"."""
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
    values = [v for v in odds if odds[v] >= SURE or v not in _NEVER_LIGHTLY]
    if not values:
        return []
    if isinstance(values[0], bool):
        # "No, ho capito bene?" would be answered with a yes that means yes.
        few: list[Value] = [True] if values[0] else [True, False]
        return few if odds[values[0]] >= YES_OR_NO else []
    if odds[values[0]] >= LIKELY:
        return values[:1]
    enough = (n for n in (2, 3) if sum(odds[v] for v in values[:n]) >= FEW)
    return values[: next(enough, 0)]


def _volunteered(odds: Odds) -> list[Value]:
    """What a message may say that the readers find something else in."""
    top, probability = next(iter(odds.items()))
    return [top] if probability >= SURE and not isinstance(top, bool) else []


def _taking(fact: str, value: Value, heard: Heard) -> Heard:
    rest = _without(fact, heard)
    return replace(rest, values={**rest.values, fact: value})


def _offering(
    fact: str, values: Iterable[Value], heard: Heard, gazetteer: Gazetteer
) -> Heard:
    rest = _without(fact, heard)
    ordered = sorted(values, key=lambda value: value is False)  # "sì" comes first
    offered = tuple(Choice(v, value_label(fact, v, gazetteer)) for v in ordered)
    return replace(rest, maybe={**rest.maybe, fact: offered})


def _without(fact: str, heard: Heard) -> Heard:
    values = {name: value for name, value in heard.values.items() if name != fact}
    maybe = {name: held for name, held in heard.maybe.items() if name != fact}
    return replace(heard, values=values, maybe=maybe, reason="")
