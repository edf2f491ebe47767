"""Offices for the tests of this room."""

import random

from bot.directory.office import Office


def office(
    number: int, lat: float, lon: float, name: str = "Ente", status: str = "shown"
) -> Office:
    return Office(
        id=str(number),
        name=name,
        kind="operatore_accreditato",
        istat="015146",
        comune="Milano",
        address=f"Via {number}",
        phone="",
        lat=lat,
        lon=lon,
        accreditation="n. 1",
        checked_on="2026",
        source="prova",
        status=status,  # type: ignore[arg-type]
    )


def scattered(count: int, seed: int = 1) -> list[Office]:
    """Offices all over Lombardy."""
    chance = random.Random(seed)
    return [
        office(number, chance.uniform(44.7, 46.6), chance.uniform(8.5, 11.4))
        for number in range(count)
    ]
