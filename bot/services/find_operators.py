"""Find the offices nearest to where someone is."""

from dataclasses import dataclass
from typing import Any

from bot.directory.nearest import Found
from bot.directory.origin import Origin
from bot.services.ports import OfficeFinder

DEFAULT_LIMIT = 5


@dataclass(frozen=True)
class NearbyOffices:
    """Offices around an origin.

    Attributes:
        origin: where the distances start from.
        found: offices with kilometres, nearest first.
    """

    origin: Origin
    found: tuple[Found, ...]

    @property
    def items(self) -> list[dict[str, Any]]:
        """The ``items`` of the public contract, nearest first."""
        return [_item(found) for found in self.found]

    def as_message(self) -> dict[str, Any]:
        """The ``operators`` payload of a conversation."""
        return {
            "type": "operators",
            "origin": self.origin.istat,
            "items": self.items,
        }

    def as_answer(self) -> dict[str, Any]:
        """The answer of ``GET /api/v1/operators``."""
        origin = self.origin
        return {
            "origin": {
                "istat": origin.istat,
                "name": origin.name,
                "approximate": origin.approximate,
            },
            "items": self.items,
        }


def nearby_offices(
    origin: Origin, offices: OfficeFinder, limit: int = DEFAULT_LIMIT
) -> NearbyOffices:
    """The nearest accredited operators and job centres, in one order of distance.

    Raises:
        ValueError: the limit is not positive.
    """
    found = offices.nearest(origin.lat, origin.lon, limit)
    return NearbyOffices(origin, tuple(found))


def find_operators(
    origin: Origin, offices: OfficeFinder, limit: int = DEFAULT_LIMIT
) -> dict[str, Any]:
    """The ``operators`` payload: ``{"type", "origin", "items"}``, nearest first.

    Raises:
        ValueError: the limit is not positive.
    """
    return nearby_offices(origin, offices, limit).as_message()


def _item(found: Found) -> dict[str, Any]:
    office, km = found
    return {
        "id": office.id,
        "name": office.name,
        "kind": office.kind,
        "comune": office.comune,
        "address": office.address,
        "phone": office.phone,
        "distance_km": round(km, 1),
        "accreditation": office.accreditation,
        "checked_on": office.checked_on,
        "source": office.source,
    }
