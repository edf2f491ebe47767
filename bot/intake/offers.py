"""Answers to what was offered: "sì, è così", "nessuna delle due"."""

from __future__ import annotations

import re
from functools import cache

from bot.intake.answers import Short, opening
from bot.intake.cues import plain, takes_back
from bot.intake.lexicons import lexicon


def none_of_them(text: str) -> bool:
    """Whether all that was offered is refused ("nessuna", "né l'uno né l'altro")."""
    return bool(_any_of("none").fullmatch(_bare(text)))


def accepted(text: str) -> Short | None:
    """A plain "yes" that opens a longer answer, and nothing after takes back."""
    if takes_back(text) or _any_of("but").search(plain(text)):
        return None
    forced = _any_of("forced").fullmatch(_bare(text))
    return "yes" if forced or opening(text) == "yes" else None


def _bare(text: str) -> str:
    return re.sub(r"[^\w' ]", "", plain(text)).strip()


@cache
def _any_of(part: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in lexicon("offers")[part]))
