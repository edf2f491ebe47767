"""One pass over a message for the phrases of every lexicon about facts."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from bot.intake.phrases import FACT_BOOKS, Hit, phrasebook, without_overlaps
from bot.intake.spelling import TURN, read_words


def hits(book: str, text: str, skip: Collection[str] = ()) -> list[Hit]:
    """Find the phrases of a lexicon in reading order; of overlapping ones the longest.

    Args:
        book: name of the lexicon, one of `FACT_BOOKS`.
        text: the message.
        skip: groups of the lexicon to leave out.
    """
    found = (hit for hit in _scan(text).get(book, ()) if hit.group not in skip)
    return without_overlaps(found)


def every_hit(book: str, text: str) -> tuple[Hit, ...]:
    """Find the phrases of a lexicon, also those that overlap or are to be ignored."""
    return tuple(_scan(text).get(book, ()))


@lru_cache(maxsize=TURN)
def _scan(text: str) -> dict[str, list[Hit]]:
    found: dict[str, list[Hit]] = {}
    for hit in phrasebook(*FACT_BOOKS).all(read_words(text)):
        found.setdefault(hit.book, []).append(hit)
    return found
