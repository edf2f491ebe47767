"""Long answers in parts that a phone shows whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 600  # characters of one message
_PARAGRAPH = re.compile(r"\n\s*\n")
_BREAKS = ("\n", ". ", "! ", "? ", "; ", ", ", " ")


def parts(text: str) -> Iterator[str]:
    """The paragraphs of a text, none longer than 600 characters.

    A longer one is cut after a line, else a sentence, else a word.
    """
    for paragraph in _PARAGRAPH.split(text.strip()):
        yield from _cut(paragraph.strip())


def _cut(text: str) -> Iterator[str]:
    while len(text) > LONGEST:
        place = _place(text)
        yield text[:place].rstrip()
        text = text[place:].lstrip()
    if text:
        yield text


def _place(text: str) -> int:
    window = text[:LONGEST]
    ends = (window.rfind(mark) + len(mark) for mark in _BREAKS if mark in window)
    return next((end for end in ends if end > LONGEST // 3), LONGEST)
