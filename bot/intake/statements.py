"""What a message states about a fact, once its context is weighed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from bot.eligibility.facts import Value
from bot.intake.context import Context, context_of
from bot.intake.found import Found
from bot.intake.lexicons import lexicon
from bot.intake.persons import tells_of_self
from bot.intake.phrases import Hit
from bot.intake.rulings import ruled_out
from bot.intake.scan import hits
from bot.intake.spelling import TURN, read_words

ANSWER_GROUPS = frozenset(
    {"answer", "answer_unsure", "vague", "whole", "whole_unsure", "clause"}
)
# Who writes of a relative may be writing for them: to be confirmed. The rest of
# what is said of others ("mio padre è in pensione") is left out.
_OF_OTHERS = frozenset({"disoccupato", "sospeso", "cigs", "cigd", "cigo", "naspi"})
_ONE_OF = frozenset({"condizione", "ammortizzatore"})
_DOUBTFUL = frozenset({"unsure", "answer_unsure", "letter", "alone", "whole_unsure"})


@dataclass(frozen=True)
class Statement:
    """A value that the message states.

    Attributes:
        value: name of the value in the lexicon.
        group: the lexicon's group.
        hit: where the words are.
        certain: whether it may be taken without asking.
        denied: whether the message says the opposite.
        either: whether it is one of two, "economico o collettivo".
    """

    value: str
    group: str
    hit: Hit
    certain: bool = True
    denied: bool = False
    either: bool = False


@lru_cache(maxsize=TURN * 8)
def statements(
    fact: str,
    text: str,
    *,
    asked: bool = False,
    skip: frozenset[str] = frozenset(),
    lasting: bool = False,
) -> tuple[Statement, ...]:
    """Find what a message states, or denies, of a fact.

    Args:
        fact: name of the lexicon.
        text: the message.
        asked: whether it answers a question about this fact, so that fewer words
            are enough.
        skip: groups of the lexicon to leave out.
        lasting: whether the fact is about the present, so that "ero" unsays it.

    Returns:
        Statements in reading order; what is asked, feared or imagined is left out.
    """
    if not asked:
        skip = ANSWER_GROUPS.union(skip)
    context = context_of(text)
    found: list[Statement] = []
    read = hits(fact, text, skip)
    # "Chiusa o fallita" is one cause; "economico o collettivo" are two.
    several = fact in _ONE_OF or len({hit.value for hit in read}) > 1
    for hit in read:
        if context.supposed(hit) or (lasting and context.past(hit)):
            continue
        if not _bounded(hit, context):
            continue
        if not context.of_another(hit) or _perhaps_for_them(hit, text):
            item = _weighed(hit, context, ruled_out(hit, text))
            either = several and context.alternative(hit)
            found.append(
                replace(item, certain=item.certain and not either, either=either)
            )
    return tuple(_unpunctuated(found, context))


def _unpunctuated(said: list[Statement], context: Context) -> list[Statement]:
    """Doubt both of "ordinaria no straordinaria", said without a pause."""
    unclear: set[Hit] = set()
    for one, other in pairwise(said):
        between = context.words.items[one.hit.last : other.hit.first]
        alone = [word.text for word in between] == ["no"]
        if alone and other.denied and not one.denied and one.value != other.value:
            unclear |= {one.hit, other.hit}
    return [
        replace(item, certain=False, denied=False) if item.hit in unclear else item
        for item in said
    ]


def _perhaps_for_them(hit: Hit, text: str) -> bool:
    """Whether who tells this of a relative, and no more, may write for them."""
    return hit.value in _OF_OTHERS and not tells_of_self(text)


def _bounded(hit: Hit, context: Context) -> bool:
    """Whether a phrase reaches as far as its group wants it to.

    "alone" and "clause" stand by themselves between pauses, "whole" is all that is
    said.
    """
    if hit.group in {"alone", "clause"}:
        return context.alone(hit)
    if hit.group not in {"whole", "whole_unsure"}:
        return True
    said = context.words
    around = (*range(hit.first), *range(hit.last, len(said)))
    beside = lexicon("grammar")["beside_whole"].split()
    return all(said[i] in beside for i in around)


def _weighed(hit: Hit, context: Context, unsaid: bool) -> Statement:
    doubtful = (
        hit.group in _DOUBTFUL
        or context.has("official")
        or context.has("friend")
        or context.unsure(hit)
        or context.of_another(hit)
    )
    return Statement(
        hit.value, hit.group, hit, not doubtful, unsaid or context.denied(hit)
    )


def settled(
    stated: Iterable[Statement],
    text: str,
    stronger: Collection[tuple[str, str]] = (),
    *,
    lasting: bool = True,
) -> list[Statement]:
    """Reduce what is stated of one fact to what still stands.

    A correction replaces what it corrects, what is certain replaces guesses, and
    the stronger of a pair the weaker.

    Args:
        stated: statements of one fact, none denied.
        text: the message.
        stronger: pairs of values, the first of which explains the second.
        lasting: whether the fact is of today, so that "adesso" corrects too.

    Returns:
        One statement a value; more than one value is a conflict.
    """
    standing = uncorrected(stated, text, lasting=lasting)
    if any(item.certain for item in standing):
        standing = [item for item in standing if item.certain]
    values = {item.value for item in standing}
    beaten = {weak for strong, weak in stronger if {strong, weak} <= values}
    if all(item.either for item in standing):
        beaten = set()
    return once([item for item in standing if item.value not in beaten])


def uncorrected(
    stated: Iterable[Statement], text: str, *, lasting: bool = True
) -> list[Statement]:
    """Leave out what a later statement corrects."""
    context = context_of(text)
    ordered = sorted(stated, key=lambda item: item.hit.first)
    return [
        item
        for index, item in enumerate(ordered)
        if not any(
            later.value != item.value
            and context.corrected(item.hit, later.hit, lasting=lasting)
            for later in ordered[index + 1 :]
        )
    ]


def once(stated: Iterable[Statement]) -> list[Statement]:
    """Keep one statement of each value: the first, certain if any is."""
    kept: dict[str, Statement] = {}
    for item in stated:
        held = kept.setdefault(item.value, item)
        if item.certain and not held.certain:
            kept[item.value] = replace(held, certain=True)
    return list(kept.values())


def found(fact: str, text: str, item: Statement, value: Value | None = None) -> Found:
    """Present a statement as a fact found in the message."""
    start, end, said = read_words(text).span(item.hit.first, item.hit.last)
    stated = item.value if value is None else value
    return Found(fact, stated, start, end, said, item.certain)
