"""All that is known of places, indexed once and shared by every search."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.intake.misspelt import Misspelt
from bot.intake.normalise import key_of
from bot.intake.place_dialect import DialectNames
from bot.intake.place_names import Names, by_weight
from bot.intake.places import Place
from bot.intake.territories import Territories

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.intake.place_words import PlaceWords

    Rows = Iterable[Mapping[str, str]]

_SHORTEST_OTHER_NAME = 5
_MUCH_LARGER = 20


class Meant(NamedTuple):
    """The places that a name written in full may mean, and how surely."""

    places: tuple[Place, ...]
    certain: bool
    small: bool


class PlaceIndex:
    """Comuni by code, name, CAP and misspelling, with the words around them."""

    def __init__(
        self,
        comuni: Rows,
        frazioni: Rows,
        former: Rows,
        generic_caps: Rows,
        words: PlaceWords,
    ) -> None:
        self.words = words
        self.names = Names(words)
        self.places: dict[str, Place] = {}
        self.caps: dict[str, tuple[Place, ...]] = {}
        self.lombard_zones: frozenset[str] = frozenset()
        generic: dict[str, list[str]] = {}
        for row in generic_caps:
            generic.setdefault(row["codice_istat"], []).append(row["cap"])
        for row in comuni:
            self._add_comune(row, generic.get(row["codice_istat"], []))
        for row in former:
            self._add_former(row)
        for row in frazioni:
            self._add_frazione(row)
        self._index_caps()
        self.territories = Territories(self.places.values(), words)
        self.dialect = DialectNames(self.places.values())
        self.misspelt = Misspelt()
        self.misspelt.add(self.names.entries(), start=False)
        self.misspelt.add(self.names.loose_entries(), start=False)
        self.misspelt.add(self.names.starts(), start=True)

    def meant(self, key: str) -> Meant | None:
        """Return what a full name means: the comune before frazioni of that name.

        A name borne only by comuni outside Lombardy, but with which names of
        Lombardy begin ("Sesto"), leaves the choice; so does a frazione or former
        comune with whose name other comuni begin ("Solbiate").
        """
        named = self.names.exact(key)
        if not named:
            return None
        comuni = by_weight(n.place for n in named if n.why == "exact")
        small = by_weight(n.place for n in named if n.why != "exact")
        longer = self.names.beginning(key.split(" "))
        if not comuni:
            places = tuple(dict.fromkeys((*longer, *small)))
            return Meant(places, len(places) == 1, small=True)
        lombard = tuple(place for place in longer if place.in_lombardy)
        if lombard and not comuni[0].in_lombardy:
            return Meant((*lombard, *comuni), certain=False, small=False)
        sure = len(comuni) == 1 and not any(_outweighs(s, comuni[0]) for s in small)
        return Meant(comuni, sure, small=False)

    def _add_comune(self, row: Mapping[str, str], generic: list[str]) -> None:
        place = Place(
            istat=row["codice_istat"],
            name=row["nome"],
            province=row["sigla_provincia"],
            province_name=row["provincia"],
            region=row["regione"],
            caps=(*row["cap"].split(), *generic),
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            population=int(row["popolazione_2023"] or 0),
        )
        self.places[place.istat] = place
        self.names.add(place.name, place, "exact")
        for name in row["nome_altra_lingua"].split("/"):
            self.names.add(name, place, "exact")

    def _add_former(self, row: Mapping[str, str]) -> None:
        place = self.places.get(row["codice_istat_attuale_dedotto"])
        if place is not None:
            self.names.add(row["nome_soppresso"], place, "former")

    def _add_frazione(self, row: Mapping[str, str]) -> None:
        place = self.places[row["codice_istat_comune"]]
        self.names.add(row["nome"], place, "frazione")
        for name in (*row["nome"].split("-"), *row.get("altri_nomi", "").split("|")):
            key = key_of(name)
            if (
                _is_other_name(name)
                and not self.words.is_everyday(key)
                and not self.names.exact(key)
            ):
                self.names.add(name, place, "frazione")

    def _index_caps(self) -> None:
        caps: dict[str, list[Place]] = {}
        for place in self.places.values():
            for cap in place.caps:
                caps.setdefault(cap, []).append(place)
        self.caps = {cap: by_weight(places) for cap, places in caps.items()}
        lombard = {cap[:2] for cap, places in caps.items() if places[0].in_lombardy}
        others = {
            cap[:2]
            for cap, places in caps.items()
            if not all(place.in_lombardy for place in places)
        }
        self.lombard_zones = frozenset(lombard - others)


def _is_other_name(name: str) -> bool:
    # GeoNames mixes in transliterations: "kamairago", "Кавалласка".
    latin = all(char < "ɐ" for char in name)
    return latin and len(name) >= _SHORTEST_OTHER_NAME and name[0].isupper()


def _outweighs(small: Place, comune: Place) -> bool:
    if not comune.in_lombardy:
        return True
    return small.population > _MUCH_LARGER * comune.population
