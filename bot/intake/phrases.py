"""Finding the phrases of a lexicon in a message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from bot.intake.lexicons import lexicon
from bot.intake.patterns import DIGITS, InvalidPattern, Shape, parse
from bot.intake.words import Words

FACT_BOOKS = (
    "condizione",
    "ammortizzatore",
    "causa_cessazione",
    "accordo_esuberi",
    "azienda_in_crisi",
    "residenza",
    "domicilio",
    "colleghi",
    "context",
    "doubts",
    "denials",
)
IGNORE = "ignore"
_INITIALS = 3
_RANK = {IGNORE: 0, "sure": 1, "answer": 2}


@dataclass(frozen=True, eq=False)
class Phrase:
    """A compiled pattern with what it says.

    Attributes:
        value: name of the value, as in the lexicon.
        group: how it says so, such as "sure" or "unsure".
        shape: the compiled pattern.
        regex: the same, ready to match.
        book: name of its lexicon.
    """

    value: str
    group: str
    shape: Shape
    regex: re.Pattern[str]
    book: str


@dataclass(frozen=True)
class Hit:
    """A phrase found: the words from `first` up to, not including, `last`."""

    value: str
    group: str
    first: int
    last: int
    book: str = ""

    @property
    def length(self) -> int:
        """How many words it takes."""
        return self.last - self.first

    def overlaps(self, other: Hit) -> bool:
        """Whether the two share a word."""
        return self.first < other.last and other.first < self.last


class Index:
    """Phrases by a word, or the beginning of one, that they name."""

    def __init__(self) -> None:
        self._words: dict[str, list[Phrase]] = {}
        self._stems: dict[str, list[tuple[str, Phrase]]] = {}

    def add(self, phrase: Phrase, names: Iterable[str]) -> None:
        """Enter a phrase under words and beginnings that end in ``*``.

        Raises:
            InvalidPattern: a beginning is too short to look up.
        """
        for name in names:
            if not name.endswith("*"):
                self._words.setdefault(name, []).append(phrase)
            elif len(name) <= _INITIALS:
                raise InvalidPattern(name)
            else:
                entry = (name[:-1], phrase)
                self._stems.setdefault(name[:_INITIALS], []).append(entry)

    def at(self, word: str) -> Iterator[Phrase]:
        """Find the phrases entered under a word."""
        yield from self._words.get(word, ())
        if word.isdigit():
            yield from self._words.get(DIGITS, ())
        for stem, phrase in self._stems.get(word[:_INITIALS], ()):
            if word.startswith(stem):
                yield phrase


class Phrasebook:
    """The phrases of one lexicon, looked up by words that they must have."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.phrases = tuple(phrases)
        self._starts, self._needs = Index(), Index()
        self._needless: list[Phrase] = []
        for phrase in self.phrases:
            self._starts.add(phrase, phrase.shape.starts)
            self._needs.add(phrase, phrase.shape.needs)
            if not phrase.shape.needs:
                self._needless.append(phrase)

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
        return without_overlaps(hit for hit in self.all(words) if hit.group not in skip)

    def all(self, words: Words) -> Iterator[Hit]:
        """Find every phrase, also those that overlap."""
        places: dict[str, list[int]] = {}
        for first, word in enumerate(words.items):
            places.setdefault(word.text, []).append(first)
        possible = set(self._needless)
        for said in places:
            possible.update(self._needs.at(said))
        for said, at in places.items():
            for phrase in self._starts.at(said):
                if phrase in possible:
                    for first in at:
                        yield from _match(phrase, words, first)

    def starting(self, words: Words, first: int) -> Iterator[tuple[str, int]]:
        """Find the phrases that begin with a word: their values and ends."""
        for phrase in self._starts.at(words[first]):
            for hit in _match(phrase, words, first):
                yield hit.value, hit.last


def without_overlaps(hits: Iterable[Hit]) -> list[Hit]:
    """Keep the longest of the phrases that overlap, without those to ignore."""
    found = sorted(
        hits, key=lambda hit: (-hit.length, _RANK.get(hit.group, 3), hit.first)
    )
    kept: list[Hit] = []
    for hit in found:
        if not any(hit.overlaps(other) for other in kept):
            kept.append(hit)
    kept.sort(key=lambda hit: hit.first)
    return [hit for hit in kept if hit.group != IGNORE]


def _match(phrase: Phrase, words: Words, first: int) -> Iterator[Hit]:
    match = phrase.regex.match(words.line, words.places[first])
    if match:
        last = words.offsets[match.end()]
        yield Hit(phrase.value, phrase.group, first, last, phrase.book)


def _entries(book: str) -> Iterator[tuple[str, str, str]]:
    """Value, group and pattern of each line of a lexicon."""
    for value, groups in lexicon(book).items():
        named = {IGNORE: groups} if value == IGNORE else groups
        for group, patterns in named.items():
            for pattern in patterns:
                yield value, group, pattern


def _compiled(book: str) -> Iterator[Phrase]:
    macros = lexicon("macros")
    for value, group, pattern in _entries(book):
        shape = parse(pattern, macros)
        yield Phrase(value, group, shape, re.compile(shape.regex), book)


@cache
def phrasebook(*books: str) -> Phrasebook:
    """The phrases of some ``lexicon/<book>.yml``: value, then group, then patterns."""
    return Phrasebook(phrase for book in books for phrase in _compiled(book))
