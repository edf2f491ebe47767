"""XLSX, read a row at a time."""

import io
import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from bot.services.office_line import SourceRow
from bot.services.office_map import OfficeMap
from bot.storage.sources.source import (
    InvalidSource,
    Source,
    at_least_one,
    require_columns,
)

ROWS_BEFORE_HEADER = 20

Cells = Sequence[str]


def open_spreadsheet(name: str, content: bytes, office_map: OfficeMap) -> Source:
    """Find the sheet and its header, and read the rest.

    Raises:
        InvalidSource: it is no spreadsheet, has no such sheet, or lacks columns.
    """
    numbered = enumerate(_texts(_sheet(name, content, office_map.sheet)), start=1)
    header = _header(numbered, set(office_map.used_columns))
    require_columns(office_map, header)
    rows = (
        SourceRow(at, dict(zip(header, cells, strict=False)))
        for at, cells in numbered
        if any(cell.strip() for cell in cells)
    )
    return Source(name, at_least_one(rows))


def _header(numbered: Iterator[tuple[int, Cells]], wanted: set[str]) -> Cells:
    """The row that names most columns; those up to it are taken from the iterator."""
    best: Cells = ()
    for at, cells in numbered:
        named = [" ".join(cell.split()) for cell in cells]
        best = max(best, named, key=lambda each: len(wanted.intersection(each)))
        if wanted.issubset(best) or at >= ROWS_BEFORE_HEADER:
            break
    return best


def _sheet(name: str, content: bytes, wanted: str) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles that nobody reads here
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise InvalidSource("not_a_table", file=name) from error
    if wanted and wanted not in book.sheetnames:
        sheets = ", ".join(book.sheetnames)
        raise InvalidSource("no_sheet", sheet=wanted, found=sheets)
    sheet = book[wanted or book.sheetnames[0]]
    sheet.reset_dimensions()  # some programs write a wrong size
    return sheet


def _texts(sheet: Any) -> Iterator[Cells]:
    for row in sheet.iter_rows(values_only=True):
        yield [_text(value) for value in row]


def _text(value: object) -> str:
    """A cell as it would be in a CSV: codes without ".0", dates as ISO."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
