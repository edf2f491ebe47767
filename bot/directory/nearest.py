"""The offices nearest to a point."""

from collections.abc import Iterable
from functools import lru_cache

from bot.directory.distance import PointTree
from bot.directory.office import Office

Found = tuple[Office, float]
"""An office and its distance in kilometres."""

_REMEMBERED_ORIGINS = 2048  # more than the 1,501 comuni of Lombardy


class OfficeIndex:
    """Shown offices, ready to be searched many times."""

    def __init__(self, offices: Iterable[Office]) -> None:
        """Index the offices whose status is "shown"; the others are left out."""
        self._groups = _by_point(office for office in offices if _may_be_shown(office))
        self._tree = PointTree([(group[0].lat, group[0].lon) for group in self._groups])
        self._remembered = lru_cache(_REMEMBERED_ORIGINS)(self._search)

    def __len__(self) -> int:
        return sum(len(group) for group in self._groups)

    def nearest(self, lat: float, lon: float, limit: int) -> tuple[Found, ...]:
        """The nearest offices, nearest first; equal distances by name.

        Raises:
            ValueError: the limit is not positive.
        """
        if limit < 1:
            raise ValueError(f"limit must be positive, not {limit}")
        return self._remembered(lat, lon, limit)

    def _search(self, lat: float, lon: float, limit: int) -> tuple[Found, ...]:
        found: list[Found] = []
        for at, km in self._tree.nearest(lat, lon, limit):
            found += [(office, km) for office in self._groups[at]]
        return tuple(sorted(found, key=_nearest_first)[:limit])


def nearest(
    origin_lat: float,
    origin_lon: float,
    offices: Iterable[Office] | OfficeIndex,
    limit: int,
) -> list[Found]:
    """The nearest shown offices, nearest first.

    Args:
        origin_lat: degrees.
        origin_lon: degrees.
        offices: an index when searched more than once, else any offices.
        limit: how many at most.

    Returns:
        Pairs of office and kilometres.

    Raises:
        ValueError: the limit is not positive.
    """
    index = offices if isinstance(offices, OfficeIndex) else OfficeIndex(offices)
    return list(index.nearest(origin_lat, origin_lon, limit))


def _may_be_shown(office: Office) -> bool:
    return office.status == "shown"


def _nearest_first(found: Found) -> tuple[float, str, str]:
    office, km = found
    return km, office.name, office.id


def _by_point(offices: Iterable[Office]) -> list[list[Office]]:
    groups: dict[tuple[float, float], list[Office]] = {}
    for office in offices:
        groups.setdefault((office.lat, office.lon), []).append(office)
    return list(groups.values())
