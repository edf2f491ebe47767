"""Text cut into comparable words, each with its position in the message."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

JOINED, SOFT, HARD = 0, 1, 2

_WORD = re.compile(r"[^\W\d_]+|\d+")
_HARD = frozenset(";!?\n…")
_SOFT = frozenset(',:()[]"«»“”')
_ABBREVIATION = 4


def fold(text: str) -> str:
    """Lower-case a text and take its accents away."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def words_of(text: str) -> tuple[str, ...]:
    """Split a text into folded words; apostrophes and hyphens part them too."""
    return tuple(_WORD.findall(fold(text)))


def key_of(text: str) -> str:
    """Return the form under which names are compared: "Cassano d'Adda" as words."""
    return " ".join(words_of(text))


@dataclass(frozen=True)
class Word:
    """A word of a message.

    Attributes:
        text: the folded word.
        start: index of its first character in the message.
        end: index after its last character.
        raw: the word as written.
    """

    text: str
    start: int
    end: int
    raw: str


@dataclass(frozen=True)
class Message:
    """A message as words, with what stands between them."""

    raw: str
    words: tuple[Word, ...]
    gaps: tuple[int, ...]

    @classmethod
    def read(cls, raw: str) -> Message:
        """Cut a message into words.

        Returns:
            The words, and before each one JOINED (a space, an apostrophe),
            SOFT (a comma, a bracket) or HARD (the end of a sentence).
        """
        words = tuple(
            Word(fold(m.group()), m.start(), m.end(), m.group())
            for m in _WORD.finditer(raw)
        )
        return cls(raw, words, tuple(_gap(raw, words, i) for i in range(len(words))))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The folded words."""
        return tuple(word.text for word in self.words)

    @cached_property
    def runs(self) -> tuple[int, ...]:
        """For each word, the index after the last one joined to it."""
        ends = [len(self.words)] * len(self.words)
        for index in range(len(self.words) - 2, -1, -1):
            joined = self.gaps[index + 1] == JOINED
            ends[index] = ends[index + 1] if joined else index + 1
        return tuple(ends)


def _gap(raw: str, words: tuple[Word, ...], index: int) -> int:
    if index == 0:
        return HARD
    before = words[index - 1]
    between = raw[before.end : words[index].start]
    if between == " ":
        return JOINED
    if not _HARD.isdisjoint(between):
        return HARD
    if "." in between and (len(before.text) > _ABBREVIATION or "\n" in between):
        return HARD
    if any(unicodedata.category(char) == "So" for char in between):
        return SOFT  # "vivo sul lago 🌊 Mandello"
    return JOINED if _SOFT.isdisjoint(between) else SOFT
