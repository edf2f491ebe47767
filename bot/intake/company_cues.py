"""Finding the company that a message names, by the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.intake.company import InvalidCompany, normalise
from bot.intake.found import Found
from bot.intake.lexicons import lexicon
from bot.intake.normalise import fold

FACT = "azienda"
_TOKEN = re.compile(r"\s*([\w&][\w&.'’+-]*)")
_LONGEST_NAME = 4
_PUNCTUATION_AFTER = ",;:!?\n()"


def find(text: str) -> list[Found]:
    """Find the companies that a message names, in reading order.

    A name without a capital is taken only after a clear cue, and is not certain.
    """
    kept: list[Found] = []
    for found in sorted(_candidates(text), key=lambda item: (item.start, -item.end)):
        if not any(found.start < other.end for other in kept):
            kept.append(found)
    return kept


def answered(text: str) -> str:
    """The name in an answer to "in quale azienda?", cues and articles left out.

    Raises:
        InvalidCompany: it is no name of a company.
    """
    named = find(text)
    if named:
        return str(named[0].value)
    trimmed = text.strip()
    for pattern in _openings():
        shorter = pattern.sub("", trimmed)
        if len(shorter) > 1:
            trimmed = shorter
    return normalise(trimmed)


def _candidates(text: str) -> Iterator[Found]:
    shouting = text.isupper()
    for pattern, strong in _cues():
        for cue in pattern.finditer(text):
            yield from _named(text, cue.end(), strong=strong, shouting=shouting)
    for act in _acts().finditer(text):
        yield from _subject(text, act.start("act"), shouting=shouting)
    for form in _forms().finditer(text):
        yield from _subject(text, form.start("form"), shouting=shouting, form=True)


def _named(text: str, at: int, *, strong: bool, shouting: bool) -> Iterator[Found]:
    taken: list[re.Match[str]] = []
    while len(taken) < _LONGEST_NAME:
        token = _TOKEN.match(text, at)
        if not token or _ends(token, taken, text, strong=strong, shouting=shouting):
            break
        taken.append(token)
        at = token.end()
        if text[at - 1] == "." and not _abbreviated(token.group(1)):
            break
    if taken:
        yield from _found(text, taken[0].start(1), taken[-1].end(), shouting=shouting)


def _ends(
    token: re.Match[str],
    taken: list[re.Match[str]],
    text: str,
    *,
    strong: bool,
    shouting: bool,
) -> bool:
    word = token.group(1)
    plain = fold(word).strip(".")
    capital = not shouting and (word[0].isupper() or word[0].isdigit())
    if taken and any(
        c in _PUNCTUATION_AFTER for c in text[taken[-1].end() : token.start(1)]
    ):
        return True
    if plain in _class("ends"):
        return not (
            taken and plain in {"di", "e", "del"} and _keeps_di(taken, token, text)
        )
    if not taken:
        generic = plain in _class("not_names") and not _head_of_name(token, text)
        return generic or not (capital or strong or shouting)
    # A name in capitals ends at the first word without one.
    return (
        not shouting
        and taken[0].group(1)[0].isupper()
        and not capital
        and (not _is_form(plain))
    )


def _keeps_di(taken: list[re.Match[str]], token: re.Match[str], text: str) -> bool:
    following = text[token.end() : token.end() + 2].strip()
    if token.group(1) == "e":
        return following[:1].isupper() and taken[0].group(1)[0].isupper()
    return fold(taken[0].group(1)) in _class("heads") and following[:1].isupper()


def _head_of_name(token: re.Match[str], text: str) -> bool:
    """ "Acciaierie Venete", "Officine Bianchi": a common noun with capitals."""
    following = _TOKEN.match(text, token.end())
    return (
        token.group(1)[0].isupper()
        and following is not None
        and following.group(1)[0].isupper()
        and not text.isupper()
    )


def _subject(
    text: str, end: int, *, shouting: bool, form: bool = False
) -> Iterator[Found]:
    """The capitalised words that stand right before `end`."""
    before = re.search(
        r"((?:[A-ZÀ-Ý0-9][\w&.'’+-]*\s+(?:(?:&|e)\s+)?){1,4})$", text[:end]
    )
    if before is None or shouting:
        lower = re.search(
            r"\b(?:ditta|azienda|la)\s+([\w&-]+)\s+$", text[:end], re.IGNORECASE
        )
        if form and lower and fold(lower.group(1)) not in _class("not_names"):
            yield from _found(text, lower.start(1), lower.end(1), shouting=True)
        return
    start = before.start(1)
    first = re.match(r"(?:La|Il|L['’]|Lo)\s+", text[start:end])
    start += first.end() if first else 0
    if form or re.search(
        r"(?:\b(?:la|il|lo)\s|\bl['’])\s*$", text[:start], re.IGNORECASE
    ):
        yield from _found(text, start, end, shouting=shouting)


def _found(text: str, start: int, end: int, *, shouting: bool) -> Iterator[Found]:
    said = text[start:end].strip(" .,'’")
    if fold(said) in _class("not_names"):
        return
    try:
        name = normalise(said)
    except InvalidCompany:
        return
    certain = not shouting and (name[0].isupper() or name[0].isdigit())
    yield Found(FACT, name, start, start + len(said), said, certain)


def _abbreviated(word: str) -> bool:
    return "." in word[:-1] or len(word) <= 5


def _is_form(plain: str) -> bool:
    return plain.replace(".", "") in {"spa", "srl", "snc", "sas", "scarl", "coop"}


@cache
def _class(name: str) -> frozenset[str]:
    return frozenset(lexicon("company")[name].split())


@cache
def _cues() -> tuple[tuple[re.Pattern[str], bool], ...]:
    table = lexicon("company")
    return tuple(
        (
            re.compile(
                rf"\b(?:{'|'.join(table[group])})(?:\s+|(?<=['’]))", re.IGNORECASE
            ),
            strong,
        )
        for group, strong in (("strong", True), ("weak", False))
    )


@cache
def _acts() -> re.Pattern[str]:
    acts = "|".join(lexicon("company")["acts"])
    return re.compile(rf"(?<=\s)(?P<act>{acts})", re.IGNORECASE)


@cache
def _forms() -> re.Pattern[str]:
    forms = r"s\.?p\.?a\b\.?|s\.?r\.?l\.?s?\b\.?|s\.?n\.?c\b\.?|s\.?a\.?s\b\.?|scarl\b"
    return re.compile(rf"(?<=\s)(?P<form>{forms})", re.IGNORECASE)


@cache
def _openings() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(rf"^(?:{pattern})(?:\s+|(?<=['’]))", re.IGNORECASE)
        for pattern in lexicon("company")["before"]
    )
