"""Numbers of people, as people say them."""

from __future__ import annotations

import re

from bot.intake.lexicons import lexicon
from bot.intake.normalise import fold

MOST = 9_999
_LONGEST = 100
_JOINED = re.compile(r"(?<=\d)[.\s](?=\d{3}\b)")
_WORD = re.compile(r"\d+|[a-z]+|[^\sa-z\d'’]")
_UNLIKE = re.compile(r"\d[.,]\d|\d[a-z]|[a-z]\d")


def how_many(text: str) -> int | None:
    """Read an answer to "quanti colleghi?".

    Returns:
        The number, the low end of a range; None when no number of people is said,
        several are, or it is more than a company has.
    """
    spoken = fold(text).strip()
    if not spoken or len(spoken) > _LONGEST or spoken[0] in "/-":
        return None
    if _alone(spoken):
        return 0
    joined = _JOINED.sub("", spoken)
    numbers, rest = _parts(joined)
    if not numbers or _UNLIKE.search(joined) or not _about_people(rest):
        return None
    low = numbers[0]
    ordered = len(numbers) == 1 or (len(numbers) == 2 and low <= numbers[1])
    return low if ordered and low <= MOST else None


def cardinal(word: str) -> int | None:
    """The value of a number in digits or in one Italian word ("ventitre")."""
    if word.isdecimal():
        return int(word) if len(word) <= 6 else None
    return _spelt(word)


def _about_people(rest: set[str]) -> bool:
    table = lexicon("numbers")
    if rest <= set(table["around"].split()):
        return True
    people = rest & set(table["people"].split())
    return bool(people) and not rest & set(table["not_people"].split())


def _alone(spoken: str) -> bool:
    plain = " ".join(re.findall(r"[a-z]+", spoken))
    return any(re.fullmatch(p, plain) for p in lexicon("numbers")["alone"])


def _parts(spoken: str) -> tuple[list[int], set[str]]:
    numbers: list[int] = []
    rest: set[str] = set()
    words = _WORD.findall(spoken)
    about: dict[str, int] = lexicon("numbers")["about"]
    articles = {"un", "una", "uno"}
    counted = [w for w in words if w in about or (w not in articles and _is_number(w))]
    for word in words:
        if word in articles and counted:
            continue
        value = about.get(word, cardinal(word))
        if value is None:
            rest.add(word)
        else:
            numbers.append(value)
    return numbers, {word for word in rest if word.isalpha()}


def _is_number(word: str) -> bool:
    return cardinal(word) is not None


def _spelt(word: str) -> int | None:
    """An Italian cardinal below one million, in one word."""
    if "mil" in word:
        head, _, tail = word.partition("mila" if "mila" in word else "mille")
        thousands = 1 if not head and "mille" in word else _hundreds(head)
        below = _hundreds(tail) if tail else 0
        return None if not thousands or below is None else thousands * 1000 + below
    return _hundreds(word)


def _hundreds(word: str) -> int | None:
    if "cento" in word:
        head, _, tail = word.partition("cento")
        count = lexicon("numbers")["units"].get(head, None) if head else 1
        below = _tens(tail) if tail else 0
        return None if count is None or below is None else count * 100 + below
    return _tens(word)


def _tens(word: str) -> int | None:
    table = lexicon("numbers")
    units: dict[str, int] = table["units"]
    if word in units:
        return units[word]
    for ten, value in table["tens"].items():
        if word == ten:
            return int(value)
        # The last vowel is dropped before "uno" and "otto": "ventuno".
        for stem in (ten, ten[:-1]):
            unit = units.get(word[len(stem) :], 0) if word.startswith(stem) else 0
            if 0 < unit < 10:
                return int(value) + unit
    return None
