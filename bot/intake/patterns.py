"""A small language of word patterns, so that the lexicons can be reviewed.

A pattern is written like the words it finds::

    sono [stat@] licenziat@            [x] may be missing, @ is o, a, i or e
    (cassa|cig) in derog*              a choice; * is any ending
    <azienda> ..2 ha chiuso            <set> of macros.yml; up to two words between,
                                       none of which denies or contrasts
    <cifre> persone                    <cifre> is digits, <parola> any one word

``è`` also finds ``e``, since many people write no accents.

Words that may be skipped must not stand side by side, nor one inside another:
``..2 ..3``, ``[<parola>] ..2`` and ``[..2]`` would have every way of sharing out the
words tried, which can take minutes. A pattern with such is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

from bot.intake.normalise import fold

_SYMBOL = re.compile(r"[()\[\]|]|<\w+>|\.\.\d|[^\s()\[\]|<>]+")
DIGITS = "<cifre>"
_CLASSES = {
    DIGITS: (r"\d+ ", DIGITS),
    "<parola>": (r"[a-zè]\w* ", "*"),
}
_GAP = (
    r"(?:(?!non |nn |no |nessun|mai |senza |niente |zero |ma |pero |solo )\w+ )"
    r"{{0,{}}}?"
)
ENDINGS = ("o", "a", "i", "e")


class InvalidPattern(ValueError):
    """A pattern of a lexicon cannot be read."""


class AmbiguousPattern(InvalidPattern):
    """Words that may be skipped stand side by side, or one inside another."""

    def __init__(self, pattern: str) -> None:
        super().__init__(
            f"{pattern!r}: name a word between the two wildcards that may be skipped, "
            "or keep one of them"
        )


@dataclass(frozen=True)
class Shape:
    """A compiled piece of a pattern.

    Attributes:
        regex: what it finds in a line of words that each end in a space.
        starts: what it may begin with: words, beginnings ending in ``*``, or
            ``<cifre>``.
        optional: whether it may find nothing.
        words: the whole words it names.
        needs: words, or beginnings ending in ``*``, one of which must occur; the
            most telling there are, none when nothing in particular must.
    """

    regex: str
    starts: frozenset[str]
    optional: bool = False
    words: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    opens_wild: bool = False
    ends_wild: bool = False
    ambiguous: bool = False


_NOTHING = Shape("", frozenset(), optional=True)


def parse(pattern: str, macros: Mapping[str, str]) -> Shape:
    """Compile one pattern.

    Args:
        pattern: in the language above.
        macros: the sets, by name.

    Raises:
        InvalidPattern: brackets do not match, a set is unknown, or the pattern
            could find nothing.
        AmbiguousPattern: words that may be skipped meet in it.
    """
    symbols = _SYMBOL.findall(pattern)
    shape, rest = _choice(symbols, macros)
    if shape.ambiguous:
        raise AmbiguousPattern(pattern)
    if rest or shape.optional or "*" in shape.starts:
        raise InvalidPattern(pattern)
    return shape


def _choice(symbols: list[str], macros: Mapping[str, str]) -> tuple[Shape, list[str]]:
    shapes: list[Shape] = []
    rest = ["|", *symbols]
    while rest and rest[0] == "|":
        shape, rest = _sequence(rest[1:], macros)
        shapes.append(shape)
    shapes.sort(key=lambda shape: -len(shape.regex))
    if len(shapes) == 1:
        return shapes[0], rest
    return (
        Shape(
            f"(?:{'|'.join(shape.regex for shape in shapes)})",
            frozenset().union(*(shape.starts for shape in shapes)),
            any(shape.optional for shape in shapes),
            frozenset().union(*(shape.words for shape in shapes)),
            frozenset().union(*(shape.needs for shape in shapes))
            if all(shape.needs for shape in shapes)
            else frozenset(),
            any(shape.opens_wild for shape in shapes),
            any(shape.ends_wild for shape in shapes),
            any(shape.ambiguous for shape in shapes),
        ),
        rest,
    )


def _sequence(symbols: list[str], macros: Mapping[str, str]) -> tuple[Shape, list[str]]:
    shapes: list[Shape] = []
    rest = symbols
    while rest and rest[0] not in "|)]":
        shape, rest = _atom(rest, macros)
        shapes.append(shape)
    return reduce(_then, shapes, _NOTHING), rest


def _then(left: Shape, right: Shape) -> Shape:
    meet = left.ends_wild and right.opens_wild
    return Shape(
        left.regex + right.regex,
        left.starts | right.starts if left.optional else left.starts,
        left.optional and right.optional,
        left.words | right.words,
        max(left.needs, right.needs, key=_telling),
        left.opens_wild or (left.optional and right.opens_wild),
        right.ends_wild or (right.optional and left.ends_wild),
        left.ambiguous or right.ambiguous or meet,
    )


def _telling(needs: frozenset[str]) -> int:
    """How telling it is that one of some words occurs: long words are rare."""
    return min(map(len, needs), default=0)


def _atom(symbols: list[str], macros: Mapping[str, str]) -> tuple[Shape, list[str]]:
    symbol, rest = symbols[0], symbols[1:]
    if symbol in "([":
        shape, rest = _choice(rest, macros)
        if not rest or rest[0] != {"(": ")", "[": "]"}[symbol]:
            raise InvalidPattern(" ".join(symbols))
        return _optional(shape) if symbol == "[" else shape, rest[1:]
    if symbol in _CLASSES:
        regex, start = _CLASSES[symbol]
        return Shape(regex, frozenset({start})), rest
    if symbol.startswith("<"):
        return parse_macro(symbol[1:-1], macros), rest
    if symbol.startswith(".."):
        return _gap(symbol[2:]), rest
    return _word(symbol), rest


def _optional(shape: Shape) -> Shape:
    begins = "*" in shape.starts
    return Shape(
        f"(?:{shape.regex})?",
        shape.starts,
        True,
        shape.words,
        opens_wild=begins,
        ends_wild=begins or shape.ends_wild,
        ambiguous=shape.ambiguous or (shape.optional and begins),
    )


def _gap(longest: str) -> Shape:
    regex = _GAP.format(longest)
    wild = frozenset({"*"})
    return Shape(regex, wild, optional=True, opens_wild=True, ends_wild=True)


def parse_macro(name: str, macros: Mapping[str, str]) -> Shape:
    """Compile a named set.

    Raises:
        InvalidPattern: there is no such set.
    """
    if name not in macros:
        raise InvalidPattern(f"<{name}>")
    shape, rest = _choice(_SYMBOL.findall(macros[name]), macros)
    if rest:
        raise InvalidPattern(f"<{name}>")
    return shape


def _word(symbol: str) -> Shape:
    word = fold(symbol.rstrip("@*"))
    if symbol == "è":
        either = frozenset({"e", "è"})
        return Shape("[eè] ", either, needs=either)
    if symbol.endswith("@"):
        forms = frozenset(word + ending for ending in ENDINGS)
        return Shape(f"{re.escape(word)}[oaie] ", forms, words=forms, needs=forms)
    if symbol.endswith("*"):
        stem = frozenset({f"{word}*"})
        return Shape(rf"{re.escape(word)}\w* ", stem, needs=stem)
    whole = frozenset({word})
    return Shape(f"{re.escape(word)} ", whole, words=whole, needs=whole)
