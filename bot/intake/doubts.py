"""What, in a message, makes a value less than sure: a date, a denial, a delay.

A phrase such as "adesso lavoro" states a value; "il contratto scade a marzo", said
beside it, leaves another one open. Each doubt is a list of such words.
"""

from __future__ import annotations

from functools import lru_cache

from bot.intake.phrases import without_overlaps
from bot.intake.scan import every_hit
from bot.intake.spelling import TURN

_BOOK = "doubts"


def doubted(doubt: str, text: str) -> bool:
    """Whether a message holds words of a doubt.

    Args:
        doubt: name of a list in ``doubts.yml``.
        text: the message.
    """
    return doubt in _doubts(text)


@lru_cache(maxsize=TURN)
def _doubts(text: str) -> frozenset[str]:
    """The doubts of a message; what one list ignores, another may still hold."""
    said = every_hit(_BOOK, text)
    return frozenset(
        hit.value
        for doubt in {hit.value for hit in said}
        for hit in without_overlaps(hit for hit in said if hit.value == doubt)
    )
