"""Words of their own that rule a value out: "ho sempre lavorato"."""

from __future__ import annotations

from functools import lru_cache

from bot.intake.phrases import IGNORE, Hit, without_overlaps
from bot.intake.scan import every_hit
from bot.intake.spelling import TURN

BOOK = "denials"


def ruled_out(hit: Hit, text: str) -> bool:
    """Whether words of ``denials.yml`` take from a phrase what it would say."""
    return any(
        other.group == hit.book and other.value == hit.value and other.overlaps(hit)
        for other in rulings(text)
    )


@lru_cache(maxsize=TURN)
def rulings(text: str) -> tuple[Hit, ...]:
    """The phrases that rule something out, each beside those of other values."""
    said = every_hit(BOOK, text)
    return tuple(
        hit
        for value in sorted({hit.value for hit in said} - {IGNORE})
        for hit in without_overlaps(x for x in said if x.value in {value, IGNORE})
    )
