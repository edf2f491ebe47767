"""Provinces, regions and foreign countries named instead of a comune."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.intake.normalise import key_of
from bot.intake.place_slips import Slips
from bot.intake.places import LOMBARDY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.intake.place_words import PlaceWords
    from bot.intake.places import Place

_LONGEST = 5
_SHORTEST_MISSPELT = 7


@dataclass(frozen=True)
class Territory:
    """An area larger than a comune.

    Attributes:
        kind: what it is.
        province: two-letter code, "" unless it lies in one province.
        in_lombardy: whether it lies in Lombardy.
        after: "" when the name stands by itself, "zona" when a word such as
            "nel" must come before, "provincia" when that word must.
    """

    kind: Literal["province", "region", "abroad"]
    province: str
    in_lombardy: bool
    after: str = ""


class Territories:
    """Finds the areas named in a text."""

    def __init__(self, places: Iterable[Place], words: PlaceWords) -> None:
        self._words = words
        self._areas: dict[str, Territory] = {}
        self._provinces: dict[str, Territory] = {}
        for place in places:
            self._add_official(place)
        for row in words.territories:
            self._add_row(row["nome"], row["tipo"], row["sigla"], row["lombardia"])
            if row["dopo"] != "provincia":
                area = self._area(row["tipo"], row["sigla"], row["lombardia"])
                self._areas[key_of(row["nome"])] = _after(area, row["dopo"])
        for row in words.abroad:
            abroad = Territory("abroad", "", in_lombardy=False)
            self._areas.setdefault(key_of(row["nome"]), abroad)
        self._slips = Slips(self._areas, _SHORTEST_MISSPELT)
        self._province_words = words.use("provincia")
        self._misspelt_words = Slips(self._province_words, _SHORTEST_MISSPELT)
        self._misspelt_provinces = Slips(self._provinces, _SHORTEST_MISSPELT - 1)

    def by_name(self, name: str) -> Territory | None:
        """Return the area with this comparison key."""
        return self._areas.get(name)

    def misspelt(self, word: str) -> Territory | None:
        """Return the area that a word one slip away names: "lombrdia"."""
        near = self._slips.of(word)
        return self._areas[near.pop()] if len(near) == 1 else None

    def province(self, name: str) -> Territory | None:
        """Return the province with this comparison key or two-letter code."""
        return self._provinces.get(name)

    def phrase(self, words: Sequence[str], at: int, stop: int) -> tuple[int, Territory]:
        """Read "provincia di Bergamo" or "prov BG" at a word.

        Returns:
            The index after the phrase and the province; `at` itself, with a
            meaningless area, when the phrase is not there.
        """
        if self.says_province(words[at]):
            start, of = at + 1, self._words.use("specificazione")
            while start < stop and words[start] in of:
                start += 1
            for end in range(min(stop, start + _LONGEST), start, -1):
                found = self._province_named(words[start:end])
                if found is not None:
                    return end, found
        return at, _NOWHERE

    def says_province(self, word: str) -> bool:
        """Whether a word is "provincia" or short for it, one slip aside."""
        return word in self._province_words or bool(self._misspelt_words.of(word))

    def _province_named(self, words: Sequence[str]) -> Territory | None:
        named = self._provinces.get(" ".join(words))
        near = self._misspelt_provinces.of(words[0]) if len(words) == 1 else ()
        return self._provinces[near.pop()] if not named and len(near) == 1 else named

    def area(self, words: Sequence[str], at: int, stop: int) -> tuple[int, Territory]:
        """Read the longest name of an area at a word; as `phrase` otherwise."""
        for end in range(min(stop, at + _LONGEST), at, -1):
            name = " ".join(words[at:end])
            found = self._areas.get(name)
            free = found and not found.after and name not in self._words.ambiguous
            whole = at == 0 and end == len(words)
            if found and (free or whole or self.introduced(words, at)):
                return end, found
        return at, _NOWHERE

    def introduced(self, words: Sequence[str], at: int) -> bool:
        """Whether "in", "nel" or the like stands before a word."""
        return at > 0 and words[at - 1] in self._words.use("area")

    def _add_official(self, place: Place) -> None:
        if place.province.lower() in self._provinces:
            return
        area = Territory("province", place.province, place.in_lombardy)
        self._provinces[place.province.lower()] = area
        for name in place.province_name.split("/"):
            self._provinces[key_of(name)] = area
        for name in place.region.split("/"):
            region = Territory("region", "", place.region == LOMBARDY)
            self._areas[key_of(name)] = region

    def _add_row(self, name: str, kind: str, code: str, lombardy: str) -> None:
        if kind == "provincia":
            self._provinces[key_of(name)] = self._area(kind, code, lombardy)

    def _area(self, kind: str, code: str, lombardy: str) -> Territory:
        english: Literal["province", "region"]
        english = "province" if kind == "provincia" else "region"
        return Territory(english, code, lombardy == "si")


def _after(area: Territory, after: str) -> Territory:
    return Territory(area.kind, area.province, area.in_lombardy, after)


_NOWHERE = Territory("region", "", in_lombardy=False)
