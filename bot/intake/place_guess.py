"""A misspelt place where one is expected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from bot.intake.normalise import words_of
from bot.intake.place_names import by_weight
from bot.intake.spotting import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.intake.misspelt import Near
    from bot.intake.normalise import Message
    from bot.intake.place_index import PlaceIndex
    from bot.intake.places import Place

_LONGEST = 5
_MOST_PLACES = 4
_MUCH_LARGER = 10
_TIE = 0.01
_CLOSE = 0.11
_UNREAD_WORD = 2.5
_SHORT = 4
_WELL_KNOWN = 60_000
_SHORTEST_OVERHEARD = 6
_UMLAUTS = frozenset("üöÜÖ")
# Italian has accents on the last letter alone: "Cugiòn" is dialect.
_STRESSED = re.compile(r"[àèéìòóù][^\W\d_aeiou]+$", re.IGNORECASE)


class PlaceGuess:
    """Reads a place out of words that name none exactly."""

    def __init__(self, index: PlaceIndex) -> None:
        self._index = index
        self._particles = index.words.use("particella")
        self._leading = index.words.use("preposizione") | index.words.use("luogo")

    def in_dialect(self, message: Message, at: int, *, sure: bool) -> Hit | None:
        """Return the comune that a word of dialect names.

        Args:
            message: the words.
            at: index of the word.
            sure: whether a place is expected; else the message must be dialect.
        """
        word = message.words[at].raw
        accented = not _UMLAUTS.isdisjoint(word)
        stressed = bool(_STRESSED.search(word))
        if not sure:
            if at and message.texts[at - 1] not in self._leading:
                return None
            fewest = 2 if word.isascii() else 1  # "abite a Gandì"
            if not (accented or stressed or self.speaks_dialect(message, fewest)):
                return None
        places = self._index.dialect.named(word, slips=accented)
        whole = self.at(message, at) if len(places) != 1 else None
        if whole and whole.last > at + 1 and self.speaks_dialect(message):
            return whole  # "Marian Comens"
        return Hit(at, at + 1, places, "typo", certain=False) if places else None

    def speaks_dialect(self, message: Message, fewest: int = 2) -> bool:
        """Whether so many words of dialect stand in a message."""
        return self._index.dialect.is_dialect(message, fewest)

    def overheard(self, message: Message, at: int) -> Hit | None:
        """Return the comune of Lombardy that one slip hides after "a" or "di"."""
        hit = self.at(message, at)
        written = message.texts[at : hit.last] if hit else ()
        if len("".join(written)) < _SHORTEST_OVERHEARD:
            return None
        alone = hit is not None and len(hit.places) == 1 and hit.in_lombardy
        return hit if hit and alone and is_slight(message, hit) else None

    def at(self, message: Message, at: int) -> Hit | None:
        """Return the best guess that begins at a word, or nothing.

        Windows of up to five words are tried; the one with the fewest slips
        wins, where a word left unread counts too.
        """
        best: tuple[float, int, tuple[Place, ...]] | None = None
        stop = self._stop(message, at)
        for end in range(stop, at, -1):
            window = message.texts[at:end]
            if not self._unusual(window):
                break
            if window[-1] in self._particles:
                continue
            unread = self._unusual(message.texts[end:stop]) * _UNREAD_WORD
            for distance, places in self._readings(window):
                if best is None or distance + unread < best[0]:
                    best = distance + unread, end, places
        if best is None:
            return None
        distance, end, places = best
        if end == at + 1 and self._is_far_fetched(message.texts[at], places[0]):
            return None
        return Hit(at, end, places, "typo", certain=not distance and len(places) == 1)

    @staticmethod
    def _is_far_fetched(word: str, place: Place) -> bool:
        """Whether a short word would be a small town outside Lombardy."""
        small = not place.in_lombardy and place.population < _WELL_KNOWN
        return small and len(word) <= _SHORT

    def _stop(self, message: Message, at: int) -> int:
        stop = min(message.runs[at], at + _LONGEST)
        for index in range(at, stop):
            word = message.texts[index]
            if self._index.words.is_everyday(word) and not self._index.names.uses(word):
                return index
            if index > at and self._index.territories.says_province(word):
                return index
        return stop

    def _unusual(self, words: Sequence[str]) -> int:
        return sum(not self._index.words.is_everyday(word) for word in words)

    def _readings(self, window: Sequence[str]) -> list[tuple[float, tuple[Place, ...]]]:
        names = self._index.names
        for reading in (window, *names.expansions(window)):
            named = names.alike(reading)
            if named:
                return [(0.0, by_weight(one.place for one in named))]
        found: list[tuple[float, tuple[Place, ...]]] = []
        # One abbreviation alone is no name to look around.
        spelt = names.expansions(window) if len(window) > 1 else ()
        for reading in (window, *spelt):
            nearest = self._index.misspelt.near(reading)
            if nearest:
                letters = len("".join(reading))
                found.append((nearest[0].distance, likely(nearest, letters)))
        return found


def is_slight(message: Message, hit: Hit) -> bool:
    """Whether a name of Lombardy is one slip away from what is written."""
    written = "".join(message.texts[hit.first : hit.last])
    names = ("".join(words_of(place.name)) for place in hit.places)
    near = any(OSA.distance(written, name) <= 1 for name in names)
    return near and hit.in_lombardy is True


def likely(nearest: Sequence[Near], letters: int) -> tuple[Place, ...]:
    """Return the one place meant, or up to four when several are as near.

    Among names equally near, one of Lombardy stands for itself before names
    outside, and so does a far larger comune. A letter is left out more often than
    put in: so does the only name longer than the letters written ("cremna").
    """
    tied = [near for near in nearest if near.distance - nearest[0].distance < _TIE]
    if not any(_is_known(named.place) for near in tied for named in near.named):
        # "Dsio" is Desio rather than the letters of far Diso in another order.
        close = [n for n in nearest if n.distance - nearest[0].distance < _CLOSE]
        ours = [n for n in close if any(p.in_lombardy for p in _comuni(n))]
        tied = ours or tied
    every = [named for near in tied for named in near.named]
    comuni = [named for named in every if named.why in {"exact", "prefix"}]
    places = by_weight(named.place for named in comuni or every)
    longer = {p for near in tied if len(near.name) > letters for p in _comuni(near)}
    if len(longer) == 1 and places[0] in longer and places[0].in_lombardy:
        return places[:1]
    if len(places) > 1 and not _is_beginning(tied):
        first, second = places[:2]
        beyond = first.in_lombardy and not second.in_lombardy
        if beyond or first.population > _MUCH_LARGER * second.population:
            return places[:1]
    return places[:_MOST_PLACES]


def _is_known(place: Place) -> bool:
    return place.in_lombardy or place.population > _WELL_KNOWN


def _comuni(near: Near) -> Iterator[Place]:
    return (named.place for named in near.named)


def _is_beginning(tied: Sequence[Near]) -> bool:
    return any(named.why == "prefix" for near in tied for named in near.named)
