"""Who a message is about: the writer, or somebody they write for.

A daughter writes for her father, a desk officer for the person in front of them. What
they tell of that person is told again as the person would ("è stato licenziato": "sono
stato licenziato"), so that every reader works unchanged; what they say of themselves is
left out.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import Literal

from bot.intake.cues import plain
from bot.intake.lexicons import lexicon

About = Literal["self", "other"]

_CLAUSES = re.compile(
    r"((?:\s*[,.;:!?\n]+\s*|\s+(?:ma|mentre|invece|pero)\s+"
    r"|\s+e (?=(?:anche |pure )?(?:io|noi)\b))+)"
)
# Retold verbs that a company may be the subject of; it never "abita".
_OF_FIRMS = ("sono", "ero", "ho", "lavor", "prendo", "non prendo")
_FIRM_NEAR = 28  # characters before a verb within which a company is its subject


def about_whom(text: str) -> About | None:
    """Whom a message says that it is about.

    Args:
        text: what a person wrote.

    Returns:
        None when it does not say.
    """
    said = plain(text)
    if _any("for_another").search(said):
        return "other"
    if _any("for_self").search(said):
        return "self"
    if not _any("about_another").search(said):
        return None
    return None if tells_of_self(text) else "other"


def tells_of_self(text: str) -> bool:
    """Whether, beside what is told of somebody else, the writer tells of themselves."""
    rest = " ".join(c for c in _clauses(plain(text)) if not _names_another(c))
    return bool(_any("of_self").search(_any("at_work").sub("", rest)))


def told_by_them(text: str) -> str:
    """A message about another person, as that person would tell it.

    Args:
        text: what somebody wrote for another.

    Returns:
        Plain text (lower case, no accents) when something was told in the third
        person; the text itself when nothing was.
    """
    said = plain(text)
    told = _retold(said)
    if told == said and not _any("for_another").search(said):
        return text
    parts = _CLAUSES.split(said)
    kept = [part if at % 2 else _of_them(part) for at, part in enumerate(parts)]
    return re.sub(r"\s+", " ", "".join(kept)).strip(" ,;:")


def _of_them(clause: str) -> str:
    """The clause retold; nothing of one in which the writer speaks of themselves."""
    told = _retold(clause)
    if told == clause and _any("of_self").search(clause):
        return ""
    told = _any("for_another").sub("", told)
    return _person().sub("", told)


def _retold(said: str) -> str:
    for pattern, spoken in _retelling():
        said = pattern.sub(partial(_unless_firm, spoken), said)
    return said


def _unless_firm(spoken: str, found: re.Match[str]) -> str:
    """Leave "la ditta è ferma", whose subject is the company."""
    if not spoken.startswith(_OF_FIRMS):
        return spoken
    before = found.string[max(0, found.start() - _FIRM_NEAR) : found.start()]
    clause = re.split(r"[,.;:!?]|\be\b", before)[-1]
    return found[0] if _firm().search(clause) else spoken


def _clauses(said: str) -> list[str]:
    return _CLAUSES.split(said)[::2]


def _names_another(clause: str) -> bool:
    return bool(_any("about_another").search(clause))


@cache
def _person() -> re.Pattern[str]:
    words = r"(?:(?:il|la|l'|lo|un|una|un'|mi[oa]|su[oa]) ?)+" + _words("person")
    return re.compile(words)


@cache
def _firm() -> re.Pattern[str]:
    return re.compile(r"\b" + _words("firm"))


@cache
def _retelling() -> tuple[tuple[re.Pattern[str], str], ...]:
    pairs = lexicon("persons")["retold"]
    return tuple((re.compile(pattern), spoken) for pattern, spoken in pairs)


@cache
def _any(part: str) -> re.Pattern[str]:
    person = _words("person")
    patterns = (p.replace("{person}", person) for p in lexicon("persons")[part])
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def _words(part: str) -> str:
    return "".join(str(lexicon("persons")[part]).split()).replace("(?:ex)?", "(?:ex )?")
