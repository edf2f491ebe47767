"""Where the name of a company begins and ends in a text."""

from __future__ import annotations

import re
from functools import cache

from bot.intake.lexicons import lexicon
from bot.intake.normalise import fold
from bot.intake.numbers import cardinal

_TOKEN = re.compile(r"\s*([\w&][\w&.'’+-]*)")
_LONGEST = 4
_BREAK = re.compile(r"[,:;!?\n()]")
_FORMS = frozenset({"spa", "srl", "srls", "snc", "sas", "scarl", "coop"})
_LINKS = frozenset({"di", "e", "del", "della"})


@cache
def class_of(name: str) -> frozenset[str]:
    """A word class of ``company.yml``."""
    return frozenset(lexicon("company")[name].split())


def is_shouted(text: str) -> bool:
    """Whether a text is in capitals, so that they mark no name."""
    return text.isupper()


def starts_name(said: str) -> bool:
    """Whether a text could be a name: neither a common noun nor a number."""
    plain = fold(said)
    return plain not in class_of("not_names") and cardinal(plain) is None


def follow(text: str, at: int, *, strong: bool) -> int:
    """Find the end of the name that begins at a place.

    Args:
        text: the message.
        at: index after the cue.
        strong: whether the cue lets a name without a capital through.

    Returns:
        Index after the name; `at` when there is none.
    """
    first = _TOKEN.match(text, at)
    if first is None or not _may_start(first, text, strong=strong):
        return at
    taken = [first]
    while len(taken) < _LONGEST:
        token = _TOKEN.match(text, taken[-1].end())
        if token is None or _stops(token, taken, text):
            break
        taken.append(token)
    return taken[-1].end(1)


def _may_start(token: re.Match[str], text: str, *, strong: bool) -> bool:
    plain = _plain(token)
    if plain in class_of("ends"):
        return False
    if _begins_with_noun(token, text):
        return True
    known = plain in class_of("not_names") or cardinal(plain) is not None
    capital = _capital(token) and not is_shouted(text)
    if capital and token[1][0].isdigit() and token[1].isdigit():
        return False
    return not known and (capital or strong or is_shouted(text))


def _stops(token: re.Match[str], taken: list[re.Match[str]], text: str) -> bool:
    before = text[taken[-1].end() - 1 : token.start(1)]
    if _BREAK.search(before) or _ends_sentence(taken[-1]):
        return True
    plain = _plain(token)
    if plain in class_of("ends"):
        return not (plain in _LINKS and _goes_on(token, taken, text))
    # A name in capitals ends at the first word without one.
    mixed = not is_shouted(text) and _capital(taken[0])
    return mixed and not _capital(token) and plain.replace(".", "") not in _FORMS


def _goes_on(token: re.Match[str], taken: list[re.Match[str]], text: str) -> bool:
    """Whether "di", "del" or "e" is inside a name: "Latteria di Soresina"."""
    following = _TOKEN.match(text, token.end())
    if following is None or not _capital(following) or not _capital(taken[0]):
        return False
    if is_shouted(text):
        return False
    return _plain(token) == "e" or _plain(taken[0]) in class_of("heads")


def _begins_with_noun(token: re.Match[str], text: str) -> bool:
    """Whether a common noun begins a name: "Officine Bianchi"."""
    following = _TOKEN.match(text, token.end())
    if following is None or is_shouted(text) or not following[1][0].isupper():
        return False
    return _capital(token) or _plain(token) in class_of("heads")


def _plain(token: re.Match[str]) -> str:
    return fold(token[1]).strip(".")


def _capital(token: re.Match[str]) -> bool:
    return token[1][0].isupper() or token[1][0].isdigit()


def _ends_sentence(token: re.Match[str]) -> bool:
    word = token[1]
    return word.endswith(".") and "." not in word[:-1] and len(word) > 5
