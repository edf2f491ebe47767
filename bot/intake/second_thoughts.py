"""Changing an answer: yes or no to it, which one, and what is denied."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from bot.intake.answers import option_number
from bot.intake.cues import plain
from bot.intake.lexicons import lexicon


def changes(text: str) -> Literal["yes", "no"] | None:
    """Whether a known answer shall give way to a new one ("sì, cambia").

    Returns:
        None when the words do not say.
    """
    if _said("changes", text):
        return "yes"
    return "no" if _said("stays", text) else None


def neither(text: str) -> bool:
    """Whether of two answers none is right."""
    return _said("neither", text)


def goes_on(text: str) -> bool:
    """Whether the work is said not to have ended."""
    return _said("goes_on", text)


def singles_out(text: str) -> bool:
    """Whether only a part of several things is meant: "la 2 è giusta", "nessuna"."""
    return _said("singles_out", text)


def objects(text: str) -> bool:
    """Whether something is to be said against what was shown: "sì, ma"."""
    return _said("objects", text)


def names_all(text: str) -> bool:
    """Whether all of several things are meant: "tutto", "i dati"."""
    return _said("whole", text)


def of_others(text: str) -> bool:
    """Whether somebody else, or another company, is spoken of."""
    return _said("of_others", text)


def unsettles(text: str) -> bool:
    """Whether a sentence may take back an answer, and is no name."""
    return "è" in text.lower() or _said("unsettles", text)


def speaks(text: str) -> bool:
    """Whether somebody speaks of themselves or others, and names no company."""
    return _said("speaks", text) or of_others(text)


def rest_of(text: str) -> str | None:
    """What takes the place of what was said before it: "20" of "12, anzi 20".

    Returns:
        None when nothing stands before or after.
    """
    before, *after = re.split("|".join(_parts("instead")), text, flags=re.IGNORECASE)
    rest = after[-1].strip(" ,.;:") if after else ""
    return rest if rest and before.strip(" ,.;:") else None


def writes_for(text: str) -> bool:
    """Whether the writer says that they write for somebody else."""
    patterns = lexicon("persons")["for_another"]
    said = plain(text)
    return any(re.search(p.replace("{person}", r"\w+"), said) for p in patterns)


def undenied(text: str) -> str | None:
    """The sentence without what denies it: "la ditta è chiusa" of "... non è chiusa".

    Returns:
        None when nothing is denied.
    """
    said = plain(text)
    for pattern in _parts("denial"):
        said = re.sub(pattern, " ", said)
    bare = " ".join(said.split())
    return bare if bare and bare != plain(text) else None


def item_named(text: str, count: int) -> int | None:
    """The item that is called by its place: "la 2 è sbagliata", "l'ultima no".

    Args:
        text: what the person wrote.
        count: how many items were shown.

    Returns:
        Index from 0, or None when no single item that exists is named.
    """
    found = {
        found["place"]
        for pattern in _items()
        for found in pattern.finditer(plain(text))
    }
    return option_number(f"la {found.pop()}", count) if len(found) == 1 else None


@cache
def _items() -> tuple[re.Pattern[str], ...]:
    ordinals = "|".join(lexicon("numbers")["ordinals"])
    place = rf"(?P<place>\d{{1,2}}|{ordinals})"
    return tuple(re.compile(p.replace("{place}", place)) for p in _parts("item"))


def _said(part: str, text: str) -> bool:
    said = plain(text)
    return any(re.search(pattern, said) for pattern in _parts(part))


def _parts(part: str) -> list[str]:
    patterns: list[str] = lexicon("second_thoughts")["second_thoughts"][part]
    return patterns
