"""What a message denies of a fact, and whether it tells of today and of sure things.

The readers leave out what is denied, feared or past. A model of whole sentences does
not see the "non": this tells the dialogue which of its guesses cannot stand.
"""

from __future__ import annotations

from bot.eligibility.facts import Value
from bot.intake import causes, conditions, schemes
from bot.intake.context import Context, context_of
from bot.intake.lexicons import lexicon
from bot.intake.persons import tells_of_self
from bot.intake.phrases import IGNORE, Hit
from bot.intake.rulings import BOOK, rulings
from bot.intake.scan import every_hit
from bot.intake.spelling import read_words
from bot.intake.words import PAUSE, STOP, Words

_SPOKEN: dict[str, Value] = {"true": True, "false": False}
_OPEN = ("supposition", "future", "soon", "begins", "wish", "hedge", "friend")
_SHORT = 9  # words: a longer message that tells of the past tells of today too
_CURT = 6  # words: a "no" in so few may turn all of them
_LASTING = frozenset({conditions.FACT, schemes.FACT})
_OTHERS = ("one", "near", "many")


def denied(fact: str, text: str) -> frozenset[Value]:
    """The values of a fact that a message says not to be so.

    Their words stand under a "no", before or after them ("licenziati non siamo"), or
    others rule them out ("ho sempre lavorato"); or a short message tells them of the
    past, of what is to come, or beside one's own of somebody else.

    Args:
        fact: one that has a lexicon, such as ``causa_cessazione``.
        text: the message.
    """
    context = context_of(text)
    aside = [hit for hit in every_hit(BOOK, text) if hit.value == IGNORE]
    said = {
        hit.value
        for hit in every_hit(fact, text)
        if _not_so(hit, context, text) and not any(hit.overlaps(x) for x in aside)
    }
    groups = {fact, f"{fact}_guess"}
    said |= {hit.value for hit in rulings(text) if hit.group in groups}
    return frozenset(_SPOKEN.get(value, value) for value in said - {IGNORE})


def _not_so(hit: Hit, context: Context, text: str) -> bool:
    """Whether a phrase is denied, of somebody else, or in short not of today."""
    if context.denied(hit):
        return True
    if context.of_another(hit) and tells_of_self(text):
        return True
    if len(context.words.plain) > _SHORT or context.has("hedge"):
        return False
    return context.to_come(hit) or (hit.book in _LASTING and context.past(hit))


def _says_two_things(text: str) -> bool:
    """Whether the readers find two values of one fact."""
    readers = (conditions.stated, schemes.stated, causes.stated)
    return any(len(stated(text, asked=True)) > 1 for stated in readers)


def open_to_doubt(text: str) -> bool:
    """Whether a message may not tell how things are with the writer today.

    It hedges, supposes, wishes, looks ahead, denies in few words, says two things, or
    tells of the past or of somebody else.
    """
    context, said = context_of(text), read_words(text)
    if any(context.has(cue) for cue in (*_OPEN, *_OTHERS)):
        return True
    if _denies(said) or _says_two_things(text):
        return True
    past = any(context.has(cue) for cue in ("past", "over", "until"))
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
