"""What a message denies of a fact, and whether it tells of today and of sure things.

The readers leave out what is denied, feared or past. A model of whole sentences does
not see the "non": this tells the dialogue which of its guesses cannot stand.
"""

from __future__ import annotations

from functools import lru_cache

from bot.eligibility.facts import Value
from bot.intake.context import context_of
from bot.intake.lexicons import lexicon
from bot.intake.phrases import IGNORE, Hit, without_overlaps
from bot.intake.scan import every_hit
from bot.intake.spelling import TURN, read_words
from bot.intake.words import PAUSE, STOP, Words

_BOOK = "denials"
_SPOKEN: dict[str, Value] = {"true": True, "false": False}
_OPEN = ("supposition", "future", "soon", "begins", "wish", "hedge", "friend")
_SHORT = 9  # words: a longer message that tells of the past tells of today too
_CURT = 6  # words: a "no" in so few may turn all of them
_OTHERS = ("one", "near", "many")


def denied(fact: str, text: str) -> frozenset[Value]:
    """The values of a fact that a message says not to be so.

    Their words stand under a "no", before or after them ("licenziati non siamo"), or
    others rule them out ("ho sempre lavorato").

    Args:
        fact: one that has a lexicon, such as ``causa_cessazione``.
        text: the message.
    """
    context = context_of(text)
    aside = [hit for hit in every_hit(_BOOK, text) if hit.value == IGNORE]
    said = {
        hit.value
        for hit in every_hit(fact, text)
        if context.denied(hit) and not any(hit.overlaps(other) for other in aside)
    }
    groups = {fact, f"{fact}_guess"}
    said |= {hit.value for hit in _ruling(text) if hit.group in groups}
    return frozenset(_SPOKEN.get(value, value) for value in said - {IGNORE})


def ruled_out(hit: Hit, text: str) -> bool:
    """Whether words of ``denials.yml`` take from a phrase what it would say."""
    return any(
        other.group == hit.book and other.value == hit.value and other.overlaps(hit)
        for other in _ruling(text)
    )


@lru_cache(maxsize=TURN)
def _ruling(text: str) -> tuple[Hit, ...]:
    """The phrases that rule something out, each beside those of other values."""
    said = every_hit(_BOOK, text)
    return tuple(
        hit
        for value in sorted({hit.value for hit in said} - {IGNORE})
        for hit in without_overlaps(x for x in said if x.value in {value, IGNORE})
    )


def open_to_doubt(text: str) -> bool:
    """Whether a message may not tell how things are with the writer today.

    It hedges, supposes, wishes, looks ahead, denies in few words, tells of the past
    or of somebody else.
    """
    context, said = context_of(text), read_words(text)
    if any(context.has(cue) for cue in (*_OPEN, *_OTHERS)):
        return True
    if _denies(said):
        return True
    past = context.has("past") or context.has("over")
    return past and not context.has("now") and len(said.plain) <= _SHORT


def _denies(said: Words) -> bool:
    """Whether a "no" may turn the whole: in few words, or at the end of a clause."""
    negations = _negations()
    if len(said.plain) <= _CURT:
        return not negations.isdisjoint(said.plain)
    ends = (i for i in range(len(said)) if said[i] in {STOP, PAUSE})
    return any(end and said[end - 1] in negations for end in (*ends, len(said)))


def _negations() -> frozenset[str]:
    grammar = lexicon("grammar")
    names = ("verbal_negators", "nominal_negators", "answering_negators")
    return frozenset(word for name in names for word in grammar[name].split())
