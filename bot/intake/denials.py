"""What a message denies of a fact, and whether it tells of today and of sure things.

The readers leave out what is denied, feared or past. A model of whole sentences does
not see the "non": this tells the dialogue which of its guesses cannot stand.
"""

from __future__ import annotations

from bot.eligibility.facts import Value
from bot.intake.context import context_of
from bot.intake.lexicons import lexicon
from bot.intake.scan import every_hit
from bot.intake.spelling import read_words

_SPOKEN: dict[str, Value] = {"true": True, "false": False}
_OPEN = ("supposition", "future", "soon", "hedge", "friend")
_SHORT = 9  # words: a longer message that tells of the past tells of today too
_CURT = 6  # words: a "no" in so few may turn all of them


def denied(fact: str, text: str) -> frozenset[Value]:
    """The values of a fact whose words stand in a message under a "no".

    Args:
        fact: one that has a lexicon, such as ``causa_cessazione``.
        text: the message.
    """
    context = context_of(text)
    hits = (hit for hit in every_hit(fact, text) if context.denied(hit))
    return frozenset(_SPOKEN.get(hit.value, hit.value) for hit in hits)


def open_to_doubt(text: str) -> bool:
    """Whether a message hedges, supposes, looks ahead, denies, or tells of the past."""
    context, said = context_of(text), read_words(text)
    if any(context.has(cue) for cue in _OPEN):
        return True
    if len(said) <= _CURT and not _negations().isdisjoint(said.plain):
        return True
    past = context.has("past") and not context.has("now")
    return past and len(said) <= _SHORT


def _negations() -> frozenset[str]:
    grammar = lexicon("grammar")
    said = (grammar[part].split() for part in ("verbal_negators", "nominal_negators"))
    return frozenset(word for part in said for word in part)
