"""How many colleagues a free message says are in the same situation."""

from __future__ import annotations

from bot.intake.found import Found
from bot.intake.numbers import how_many
from bot.intake.scan import hits
from bot.intake.spelling import read_words

FACT = "colleghi"


def find(text: str) -> list[Found]:
    """Find the first number of colleagues ("siamo in 40 in cassa")."""
    words = read_words(text)
    for hit in hits(FACT, text):
        start, end, said = words.span(hit.first, hit.last)
        count = how_many(" ".join(words[i] for i in range(hit.first, hit.last)))
        if count is not None:
            return [Found(FACT, count, start, end, said)]
    return []
