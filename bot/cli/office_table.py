"""Offices as a table for a terminal."""

from collections.abc import Sequence

from bot.services.find_operators import NearbyOffices
from bot.texts import text

COLUMNS = ("distance", "kind", "name", "address", "phone", "checked_on")
WIDEST = 44


def office_table(nearby: NearbyOffices) -> str:
    """The table, nearest first, under a title and over the advice to check."""
    origin = nearby.origin
    title = "approximate" if origin.approximate else "title"
    heading = text(f"operators.list.{title}", place=origin.name)
    if not nearby.found:
        return f"{heading}\n{text('operators.list.none')}"
    rows = [[text(f"operators.list.column.{column}") for column in COLUMNS]]
    rows += [_cells(item) for item in nearby.items]
    return "\n".join([heading, *_aligned(rows), text("advice.verify_before_going")])


def _cells(item: dict[str, object]) -> list[str]:
    unknown = text("operators.list.unknown")
    where = ", ".join(str(part) for part in (item["address"], item["comune"]) if part)
    km = f"{item['distance_km']:.1f}".replace(".", ",")
    return [
        text("operators.list.km", km=km),
        text(f"operators.kind.{item['kind']}"),
        str(item["name"]),
        where,
        str(item["phone"] or unknown),
        str(item["checked_on"]),
    ]


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    cut = [[_cut(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cut, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in cut
    ]


def _cut(cell: str) -> str:
    return cell if len(cell) <= WIDEST else f"{cell[: WIDEST - 1]}…"
