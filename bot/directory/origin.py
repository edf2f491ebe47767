"""Where a search for offices starts from."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from bot.directory.distance import PointTree, great_circle_km
from bot.intake.gazetteer import Gazetteer
from bot.intake.places import Place

FARTHEST_COMUNE_KM = 50
"""A point farther than this from every town centre is not in Italy."""

Reason = Literal["missing", "unknown", "ambiguous", "outside_italy"]


@dataclass(frozen=True)
class Origin:
    """A point to measure from.

    Attributes:
        istat: ISTAT code of the comune it is in, or nearest to.
        name: name of that comune.
        lat: degrees.
        lon: degrees.
        approximate: True when the point stands for a wider or another place: a
            CAP shared by several comuni, a frazione, a former comune.
    """

    istat: str
    name: str
    lat: float
    lon: float
    approximate: bool = False

    @classmethod
    def at(cls, place: Place, approximate: bool = False) -> "Origin":
        """The centre of a comune."""
        return cls(place.istat, place.name, place.lat, place.lon, approximate)


class UnknownOrigin(LookupError):
    """No point can be made of what was given.

    Attributes:
        reason: why.
        given: what was given.
        choices: comuni it may mean, when it is ambiguous.
    """

    def __init__(
        self, reason: Reason, given: str = "", choices: Sequence[Place] = ()
    ) -> None:
        super().__init__(f"{reason}: {given}")
        self.reason = reason
        self.given = given
        self.choices = tuple(choices)


class Origins:
    """Makes an origin of a comune, a CAP, a frazione or a position."""

    def __init__(self, gazetteer: Gazetteer, places: Sequence[Place]) -> None:
        """Use a gazetteer, and its comuni for positions."""
        self._gazetteer = gazetteer
        self._places = places

    def find(
        self,
        comune: str | None = None,
        cap: str | None = None,
        lat: float | None = None,
        lon: float | None = None,
    ) -> Origin:
        """The origin, of whichever was given: position first, then comune, then CAP.

        Raises:
            UnknownOrigin: nothing was given, or nothing can be made of it.
        """
        if lat is not None and lon is not None:
            return self.by_point(lat, lon)
        if comune:
            return self.by_comune(comune)
        if cap:
            return self.by_cap(cap)
        raise UnknownOrigin("missing")

    def by_comune(self, given: str) -> Origin:
        """The origin of an ISTAT code, an exact name or a frazione.

        Raises:
            UnknownOrigin: no such place, or several outside Lombardy.
        """
        place = self._gazetteer.get(given.strip())
        if place:
            return Origin.at(place)
        named = self._gazetteer.by_name(given)
        if named:
            return Origin.at(_only(named, given))
        return self._by_other_name(given)

    def by_cap(self, given: str) -> Origin:
        """The origin of a CAP: the middle of its comuni when it has several.

        Raises:
            UnknownOrigin: no comune has it.
        """
        places = self._gazetteer.by_cap(given.strip())
        if not places:
            raise UnknownOrigin("unknown", given)
        if len(places) == 1:
            return Origin.at(places[0])
        lat = math.fsum(place.lat for place in places) / len(places)
        lon = math.fsum(place.lon for place in places) / len(places)
        closest = min(
            places, key=lambda place: great_circle_km(lat, lon, place.lat, place.lon)
        )
        return Origin(closest.istat, closest.name, lat, lon, approximate=True)

    def by_point(self, lat: float, lon: float) -> Origin:
        """The origin of a position in degrees, named after the nearest comune.

        Raises:
            UnknownOrigin: the position is not in Italy.
        """
        given = f"{lat}, {lon}"
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise UnknownOrigin("outside_italy", given)
        found = self._tree.nearest(lat, lon, 1)
        if not found or found[0][1] > FARTHEST_COMUNE_KM:
            raise UnknownOrigin("outside_italy", given)
        place = self._places[found[0][0]]
        return Origin(place.istat, place.name, lat, lon)

    def _by_other_name(self, given: str) -> Origin:
        read = self._gazetteer.resolve(given)
        if read.kind == "comune" and read.certain:
            place = read.places[0]
            named = given.strip().casefold().startswith(place.name.casefold())
            return Origin.at(place, approximate=not named)
        if read.kind == "choices":
            raise UnknownOrigin("ambiguous", given, read.places)
        raise UnknownOrigin("unknown", given)

    @cached_property
    def _tree(self) -> PointTree:
        return PointTree([(place.lat, place.lon) for place in self._places])


def _only(places: Sequence[Place], given: str) -> Place:
    ours = [place for place in places if place.in_lombardy]
    if len(places) > 1 and len(ours) != 1:
        raise UnknownOrigin("ambiguous", given, places)
    return (ours or places)[0]
