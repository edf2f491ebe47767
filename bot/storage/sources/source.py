"""What every kind of list gives, and how it fails."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.services.office_line import SourceRow
from bot.services.office_map import OfficeMap

LARGEST_BYTES = 50_000_000
"""Ten times the largest list of a region; a file beyond it is some other file."""


class InvalidSource(ValueError):
    """A list that cannot be read.

    Attributes:
        reason: key of the text, under ``operators.source``.
        variables: what the text names.
    """

    def __init__(self, reason: str, **variables: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.variables = {name: str(value) for name, value in variables.items()}


@dataclass(frozen=True)
class Source:
    """A list, opened.

    Attributes:
        origin: name of the file, or the address.
        rows: its lines, read as they are taken.
        total: how many lines there are, None when that is not known beforehand.
    """

    origin: str
    rows: Iterable[SourceRow]
    total: int | None = None


def require_columns(office_map: OfficeMap, found: Iterable[str]) -> None:
    """Make sure that a list has the columns that its map names.

    Raises:
        InvalidSource: naming those that it has not, and those that it has.
    """
    there = [column for column in found if column]
    missing = [column for column in office_map.used_columns if column not in there]
    if missing:
        raise InvalidSource(
            "missing_columns",
            missing=", ".join(missing),
            found=", ".join(there[:40]) or "—",
        )


def at_least_one(rows: Iterator[SourceRow]) -> Iterator[SourceRow]:
    """The same rows.

    Raises:
        InvalidSource: there is none, which in a complete list would withdraw all.
    """
    first = next(rows, None)
    if first is None:
        raise InvalidSource("empty")
    yield first
    yield from rows
