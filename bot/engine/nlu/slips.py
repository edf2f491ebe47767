"""Slips of the thumb, as phones make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

SHORTEST = 8
"""Letters and spaces from which a text bears a slip and still says the same."""

_BESIDE = dict(["as", "cv", "df", "er", "gh", "io", "lk", "mn", "nm", "op", "po", "rt"])


def slipped(text: str, draw: Random) -> str | None:
    """The text with one letter lost, doubled, swapped, or hit beside.

    Args:
        text: a line.
        draw: where and how; the same draw gives the same slip.

    Returns:
        None when the text is too short, or the place drawn is not inside a word.
    """
    if len(text) < SHORTEST:
        return None
    at = draw.randrange(1, len(text) - 2)
    one, two = text[at], text[at + 1]
    if not (one + two).isalpha():
        return None
    beside = _BESIDE.get(one, one)
    pair = draw.choice((two, one + one + two, two + one, beside + two))
    varied = text[:at] + pair + text[at + 2 :]
    return varied if varied != text else None
