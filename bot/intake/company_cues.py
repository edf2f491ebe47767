"""Finding the company that a message names, by the words around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from bot.intake.company import InvalidCompany, normalise, refuse_sentence
from bot.intake.company_names import class_of, follow, is_shouted, starts_name
from bot.intake.found import Found
from bot.intake.lexicons import lexicon
from bot.intake.normalise import fold

FACT = "azienda"
_CAPITALS = r"[A-ZÀ-Ý0-9][\w&.'’+-]*"
_LINK = r"(?:(?:&|e|del|della|di|dei|da)\s+)?"
_BEFORE = re.compile(rf"((?:{_CAPITALS}\s+{_LINK}){{1,4}})$")
_LOWER_BEFORE = re.compile(r"\b(?:ditta|azienda|la)\s+([\w&-]+)\s+$", re.IGNORECASE)
_IN_TOWN = re.compile(r"(.+) (?:di|a) (\S.*)")
_ARTICLE = re.compile(r"(?:La|Il|L['’]|Lo)\s+")
_ARTICLED = re.compile(
    r"(?:\b(?:[dn]?alla|ala|della|nella|la|il)\s|\b(?:[dn]?all|dell|nell|l)['’])\s*$",
    re.IGNORECASE,
)
_FORM_NEXT = re.compile(
    r"\s+(?:s\.?p\.?a|s\.?r\.?l\.?s?|s\.?n\.?c|s\.?a\.?s|scarl)\b", re.IGNORECASE
)
_AFTER_ARTICLE = re.compile(r"(?:\b(?:la|il|lo)\s|\bl['’])\s*$", re.IGNORECASE)


def find(text: str) -> list[Found]:
    """Find the companies that a message names, in reading order.

    A name without a capital is taken only after a clear cue, and is not certain.
    """
    return _apart(_candidates(text)) or _apart(_loosely_named(text))


def announced(found: Found, text: str) -> bool:
    """Whether what may be a place is a company: "alla Bianchi", "Carrara srl"."""
    before, after = text[: found.start], text[found.end :]
    return bool(_ARTICLED.search(before) or _FORM_NEXT.match(after))


def _apart(named: Iterable[Found]) -> list[Found]:
    kept: list[Found] = []
    for item in sorted(named, key=lambda item: (item.start, -item.end)):
        if not any(item.start < other.end for other in kept):
            kept.append(item)
    return kept


def answered(text: str) -> Found:
    """The company in an answer to "in quale azienda?", cues and articles left out.

    Raises:
        InvalidCompany: it is no name of a company.
    """
    named = find(text)
    if named and (named[0].certain or "?" not in text):
        return named[0]
    refuse_sentence(text)
    trimmed = _without_opening(text.strip())
    if class_of("verbs").intersection(re.findall(r"\w+", fold(trimmed))):
        return _capitalised(text)
    return Found(FACT, normalise(trimmed), 0, len(text), text)


def at_home(found: Found, is_place: Callable[[str], bool]) -> str:
    """The name without the town it stands in ("Electrolux di Solaro").

    Args:
        found: a company; "Latteria di Soresina", a common noun and a town, is a
            name as a whole.
        is_place: whether a name is that of a comune.
    """
    name = str(found.value)
    split = _IN_TOWN.fullmatch(name)
    if split is None or not is_place(split[2]):
        return name
    head, *_ = fold(name).split()
    return name if head in class_of("heads") | class_of("bodies") else split[1]


def _without_opening(text: str) -> str:
    for pattern in _openings():
        shorter = pattern.sub("", text)
        text = shorter if len(shorter) > 1 else text
    return text


def _capitalised(text: str) -> Found:
    """The one capitalised name inside a sentence, to be confirmed.

    Raises:
        InvalidCompany: there is none, or more than one.
    """
    pattern = rf"(?<=[\w,]\s)(?<!\bdi\s)(?<!\ba\s)({_CAPITALS}(?:\s+{_CAPITALS})*)"
    names = list(re.finditer(pattern, text))
    if len(names) != 1 or text.isupper():
        raise InvalidCompany("not_a_company")
    start, end = names[0].span(1)
    return Found(FACT, normalise(names[0][1]), start, end, names[0][1], certain=False)


def _candidates(text: str) -> Iterator[Found]:
    for pattern, strong in _cues():
        for cue in pattern.finditer(text):
            end = follow(text, cue.end(), strong=strong)
            if end > cue.end():
                yield from _found(text, cue.end(), end)
    for act in _acts().finditer(text):
        yield from _subject(text, act.start("act"))
    for form in _forms().finditer(text):
        yield from _before_form(text, form.start("form"))


def _loosely_named(text: str) -> Iterator[Found]:
    """Capitals after "alla" and the like, in a text that is not all capitals."""
    if is_shouted(text):
        return
    for cue in _loose().finditer(text):
        end = follow(text, cue.end(), strong=False)
        said = re.findall(r"\w+", fold(text[cue.end() : end]))
        if said and said[0] not in class_of("bodies_and_lands"):
            yield from _found(text, cue.end(), end)


def _subject(text: str, end: int) -> Iterator[Found]:
    """The capitalised words with an article that stand before a verb."""
    start = _capitals_before(text, end)
    if start is not None and _AFTER_ARTICLE.search(text[:start]):
        yield from _found(text, start, end)


def _before_form(text: str, end: int) -> Iterator[Found]:
    """The words before a legal form; without capitals, only the last."""
    start = _capitals_before(text, end)
    if start is not None:
        yield from _found(text, start, end)
        return
    lower = _LOWER_BEFORE.search(text[:end])
    if lower and fold(lower[1]) not in class_of("not_names"):
        yield from _found(text, *lower.span(1))


def _capitals_before(text: str, end: int) -> int | None:
    before = _BEFORE.search(text[:end])
    if before is None or is_shouted(text):
        return None
    article = _ARTICLE.match(before[1])
    return before.start(1) + (article.end() if article else 0)


def _found(text: str, start: int, end: int) -> Iterator[Found]:
    while start < end and text[start].isspace():
        start += 1
    said = text[start:end].strip(" .,'’")
    if not starts_name(said):
        return
    try:
        name = normalise(said)
    except InvalidCompany:
        return
    certain = not is_shouted(text) and (name[0].isupper() or name[0].isdigit())
    yield Found(FACT, name, start, start + len(said), said, certain)


@cache
def _cues() -> tuple[tuple[re.Pattern[str], bool], ...]:
    table = lexicon("company")
    return tuple(
        (_cue(table[group]), group == "strong") for group in ("strong", "weak")
    )


@cache
def _loose() -> re.Pattern[str]:
    return _cue(lexicon("company")["loose"])


def _cue(patterns: list[str]) -> re.Pattern[str]:
    choice = "|".join(patterns)
    return re.compile(rf"\b(?:{choice})(?:\s+|(?<=['’]))", re.IGNORECASE)


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
