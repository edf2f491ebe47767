"""Names of towns as Lombards say them: "Legnan", "Clüsun", "Gallaraa"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.lexicons import lexicon
from bot.intake.normalise import fold, words_of
from bot.intake.place_names import by_weight
from bot.intake.place_slips import Slips

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.intake.normalise import Message
    from bot.intake.places import Place

_DOUBLED = re.compile(r"(.)\1+")
_SILENT = re.compile(r"(?<=[cg])h$")
_HARDENED = str.maketrans({"d": "t", "g": "c", "v": "f", "b": "p", "z": "s"})
_ENDING = re.compile(r"([aeiou])n[aeiou]$")
_VOWELS = "aeiou"
_SHORTEST = 4
_SHORTEST_SLIP = 6
_FEWEST_MARKS = 2


class DialectNames:
    """Finds the comuni of Lombardy whose name a word cuts short as dialect does.

    A last vowel falls ("Legnan"), and with it an "n" ("Romà"); "-ate" becomes
    "-aa"; "o" sounds "u"; a last consonant hardens ("Ghet").
    """

    def __init__(self, places: Iterable[Place]) -> None:
        self._by_form: dict[str, list[Place]] = {}
        self._by_start: dict[str, list[Place]] = {}
        for place in places:
            if place.in_lombardy:
                self._add(place)
        self._slips = Slips(self._by_form, _SHORTEST_SLIP)
        self._marks = frozenset(lexicon("dialect")["words"].split())

    def named(self, word: str, *, slips: bool = False) -> tuple[Place, ...]:
        """Return the comuni that a word of dialect names, heaviest first.

        Args:
            word: as written, accents and all.
            slips: whether a form one slip away will do ("Bergem").
        """
        heard = _heard(word)
        found = self._by_form.get(heard) or self._by_start.get(heard, [])
        if not found and slips:
            near = self._slips.of(heard)
            found = self._by_form[near.pop()] if len(near) == 1 else []
        return by_weight(found)

    def is_dialect(self, message: Message, fewest: int = _FEWEST_MARKS) -> bool:
        """Whether words of dialect stand in a message."""
        heard = {*message.texts, *(word.raw.lower() for word in message.words)}
        umlauts = sum(char in "üöÜÖ" for char in message.raw)
        return len(heard & self._marks) + umlauts >= fewest

    def _add(self, place: Place) -> None:
        first, *rest = words_of(place.name)
        by_form = self._by_start if rest else self._by_form
        softened = first.replace("gli", "i").replace("o", "u")
        for form in _said(_DOUBLED.sub(r"\1", softened)):
            if len(form) >= _SHORTEST:
                known = by_form.setdefault(form, [])
                if place not in known:
                    known.append(place)


def _said(name: str) -> Iterator[str]:
    """The ways to cut a name whose "o" are "u" already."""
    if name[-1] not in _VOWELS:
        return
    yield _hard(name[:-1])
    if name.endswith("iu"):
        yield _hard(name[:-2])
    if name.endswith("ate"):
        yield name[:-2]
    if _ENDING.search(name):
        yield name[:-2]


def _heard(word: str) -> str:
    written = fold(word).replace("oeu", "o").replace("o", "u")
    written = _SILENT.sub("", _DOUBLED.sub(r"\1", written))
    return written if written[-1:] in _VOWELS else _hard(written)


def _hard(word: str) -> str:
    return word[:-1] + word[-1:].translate(_HARDENED)
