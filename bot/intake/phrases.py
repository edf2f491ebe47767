"""Finding the phrases of a lexicon in a message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.intake.lexicons import lexicon
from bot.intake.patterns import DIGITS, InvalidPattern, Shape, parse
from bot.intake.words import Words

IGNORE = "ignore"
_INITIALS = 3
_RANK = {IGNORE: 0, "sure": 1, "answer": 2}


@dataclass(frozen=True)
class Phrase:
    """A compiled pattern with what it says.

    Attributes:
        value: name of the value, as in the lexicon.
        group: how it says so, such as "sure" or "unsure".
        shape: the compiled pattern.
        regex: the same, ready to match.
    """

    value: str
    group: str
    shape: Shape
    regex: re.Pattern[str]


@dataclass(frozen=True)
class Hit:
    """A phrase found: the words from `first` up to, not including, `last`."""

    value: str
    group: str
    first: int
    last: int

    @property
    def length(self) -> int:
        """How many words it takes."""
        return self.last - self.first

    def overlaps(self, other: Hit) -> bool:
        """Whether the two share a word."""
        return self.first < other.last and other.first < self.last


class Phrasebook:
    """The phrases of one lexicon, looked up by the word they begin with."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.phrases = tuple(phrases)
        self._by_word: dict[str, list[Phrase]] = {}
        self._by_initials: dict[str, list[tuple[str, Phrase]]] = {}
        for phrase in self.phrases:
            self._index(phrase)

    def _index(self, phrase: Phrase) -> None:
        for start in phrase.shape.starts:
            if start.endswith("*"):
                stem = start[:-1]
                if len(stem) < _INITIALS:
                    raise InvalidPattern(start)
                self._by_initials.setdefault(stem[:_INITIALS], []).append(
                    (stem, phrase)
                )
            else:
                self._by_word.setdefault(start, []).append(phrase)

    @property
    def vocabulary(self) -> frozenset[str]:
        """Every whole word that the phrases name."""
        return frozenset().union(*(phrase.shape.words for phrase in self.phrases))

    def hits(self, words: Words, skip: frozenset[str] = frozenset()) -> list[Hit]:
        """Find the phrases in reading order; of those that overlap, the longest.

        Args:
            words: the message.
            skip: groups to leave out.
        """
        found = [hit for hit in self._all(words) if hit.group not in skip]
        found.sort(key=lambda hit: (-hit.length, _RANK.get(hit.group, 3), hit.first))
        kept: list[Hit] = []
        for hit in found:
            if not any(hit.overlaps(other) for other in kept):
                kept.append(hit)
        kept.sort(key=lambda hit: hit.first)
        return [hit for hit in kept if hit.group != IGNORE]

    def starting(self, words: Words, first: int) -> Iterator[tuple[str, int]]:
        """Find the phrases that begin with a word: their values and ends."""
        for at, index in words.offsets.items():
            if index == first:
                for phrase in self._starting(words[first]):
                    for hit in _match(phrase, words, at, first):
                        yield hit.value, hit.last

    def _all(self, words: Words) -> Iterator[Hit]:
        for at, first in words.offsets.items():
            if first == len(words):
                return
            for phrase in self._starting(words[first]):
                yield from _match(phrase, words, at, first)

    def _starting(self, word: str) -> Iterator[Phrase]:
        yield from self._by_word.get(word, ())
        if word.isdigit():
            yield from self._by_word.get(DIGITS, ())
        for stem, phrase in self._by_initials.get(word[:_INITIALS], ()):
            if word.startswith(stem):
                yield phrase


def _match(phrase: Phrase, words: Words, at: int, first: int) -> Iterator[Hit]:
    match = phrase.regex.match(words.line, at)
    if match:
        yield Hit(phrase.value, phrase.group, first, words.offsets[match.end()])


def compiled(value: str, group: str, patterns: Iterable[str]) -> Iterator[Phrase]:
    """Compile patterns that say the same thing."""
    macros = lexicon("macros")
    for pattern in patterns:
        shape = parse(pattern, macros)
        yield Phrase(value, group, shape, re.compile(shape.regex))


def _entries(tree: Mapping[str, Any]) -> Iterator[Phrase]:
    for value, groups in tree.items():
        if value == IGNORE:
            yield from compiled("", IGNORE, groups)
        else:
            for group, patterns in groups.items():
                yield from compiled(value, group, patterns)


@cache
def phrasebook(fact: str) -> Phrasebook:
    """The phrases of ``lexicon/<fact>.yml``: value, then group, then patterns."""
    return Phrasebook(_entries(lexicon(fact)))
