"""A small language of word patterns, so that the lexicons can be reviewed.

A pattern is written like the words it finds::

    sono [stat@] licenziat@            [x] may be missing, @ is o, a, i or e
    (cassa|cig) in derog*              a choice; * is any ending
    <azienda> ..2 ha chiuso            <set> of macros.yml; up to two words between,
                                       none of which denies
    <cifre> persone                    <cifre> is digits, <parola> any one word

``è`` also finds ``e``, since many people write no accents.
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
_GAP = r"(?:(?!non |nn |no |nessun|mai |senza |niente )\w+ ){{0,{}}}?"
ENDINGS = ("o", "a", "i", "e")


class InvalidPattern(ValueError):
    """A pattern of a lexicon cannot be read."""


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


_NOTHING = Shape("", frozenset(), optional=True)


def parse(pattern: str, macros: Mapping[str, str]) -> Shape:
    """Compile one pattern.

    Args:
        pattern: in the language above.
        macros: the sets, by name.

    Raises:
        InvalidPattern: brackets do not match, a set is unknown, or the pattern
            could find nothing.
    """
    symbols = _SYMBOL.findall(pattern)
    shape, rest = _choice(symbols, macros)
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
    return Shape(
        left.regex + right.regex,
        left.starts | right.starts if left.optional else left.starts,
        left.optional and right.optional,
        left.words | right.words,
        max(left.needs, right.needs, key=_telling),
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
        if symbol == "[":
            shape = Shape(f"(?:{shape.regex})?", shape.starts, True, shape.words)
        return shape, rest[1:]
    if symbol in _CLASSES:
        regex, start = _CLASSES[symbol]
        return Shape(regex, frozenset({start})), rest
    if symbol.startswith("<"):
        return parse_macro(symbol[1:-1], macros), rest
    if symbol.startswith(".."):
        return Shape(_GAP.format(symbol[2:]), frozenset({"*"}), optional=True), rest
    return _word(symbol), rest


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
