"""Short answers: yes, no, "non lo so", and the number of an option."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from bot.intake.lexicons import lexicon
from bot.intake.normalise import fold
from bot.intake.numbers import cardinal
from bot.intake.phrases import phrasebook
from bot.intake.spelling import answer_speller
from bot.intake.words import Word, Words, words

Short = Literal["yes", "no", "dont_know", "prefer_not"]

_FILLER = "filler"
_LONGEST = 10
# After "si" or "no" without a comma: "si è scaduto", "no sono in cassa".
_GOES_ON = frozenset(
    {"è", "e", "sono", "ho", "mi", "si", "siamo", "se", "so", "lo", "no"}
)
_SAYING = frozenset({"dice", "dicono", "parla", "vocifera"})
_IMPERSONAL_ENDINGS = ("ano", "ono", "ava", "eva", "iva", "isce")
_TAKES_BACK = frozenset({"cioe", "anzi", "aspetta", "scusa", "scusi", "meglio"})
_WAVERING = frozenset({"si", "no", "e", "ma", "o", "ah", "eh", "beh", "volevo", "dire"})
_CLAUSE_END = re.compile(r"[,.;:!\n]+")
_BELOW_ZERO = re.compile(r"^\s*[-–−]\s*\d")
_UNREADABLE = re.compile(r"^\s*/|[{}<>=]")


def yes_no(text: str) -> Short | None:
    """Read a message that is nothing but a short answer.

    Returns:
        None when anything else is said, or both yes and no are.
    """
    if _UNREADABLE.search(text):
        return None
    said = short_words(text)
    if not 0 < len(said) <= _LONGEST:
        return None
    kinds = _kinds(said) - {_FILLER}
    answer = _answer(kinds)
    return answer if answer == "dont_know" or "?" not in text else None


def _answer(kinds: set[str]) -> Short | None:
    if "prefer_not" in kinds:
        return "prefer_not"
    if "dont_know" in kinds:
        return "dont_know"
    if kinds == {"yes"}:
        return "yes"
    return "no" if kinds == {"no"} else None


def short_words(text: str) -> Words:
    """The words of a short answer, signs such as a thumb up put in words."""
    table: dict[str, str] = lexicon("signs")["signs"]
    for sign, word in table.items():
        text = text.replace(sign, f" {word} ")
    said = words(text, answer_speller())
    return Words(text, tuple(item for item in said.items if item.text[0].isalnum()))


def _kinds(said: Words) -> set[str]:
    """The kinds of the fewest phrases that together are all the words."""
    best: list[tuple[int, set[str]] | None] = [(0, set())]
    best += [None] * len(said)
    book = phrasebook("answers")
    for first in range(len(said)):
        before = best[first]
        if before is None:
            continue
        for kind, last in book.starting(said, first):
            count = before[0] + (100 if kind == _FILLER else 101)
            held = best[last]
            if held is None or count < held[0]:
                best[last] = (count, before[1] | {kind})
    whole = best[-1]
    return whole[1] if whole else set()


def opening(text: str) -> Short | None:
    """The yes or no that a longer answer opens with ("sì, ad aprile").

    "Si è scaduto" and "no sono in cassa", without a comma, do not open so; "sì"
    with its accent does.
    """
    head, *rest = _CLAUSE_END.split(text.strip(), maxsplit=1)
    short = yes_no(head) if rest else None
    if short in {"yes", "no"}:
        return short
    said = words(text)
    if len(said) < 2 or said[0] not in {"si", "no"} or said[1] == "no":
        return None
    if _goes_on(said[1]) and text.lstrip()[:2].lower() != "sì":
        return None
    return "yes" if said[0] == "si" else "no"


def _goes_on(word: str) -> bool:
    """Whether a word makes a pronoun of the "si" before: "si tagliano", "si dice"."""
    said = _GOES_ON | _SAYING | frozenset(lexicon("grammar")["impersonal"].split())
    return word in said or word.endswith(_IMPERSONAL_ENDINGS)


def wavers(text: str) -> bool:
    """Whether an answer is yes and no at once, or takes one back ("anzi sì")."""
    said = set(short_words(text).plain)
    both = {"si", "no"} <= said or (said & {"si", "no"} and said & _TAKES_BACK)
    return bool(both) and said <= _WAVERING | _TAKES_BACK


def taken_back(text: str) -> Short | None:
    """The yes or no that an answer ends with, taking back the other ("no cioè sì")."""
    said = short_words(text).plain
    if not wavers(text) or _TAKES_BACK.isdisjoint(said):
        return None
    return "yes" if said[-1] == "si" else "no" if said[-1] == "no" else None


def option_number(text: str, count: int) -> int | None:
    """Read the number of an option: "3", "la prima", "l'ultima", "opzione 2".

    Args:
        text: what the person wrote.
        count: how many options were offered.

    Returns:
        Index from 0, or None when no single option that exists is named.
    """
    if _UNREADABLE.search(text) or "?" in text or _BELOW_ZERO.search(text):
        return None
    said = [item for item in short_words(text).items if not _is_option_word(item)]
    plain = " ".join(item.text for item in said)
    number = _place(plain, count)
    if plain == "prima" and fold(text).strip(" .!") == "prima":
        return None
    return number if number is not None and 0 <= number < count else None


def _is_option_word(item: Word) -> bool:
    return item.text in _option_words()


@cache
def _option_words() -> frozenset[str]:
    return frozenset(lexicon("numbers")["option_words"].split())


def _place(plain: str, count: int) -> int | None:
    ordinals: dict[str, int] = lexicon("numbers")["ordinals"]
    if plain in ordinals:
        place = ordinals[plain]
        return place - 1 if place > 0 else count + place
    if plain == "di mezzo":
        return count // 2 if count % 2 else None
    value = cardinal(plain)
    return None if value is None else value - 1


def acknowledges(text: str) -> bool:
    """Whether "ok" or "va bene" is all, which may answer nothing that was asked."""
    said = set(short_words(text).plain)
    return bool(said) and said <= set(lexicon("grammar")["acknowledging"].split())


def hedged(text: str) -> bool:
    """Whether a yes or a no is less than certain ("credo di sì", "non ancora")."""
    hedges = lexicon("grammar")["hedges"].split()
    return any(word in hedges or word == "ancora" for word in short_words(text).plain)
