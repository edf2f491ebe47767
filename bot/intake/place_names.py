"""The names of comuni, and the ways in which people cut them short."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple

from bot.intake.normalise import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.intake.place_words import PlaceWords
    from bot.intake.places import Place, Why

_MOST_EXPANSIONS = 24
_LONGEST_SHORT = 3
_SHORTEST_PREFIX = 4


class Named(NamedTuple):
    """A place and the kind of name it was found by."""

    place: Place
    why: Why


def by_weight(places: Iterable[Place]) -> tuple[Place, ...]:
    """Order places: Lombardy first, then the most people; each one once."""
    distinct = dict.fromkeys(places)
    return tuple(sorted(distinct, key=lambda p: (not p.in_lombardy, -p.population)))


class Names:
    """Looks up names written in full, shortened or abbreviated."""

    def __init__(self, words: PlaceWords) -> None:
        self._words = words
        self._particles = words.use("particella")
        self._exact: dict[str, list[Named]] = {}
        self._loose: dict[str, list[Named]] = {}
        self._joined: dict[str, str] = {}
        self._first: dict[str, list[tuple[tuple[str, ...], Place]]] = {}
        self._longest: dict[str, int] = {}
        self._used: set[str] = set()
        self._short_starts = {short.split()[0] for short in words.short}

    def add(self, name: str, place: Place, why: Why) -> None:
        """Index one name of a place; only official names answer to their start."""
        words = words_of(name)
        if not words:
            return
        key, named = " ".join(words), Named(place, why)
        known = self._exact.setdefault(key, [])
        if all(other.place is not place for other in known):
            known.append(named)
        self._joined.setdefault("".join(words), key)
        self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))
        if len(words) > 1:
            self._used.update(words)
        content = self._content(words)
        if len(content) < len(words):
            self._loose.setdefault(" ".join(content), []).append(named)
        if why == "exact":
            self._add_starts(words, place)
            if "-" in name:
                self._add_parts(name, place)

    def exact(self, key: str) -> list[Named]:
        """Return what bears exactly the name with this comparison key."""
        return self._exact.get(key, [])

    def entries(self) -> Iterator[tuple[str, list[Named]]]:
        """All names with what bears them."""
        return iter(self._exact.items())

    def loose_entries(self) -> Iterator[tuple[str, list[Named]]]:
        """All names that lose a "di" or a "sul", without it."""
        return iter(self._loose.items())

    def starts(self) -> Iterator[tuple[str, list[Named]]]:
        """All first words of names long enough to tell a place."""
        for key, names in self._first.items():
            if len(key) > _SHORTEST_PREFIX and not self._words.is_everyday(key):
                yield key, [Named(place, "prefix") for _, place in names]

    def uses(self, word: str) -> bool:
        """Whether a word occurs in names of several words."""
        return word in self._used

    def longest(self, first: str) -> int:
        """Return the words in the longest name that begins with a word."""
        return self._longest.get(first, 0)

    def alike(self, words: Sequence[str]) -> list[Named]:
        """Names equal to the words but for spaces, "di", "sul" and the like."""
        found = self._exact.get(" ".join(words)) or self._exact.get(
            self._joined.get("".join(words), "")
        )
        content = self._content(words)
        if found or (len(content) < 2 and self._words.is_everyday(words[-1])):
            return found or []
        return self._loose.get(" ".join(content), [])

    def loose(self, words: Sequence[str]) -> tuple[Place, ...]:
        """Places whose name is the words with a "di" or a "sul" left out."""
        content = self._content(words)
        if len(content) < 2 or words[-1] in self._particles:
            return ()
        found = self._loose.get(" ".join(content), [])
        return by_weight(named.place for named in found)

    def beginning(self, words: Sequence[str]) -> tuple[Place, ...]:
        """Comuni whose name goes on after these words: "Cernusco"."""
        found = self._first.get(" ".join(words), [])
        return by_weight(place for _, place in found)

    def continuations(
        self, words: Sequence[str]
    ) -> list[tuple[tuple[str, ...], Place]]:
        """Comuni whose name goes on after these words, with the words that follow."""
        return self._first.get(" ".join(words), [])

    def shortened(self, words: Sequence[str]) -> tuple[Place, ...]:
        """Comuni meant by a first word in full and the rest cut: "Cinisello B."."""
        for size in range(len(words) - 1, 0, -1):
            candidates = self.continuations(words[:size])
            if candidates:
                rest = words[size:]
                return by_weight(
                    place for tail, place in candidates if self._is_cut(rest, tail)
                )
        return ()

    def expansions(self, words: Sequence[str]) -> list[tuple[str, ...]]:
        """Readings of words with their abbreviations spelled out; [] without any."""
        if self._short_starts.isdisjoint(words):
            return []
        pieces: list[list[tuple[str, ...]]] = []
        at = 0
        while at < len(words):
            size, readings = self._readings(words, at)
            pieces.append(readings)
            at += size
        every = (tuple(w for part in parts for w in part) for parts in product(*pieces))
        listed = islice(every, _MOST_EXPANSIONS)
        return [reading for reading in listed if reading != tuple(words)]

    def _readings(
        self, words: Sequence[str], at: int
    ) -> tuple[int, list[tuple[str, ...]]]:
        for size in range(min(_LONGEST_SHORT, len(words) - at), 0, -1):
            longs = self._words.short.get(" ".join(words[at : at + size]))
            if longs:
                written = tuple(words[at : at + size])
                return size, [*(tuple(long.split()) for long in longs), written]
        return 1, [(words[at],)]

    def _content(self, words: Sequence[str]) -> tuple[str, ...]:
        return tuple(w for w in words if w not in self._particles) or tuple(words)

    def _is_cut(self, rest: Sequence[str], tail: Sequence[str]) -> bool:
        return _starts(rest, tail) or _starts(
            [w for w in rest if w not in self._particles or len(w) == 1],
            self._content(tail),
        )

    def _add_starts(self, words: tuple[str, ...], place: Place) -> None:
        for size in range(1, len(words)):
            if words[size - 1] not in self._particles:
                start = self._first.setdefault(" ".join(words[:size]), [])
                start.append((words[size:], place))

    def _add_parts(self, name: str, place: Place) -> None:
        for part in name.split("-")[1:]:
            self._first.setdefault(" ".join(words_of(part)), []).append(((), place))


def _starts(cut: Sequence[str], full: Sequence[str]) -> bool:
    pairs = zip(cut, full, strict=False)
    return 0 < len(cut) <= len(full) and all(long.startswith(s) for s, long in pairs)
