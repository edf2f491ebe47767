"""Which of several comuni lies by another one named."""

from __future__ import annotations

from math import cos, hypot, radians
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.intake.place_roles import Sighting
    from bot.intake.places import Place

_CLOSE = 0.2  # degrees of latitude: 22 km


def beside(places: tuple[Place, ...], near: Sequence[Sighting]) -> tuple[Place, ...]:
    """Keep of several places the one by which "vicino a", "sotto" names another."""
    marks = [one.hit.places[0] for one in near if len(one.hit.places) == 1]
    if len(places) < 2 or not marks:
        return places
    close = [p for p in places if any(_steps(p, mark) < _CLOSE for mark in marks)]
    return tuple(close) or places


def _steps(one: Place, other: Place) -> float:
    """Return how far apart two comuni lie, in degrees of latitude."""
    east = (one.lon - other.lon) * cos(radians(one.lat))
    return hypot(one.lat - other.lat, east)
