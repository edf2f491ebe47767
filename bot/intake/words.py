"""A message as words: lower case, without accents, each with its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from bot.intake.normalise import fold

_PIECE = re.compile(
    r"(?P<dotted>(?<![^\W_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?|(?i:\bco\.co\.(?:co|pro)\b\.?))"
    r"|(?P<letters>[^\W\d_]+)"
    r"|(?P<digits>\d+)"
    r"|(?P<refusal>[⛔❌✖🚫👎])"
    r"|(?P<stop>[.;!?❓❔⁉\n…]+)"
    r"|(?P<pause>[,:()\"«»]|\s[-–—]\s|[^\w\s'’`´.;!?❓❔⁉\-–—/%&+*#@]+)"
)
_APOSTROPHE_AFTER = re.compile(r"['’`´]")
_RUN = re.compile(r"([a-z])\1{2,}")
STOP, PAUSE, REFUSAL = ".", ",", "no"


@dataclass(frozen=True)
class Word:
    """One word, or the end of a sentence (``.``) or of a clause (``,``).

    Attributes:
        text: folded; a lone ``è`` keeps its accent, for it is a verb.
        start: index of its first character in the message.
        end: index after its last character.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Words:
    """The words of a message, in order."""

    message: str
    items: tuple[Word, ...]

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> str:
        return self.items[index].text

    @cached_property
    def line(self) -> str:
        """The words, each followed by a space: what patterns are matched on."""
        return "".join(f"{word.text} " for word in self.items)

    @cached_property
    def offsets(self) -> dict[int, int]:
        """Index of the word that begins, or comes next, at a place of `line`."""
        places: dict[int, int] = {}
        at = 0
        for index, word in enumerate(self.items):
            places[at] = index
            at += len(word.text) + 1
        places[at] = len(self.items)
        return places

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Place in `line` of each word."""
        return tuple(self.offsets)

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """The words without punctuation."""
        return tuple(word.text for word in self.items if word.text not in {STOP, PAUSE})

    def at(self, start: int, end: int) -> tuple[int, int]:
        """The words `first` to `last` - 1 that lie in a part of the message."""
        inside = [
            i for i, w in enumerate(self.items) if start < w.end and w.start < end
        ]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def span(self, first: int, last: int) -> tuple[int, int, str]:
        """Start, end and text in the message of words `first` to `last` - 1."""
        start, end = self.items[first].start, self.items[last - 1].end
        return start, end, self.message[start:end]


def words(message: str, spell: Callable[[str], str] = str) -> Words:
    """Split a message into words.

    Args:
        message: what a person wrote.
        spell: puts a folded word right ("licensiato" to "licenziato").
    """
    items: list[Word] = []
    for piece in _PIECE.finditer(message):
        text = _folded(piece, message)
        if text:
            text = text if piece.lastgroup in {"stop", "pause"} else spell(text)
            items.append(Word(text, piece.start(), piece.end()))
    return Words(message, tuple(items))


def _folded(piece: re.Match[str], message: str) -> str:
    text = piece.group()
    if piece.lastgroup == "refusal":
        return REFUSAL
    if piece.lastgroup == "stop":
        return "" if _inside_abbreviation(piece, message) else STOP
    if piece.lastgroup == "pause":
        return PAUSE
    lower = text.lower().replace(".", "")
    if lower in {"è", "é"} or (
        lower == "e" and _APOSTROPHE_AFTER.match(message, piece.end())
    ):
        return "è"
    return _RUN.sub(r"\1", fold(lower))


def _inside_abbreviation(piece: re.Match[str], message: str) -> bool:
    """Whether a full stop belongs to "P.IVA" or "1.200"."""
    before, after = (
        message[max(0, piece.start() - 2) : piece.start()],
        message[piece.end() :],
    )
    if piece.group() != "." or not after[:1].isalnum() or not before:
        return False
    lone = len(before) == 1 or not before[0].isalnum()
    return (lone and before[-1].isalpha()) or before[-1].isdigit()
