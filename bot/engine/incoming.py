"""What can be read of a message before anything tries to understand it."""

from __future__ import annotations

import unicodedata
from typing import Any

from bot.intake.cues import mask_personal_data

LONGEST = 2000  # characters
EMPTY, TOO_LONG, NO_WORDS, CODE = "empty", "too_long", "no_words", "code"
_KEPT = "\n\t\u200d"  # the last one joins two emoji in one
_FALLBACK = {"name": "nlu_fallback", "confidence": 1.0}


def clean(text: object) -> str:
    """A text to store: no lone surrogates or control marks, no personal data."""
    if not isinstance(text, str):
        return ""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return mask_personal_data("".join(map(_storable, whole)).strip())


def _storable(mark: str) -> str:
    if mark.isprintable() or mark in _KEPT:
        return mark
    return " " if mark.isspace() else ""


def unreadable(text: str) -> str | None:
    """Why a clean text is not worth understanding; None when it is.

    Returns:
        ``EMPTY``, ``TOO_LONG`` (over 2,000 characters), ``NO_WORDS`` (punctuation
        alone; an emoji says something), ``CODE`` (it begins with ``/``, as our
        buttons' own messages do), or None.
    """
    if not text:
        return EMPTY
    if len(text) > LONGEST:
        return TOO_LONG
    if text.startswith("/"):
        return CODE
    return None if any(map(_says_something, text)) else NO_WORDS


def _says_something(mark: str) -> bool:
    return mark.isalnum() or unicodedata.category(mark) == "So"


def not_understood(text: str) -> dict[str, Any]:
    """What the pipeline would say of a text it can make nothing of."""
    return {
        "text": text[:LONGEST],
        "intent": dict(_FALLBACK),
        "intent_ranking": [dict(_FALLBACK)],
        "entities": [],
    }
