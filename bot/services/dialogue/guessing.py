"""What the model guesses of an answer in which the readers find nothing.

A guess is never taken: it becomes "ho capito bene?", or a choice between two.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.intake.gazetteer import Gazetteer
from bot.services.dialogue.labels import value_label
from bot.services.dialogue.state import Choice, Message, State

if TYPE_CHECKING:
    from bot.services.dialogue.listen import Heard

LIKELY = 0.6
"""Probability from which one value alone is offered."""
BETWEEN_TWO = 0.5
"""Probability from which the two likeliest are offered together."""
ANSWERS = 0.5
"""Confidence that the message informs at all."""

_SPOKEN = {"true": True, "false": False}


def guessed(
    message: Message, heard: Heard, state: State, gazetteer: Gazetteer
) -> Heard:
    """What was heard, with the model's guess about the open question.

    Args:
        message: a typed answer.
        heard: what the readers found: nothing.
        state: the conversation before it.
        gazetteer: for the values' labels.
    """
    asked = str(state.asked)
    informs = message.intent == "inform" and message.confidence >= ANSWERS
    known = state.known(asked) or state.choices or heard.reason or heard.question
    likely = message.guesses.get(asked, ())
    if not informs or known or not likely:
        return heard
    odds = [probability for _, probability in likely]
    few = likely[:1] if odds[0] >= LIKELY else likely[:2]
    if sum(odds[: len(few)]) < BETWEEN_TWO:
        return heard
    values = [_SPOKEN.get(value, value) for value, _ in few]
    choices = tuple(Choice(v, value_label(asked, v, gazetteer)) for v in values)
    return replace(heard, maybe={asked: choices})
