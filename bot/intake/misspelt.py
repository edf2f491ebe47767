"""Misspelt names, by optimal string alignment over all names at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.intake.place_names import Named

_DOUBLED = re.compile(r"(.)\1+")
_SOFTENED = re.compile(r"gn(?:i(?=[aeou]))?|gl(?=i)")
_SAME_SOUND = str.maketrans({"k": "c", "y": "i", "j": "i", "h": "", "q": "c"})
_SOUND_COST = 0.5
_SWAP_GAIN = 0.1
_START_COST = 0.3


class Near(NamedTuple):
    """Places whose name is a few slips away from what was written."""

    distance: float
    named: tuple[Named, ...]
    name: str


def allowed_slips(length: int) -> int:
    """Return how many slips a name of this many letters may hold."""
    if length < 4:
        return 0
    return 1 if length < 8 else 2 if length < 12 else 3


def sound(text: str) -> str:
    """Reduce a word to how it sounds: "Sarono" and "Saronno" are one."""
    softened = _SOFTENED.sub(_soften, text.translate(_SAME_SOUND))
    return _DOUBLED.sub(r"\1", softened)


class Misspelt:
    """Finds the names nearest to a misspelt one.

    Names are kept by length, so that a search compares only those that few
    enough slips can reach, and by sound.
    """

    def __init__(self) -> None:
        self._by_length: dict[int, list[str]] = {}
        self._by_sound: dict[str, list[str]] = {}
        self._named: dict[str, list[Named]] = {}
        self._cost: dict[str, float] = {}

    def add(self, keys: Iterable[tuple[str, list[Named]]], *, start: bool) -> None:
        """Index names; `start` says that they are only beginnings of names."""
        for key, named in keys:
            joined = key.replace(" ", "")
            if joined not in self._named:
                self._by_length.setdefault(len(joined), []).append(joined)
                self._by_sound.setdefault(sound(joined), []).append(joined)
                self._cost[joined] = _START_COST if start else 0.0
                self._named[joined] = named

    def near(self, words: Sequence[str]) -> list[Near]:
        """Return the names within the allowed slips, nearest first."""
        written = "".join(words)
        slips = allowed_slips(len(written))
        if not slips:
            return []
        found = dict.fromkeys(self._by_sound.get(sound(written), ()), _SOUND_COST)
        letters = sorted(written)
        for length in range(len(written) - slips, len(written) + slips + 1):
            bucket = self._by_length.get(length, [])
            for name, distance, _ in process.extract(
                written, bucket, scorer=OSA.distance, score_cutoff=slips, limit=None
            ):
                gain = _SWAP_GAIN if sorted(name) == letters else 0.0
                found[name] = min(found.get(name, distance), distance - gain)
        every = (self._near(name, max(0.0, cost)) for name, cost in found.items())
        return sorted(every, key=lambda near: near.distance)

    def _near(self, name: str, distance: float) -> Near:
        return Near(distance + self._cost[name], tuple(self._named[name]), name)


def _soften(found: re.Match[str]) -> str:
    return "l" if found.group().startswith("gl") else "ni"
