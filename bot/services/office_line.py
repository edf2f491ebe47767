"""A line of someone's list, read by the fields of an office."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from bot.services.office_map import OfficeMap

T = TypeVar("T")

LONGEST = {"name": 200, "address": 200, "id": 200, "website": 300, "source": 1000}

_BLANKS = frozenset(
    ("", "-", "--", "/", ".", "n.d.", "nd", "n/a", "n.a.", "null", "#n/a", "none")
)


@dataclass(frozen=True)
class SourceRow:
    """A line of a list.

    Attributes:
        line: its number in the file, the first line being 1.
        cells: text by column.
        fault: key of what is wrong with the line as a whole, "" when nothing is.
    """

    line: int
    cells: Mapping[str, str]
    fault: str = ""


@dataclass(frozen=True)
class RowProblem:
    """Why a line is refused.

    Attributes:
        field: the field concerned, "" for the whole line.
        reason: key of the text, under ``operators.refused``.
        value: what stands there.
    """

    field: str
    reason: str
    value: str = ""


class RefusedCell(Exception):
    """A cell that cannot be used.

    Attributes:
        reason: key of the text, under ``operators.refused``.
        value: what stands there.
    """

    def __init__(self, reason: str, value: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.value = value


class OfficeLine:
    """The cells of a line by field.

    Attributes:
        problems: what was refused so far.
    """

    def __init__(self, office_map: OfficeMap, cells: Mapping[str, str]) -> None:
        """Read these cells, text by column, as the map says."""
        self._map = office_map
        self._cells = cells
        self.problems: list[RowProblem] = []

    def take(self, field: str, read: Callable[[], T], otherwise: T) -> T:
        """What `read` gives; when it refuses, a problem is noted instead."""
        try:
            return read()
        except RefusedCell as refused:
            self.problems.append(RowProblem(field, refused.reason, refused.value))
            return otherwise

    def cell(self, column: str) -> str:
        """A cell without superfluous blanks; "" for the ways to write nothing."""
        written = " ".join(self._cells.get(column, "").split())
        return "" if written.casefold() in _BLANKS else written

    def text(self, field: str) -> str:
        """A field as the map makes it: its columns joined, or a constant."""
        if field in self._map.constants:
            return self._map.constants[field]
        cells = (self.cell(column) for column in self._map.columns.get(field, ()))
        joined = " ".join(cell for cell in cells if cell)
        return self._map.values.get(field, {}).get(joined.casefold(), joined)

    def fitting(self, field: str) -> str:
        """A field that is not too long to be what it should be.

        Raises:
            RefusedCell: it is.
        """
        found = self.text(field)
        if len(found) > LONGEST.get(field, 200):
            raise RefusedCell("too_long", f"{found[:40]}…")
        return found

    def needed(self, field: str) -> str:
        """A field that must be there.

        Raises:
            RefusedCell: it is not, or it is too long.
        """
        found = self.fitting(field)
        if not found:
            raise RefusedCell("missing", "")
        return found
