"""CAP that are spoken: "venti zero novantanove" is 20099."""

from __future__ import annotations

import re
from functools import cache

from bot.intake.lexicons import lexicon
from bot.intake.normalise import fold

_PARTED = re.compile(r"(?<=mila) (?=\w*cento)")
_WORD = re.compile(r"[^\W_]+")
_DIGITS = 5


def with_caps_in_digits(text: str) -> str:
    """Write in digits the runs of number words that make five digits.

    Args:
        text: an answer; "duecento" or "mila" and longer runs are left alone.
    """
    text = _PARTED.sub("", text)
    spans = [(m.start(), m.end(), _digits(m.group())) for m in _WORD.finditer(text)]
    for first in range(len(spans)):
        digits, before = "", 0
        for start, end, said in spans[first:]:
            if not said or (digits and text[before:start].strip(" ,.-")):
                break
            digits, before = digits + said, end
            if len(digits) >= _DIGITS:
                break
        if len(digits) == _DIGITS and before - spans[first][0] > _DIGITS:
            return f"{text[: spans[first][0]]}{digits}{text[before:]}"
    return text


def _digits(word: str) -> str:
    """Return the digits that a number word stands for, "" for any other word."""
    if word.isdigit():
        return word
    thousands, joined, rest = fold(word).partition("mila")
    if not joined:
        return _below_thousand(thousands)
    head, tail = _below_thousand(thousands), _below_thousand(rest)
    return f"{head}{tail.zfill(3)}" if head and (tail or not rest) else ""


def _below_thousand(word: str) -> str:
    hundreds, joined, rest = word.partition("cento")
    if not joined:
        return _spoken().get(word, "")
    head, tail = _spoken().get(hundreds or "uno", ""), _spoken().get(rest, "")
    return f"{head}{tail.zfill(2)}" if head and (tail or not rest) else ""


@cache
def _spoken() -> dict[str, str]:
    table = lexicon("cap_detti")
    units, tens = table["units"].split(), table["tens"].split()
    said = {word: str(number) for number, word in enumerate(units)}
    for place, ten in enumerate(tens, start=2):
        said[ten] = str(place * 10)
        for number, unit in enumerate(units[1:10], start=1):
            stem = ten[:-1] if unit[0] in "uo" else ten
            said[stem + unit] = str(place * 10 + number)
    return said
