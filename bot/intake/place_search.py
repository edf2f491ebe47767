"""Comuni for a box that completes what is typed: best first, never an error."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from bot.intake.normalise import words_of
from bot.intake.place_names import by_weight
from bot.intake.places import Match

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.intake.place_index import PlaceIndex
    from bot.intake.places import Place, Why

_CAP = re.compile(r"\d{5}")
_EXACT, _FORMER, _FRAZIONE, _CAP_SCORE = 1.0, 0.95, 0.9, 1.0
_LOOSE, _WORDS, _LETTERS = 0.98, 0.85, 0.8
_BY_WHY = {"exact": _EXACT, "former": _FORMER, "frazione": _FRAZIONE}
_TYPO, _SLIP, _LEAST = 0.78, 0.12, 0.3
_SHORTEST_TYPO = 4
_LONGEST = 100


class PlaceSearch:
    """Ranks comuni for a query."""

    def __init__(self, index: PlaceIndex) -> None:
        self._index = index
        self._sorted = sorted(key for key, _ in index.names.entries())

    def search(self, query: str, limit: int) -> list[Match]:
        """Return at most `limit` comuni, best first; see `Gazetteer.search`."""
        cap = _CAP.search(query)
        words, province = self._split_province(
            words_of(_CAP.sub(" ", query)[:_LONGEST])
        )
        matches: dict[str, Match] = {}
        if cap:
            self._keep(matches, self._index.caps.get(cap.group(), ()), 1.0, "cap")
        if words:
            named = self._by_name(words)
            matches = _both(matches, named) if cap and named else matches | named
        found = [m for m in matches.values() if province in {"", m.place.province}]
        found.sort(
            key=lambda m: (-m.score, not m.place.in_lombardy, -m.place.population)
        )
        return found[:limit]

    def _split_province(self, words: Sequence[str]) -> tuple[Sequence[str], str]:
        if len(words) < 2 or self._index.names.exact(" ".join(words)):
            return words, ""
        for at in range(1, len(words)):
            end, area = self._index.territories.phrase(words, at, len(words))
            if end == len(words):
                return words[:at], area.province
        last = self._index.territories.province(words[-1])
        if last and len(words[-1]) == 2:
            return words[:-1], last.province
        return words, ""

    def _by_name(self, words: Sequence[str]) -> dict[str, Match]:
        matches: dict[str, Match] = {}
        names = self._index.names
        for named in names.exact(" ".join(words)):
            self._keep(matches, [named.place], _BY_WHY[named.why], named.why)
        readings = [words, *names.expansions(words)]
        for reading in readings:
            for named in names.alike(reading):
                score = min(_LOOSE, _BY_WHY[named.why])
                self._keep(matches, [named.place], score, named.why)
        sure = bool(matches)
        for reading in readings:
            self._keep(matches, names.beginning(reading), _WORDS, "prefix")
            self._keep(matches, names.shortened(reading), _WORDS, "prefix")
        sure = sure or bool(matches)
        self._keep_letters(matches, " ".join(words))
        if not sure and len("".join(words)) >= _SHORTEST_TYPO:
            self._keep_typos(matches, words)
        return matches

    def _keep_letters(self, matches: dict[str, Match], key: str) -> None:
        at = bisect_left(self._sorted, key)
        while at < len(self._sorted) and self._sorted[at].startswith(key):
            for named in self._index.names.exact(self._sorted[at]):
                if named.why == "exact":
                    self._keep(matches, [named.place], _LETTERS, "prefix")
            at += 1

    def _keep_typos(self, matches: dict[str, Match], words: Sequence[str]) -> None:
        for near in self._index.misspelt.near(words):
            score = max(_LEAST, _TYPO - _SLIP * (near.distance - 0.5))
            places = by_weight(named.place for named in near.named)
            self._keep(matches, places, round(score, 3), "typo")

    @staticmethod
    def _keep(
        matches: dict[str, Match], places: Iterable[Place], score: float, why: Why
    ) -> None:
        for place in places:
            known = matches.get(place.istat)
            if known is None or known.score < score:
                matches[place.istat] = Match(place, score, why)


def _both(caps: dict[str, Match], named: dict[str, Match]) -> dict[str, Match]:
    agreed = {istat: match for istat, match in named.items() if istat in caps}
    return agreed or caps
