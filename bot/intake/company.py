"""The company of origin, as people name it."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from bot.intake.answers import yes_no
from bot.intake.lexicons import lexicon
from bot.intake.normalise import fold

LONGEST = 200
_SHORTEST = 2
_COMMAND = re.compile(r"^\s*/|[<>{}\\]|\w_\w|\bselect\b.+\bfrom\b", re.IGNORECASE)
_PERSONAL = re.compile(
    r"\S+@\S+\.\w|\b[a-z]{6}\d\d[a-z]\d\d[a-z]\d{3}[a-z]\b|(?:\+?\d[\s.-]?){9,}",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"^[^\w(&]+|[^\w).&!+]+$")
_QUOTES = "\"'«»“”„` ,;:-–"


class InvalidCompany(ValueError):
    """A text that cannot be the name of a company.

    Attributes:
        reason: `too_short`, `too_long`, `command`, `not_a_company` or
            `personal_data`.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def normalise(text: str) -> str:
    """Clean a company's name: no legal form, no state of liquidation, no quotes.

    Args:
        text: such as "Electrolux S.p.A. in liquidazione".

    Returns:
        Such as "Electrolux", its capitals kept.

    Raises:
        InvalidCompany: it is no name of a company.
    """
    _refuse_unreadable(text)
    refuse_sentence(text)
    name = _SIGNS.sub("", _without_forms(" ".join(text.split())))
    if len(name) < _SHORTEST or _after().fullmatch(f" {name}", 1):
        raise InvalidCompany("too_short")
    if not _in_one_script(name) or _no_answer(name):
        raise InvalidCompany("not_a_company")
    return name


def _in_one_script(name: str) -> bool:
    """Whether a name has letters, all of one alphabet ("3M", not "дنB")."""
    letters = (char for char in name if char.isalpha())
    return len({unicodedata.name(char, "?").split()[0] for char in letters}) == 1


def key(text: str) -> str:
    """What two spellings of one company's name have in common.

    Raises:
        InvalidCompany: it is no name of a company.
    """
    joined = fold(normalise(text)).replace("&", " e ")
    return " ".join(re.findall(r"\w+", joined))


def refuse_sentence(text: str) -> None:
    """Refuse a question, a request, an insult, or a company without its name.

    Raises:
        InvalidCompany: the text is one of these, or names a person.
    """
    said = fold(text).replace("’", "'").strip(" .!")
    if _persons().search(_without_generic(said)):
        raise InvalidCompany("personal_data")
    if _sentences().search(said) or _is_nameless(said):
        raise InvalidCompany("not_a_company")


def _without_generic(said: str) -> str:
    head, _, rest = said.partition(" ")
    while rest and head in _words("determiners") | _words("nameless") - {"di", "del"}:
        if _persons().search(said):
            return said
        said = rest
        head, _, rest = said.partition(" ")
    return said


def _is_nameless(said: str) -> bool:
    words = set(re.findall(r"\w+", said))
    rest = {word for word in words - _words("determiners") if not word.isdigit()}
    return bool(words) and rest <= _words("nameless")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("company")[name].split())


@cache
def _sentences() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in lexicon("company")["sentences"]))


@cache
def _persons() -> re.Pattern[str]:
    return re.compile(lexicon("company")["persons"])


def _refuse_unreadable(text: str) -> None:
    if len(text) > LONGEST:
        raise InvalidCompany("too_long")
    if _COMMAND.search(text):
        raise InvalidCompany("command")
    if _PERSONAL.search(text):
        raise InvalidCompany("personal_data")
    if len(text.strip()) < _SHORTEST:
        raise InvalidCompany("too_short")


def _no_answer(name: str) -> bool:
    known = lexicon("company")["no_answers"].split()
    return fold(name).strip("!.? ") in known or yes_no(name) is not None


def _without_forms(name: str) -> str:
    name = _before().sub("", name.strip(_QUOTES))
    while True:
        shorter = _after().sub("", name).strip(_QUOTES)
        if shorter == name:
            return name
        name = shorter


@cache
def _after() -> re.Pattern[str]:
    table = lexicon("company")
    forms = "|".join((*table["winding_up"], *table["legal_forms"]))
    return re.compile(rf"(?:(?<=[\s,)])|(?<=\s-))(?:{forms})\s*$", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(r"^(?:il )?fallimento (?:della |di )?(?=\S)", re.IGNORECASE)
