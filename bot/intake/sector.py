"""The sector of a company, from workers' words to ATECO codes."""

from __future__ import annotations

import importlib
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from bot.intake.lexicons import lexicon
from bot.intake.phrases import Hit, phrasebook
from bot.intake.spelling import trade_speller
from bot.intake.words import words

_CODE = re.compile(
    r"^\s*(?:settore|codice|ateco|codice ateco|divisione)?\s*"
    r"(?P<code>\d{2}(?:\.\d{1,2}(?:\.\d{1,2})?)?)\s*$",
    re.IGNORECASE,
)
_EDITIONS = ("2025", "2022", "2007")
_MOST = 3
_BY_TITLE = 0.5
_SHORTEST_SEARCHED = 5
# A longer text is a sentence about something else.
_LONGEST_SEARCHED = 5


@dataclass(frozen=True)
class Sector:
    """An ATECO division or a deeper code.

    Attributes:
        code: such as "25" or "25.62".
        title: its official title.
        score: 1 for a code or a trade named; less for a guess, never 0.
    """

    code: str
    title: str
    score: float


def sectors(text: str) -> list[Sector]:
    """Find the sectors that a text may mean, likeliest first.

    Args:
        text: an answer to "che lavoro facevi?" or an ATECO code.

    Returns:
        At most three; none when nothing in the text names a trade.
    """
    code = _CODE.match(text)
    if code:
        return _by_code(code["code"])
    return _by_trade(text) or _by_title(text)


def _by_code(code: str) -> list[Sector]:
    title = _title(code)
    return [Sector(code, title, 1.0)] if title else []


def _by_trade(text: str) -> list[Sector]:
    hits = phrasebook("sectors").hits(words(text, trade_speller()))
    # The longer a phrase, the more it says: "meccanico auto" over "mobili".
    hits.sort(key=lambda hit: (-hit.length, hit.first))
    found: dict[str, Sector] = {}
    for place, hit in enumerate(hits):
        found.setdefault(hit.value, _scored(hit, place))
    return list(found.values())[:_MOST]


def _scored(hit: Hit, place: int) -> Sector:
    titles: dict[str, str] = lexicon("divisions")["divisions"]
    return Sector(hit.value, titles[hit.value], round(1 / (1 + place / 4), 2))


def _by_title(text: str) -> list[Sector]:
    """Divisions with the text's longest words in the titles below them."""
    ateco = _ateco()
    if ateco is None or len(words(text).plain) > _LONGEST_SEARCHED:
        return []
    counts: Counter[str] = Counter()
    for word in words(text).plain:
        if len(word) >= _SHORTEST_SEARCHED and word not in _unspecific():
            nodes = ateco.search(word[:-1], limit=50)
            counts.update(n.code[:2] for n in nodes if word[:-1] in n.title.lower())
    titles: dict[str, str] = lexicon("divisions")["divisions"]
    best = [code for code, _ in counts.most_common() if code in titles]
    return [Sector(code, titles[code], _BY_TITLE) for code in best[:_MOST]]


def _unspecific() -> frozenset[str]:
    return frozenset(lexicon("sector_words")["unspecific"].split())


def _title(code: str) -> str:
    """Title of a code, empty when no edition of ATECO has it.

    Without the package `ateco`, a deeper code has the title of its division.
    """
    titles: dict[str, str] = lexicon("divisions")["divisions"]
    if code in titles or code[:2] not in titles:
        return titles.get(code, "")
    ateco = _ateco()
    if ateco is None:
        return titles[code[:2]]
    nodes = (ateco.lookup(code, edition=edition) for edition in _EDITIONS)
    return next((str(node.title) for node in nodes if node), "")


def _ateco() -> Any:
    """The package `ateco`, None in the environment of Rasa."""
    try:
        return importlib.import_module("ateco")
    except ModuleNotFoundError:
        return None
