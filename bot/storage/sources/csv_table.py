"""CSV as people export it: any encoding, any separator, a title above, stray quotes."""

import csv
import io
from collections.abc import Iterator, Sequence

from bot.services.office_line import SourceRow
from bot.services.office_map import OfficeMap
from bot.storage.sources.source import (
    InvalidSource,
    Source,
    at_least_one,
    require_columns,
)

DELIMITERS = (";", ",", "\t", "|")
LINES_BEFORE_HEADER = 20
LINES_IN_A_CELL = 10
"""A record over more lines than this is a quote that somebody forgot to close."""

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def open_csv(name: str, content: bytes, office_map: OfficeMap) -> Source:
    """Find out encoding, separator and header, and read the rest.

    Raises:
        InvalidSource: it is no text, or lacks columns of the map.
    """
    text = _decoded(content, office_map.encoding)
    lines = list(io.StringIO(text, newline=""))
    delimiter, at, header = _header(lines, office_map)
    require_columns(office_map, header)
    rows = at_least_one(_rows(lines, at + 1, header, delimiter))
    return Source(name, rows, total=len(lines) - at - 1)


def _decoded(content: bytes, encoding: str) -> str:
    if encoding:
        try:
            return content.decode(encoding).removeprefix("\ufeff")
        except LookupError as error:
            raise InvalidSource("unknown_encoding", encoding=encoding) from error
        except UnicodeError as error:
            raise InvalidSource("wrong_encoding", encoding=encoding) from error
    text = _guessed(content)
    if "\0" in text:
        raise InvalidSource("not_a_table")
    return text


def _guessed(content: bytes) -> str:
    likely = "utf-16" if content.startswith(_UTF_16_MARKS) else "utf-8-sig"
    # Windows programs write cp1252, and latin-1 takes whatever that refuses.
    readings = (_reading(content, name) for name in (likely, "cp1252", "latin-1"))
    return next(text for text in readings if text is not None)


def _reading(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _header(lines: Sequence[str], office_map: OfficeMap) -> tuple[str, int, list[str]]:
    """Separator, position and cells of the line that names most columns."""
    wanted = set(office_map.used_columns)
    delimiters = (office_map.delimiter,) if office_map.delimiter else DELIMITERS
    candidates = [
        (delimiter, at, _cells(lines[at], delimiter))
        for at in range(min(len(lines), LINES_BEFORE_HEADER))
        for delimiter in delimiters
    ]
    return max(candidates, key=lambda candidate: len(wanted.intersection(candidate[2])))


def _cells(line: str, delimiter: str) -> list[str]:
    cells, _ = _record([line], delimiter)
    return [" ".join(cell.split()) for cell in cells]


def _rows(
    lines: Sequence[str], at: int, header: Sequence[str], delimiter: str
) -> Iterator[SourceRow]:
    while at < len(lines):
        cells, used = _record(lines[at : at + LINES_IN_A_CELL], delimiter)
        whole = used == 1 or _is_whole(lines[at : at + used], len(header), delimiter)
        if not whole:
            # The quote that never closes: give up its line, not those it swallowed.
            cells, used = [], 1
            yield SourceRow(at + 1, {}, "unclosed_quote")
        elif any(cell.strip() for cell in cells):
            yield _row(at + 1, header, cells)
        at += used


def _record(lines: Sequence[str], delimiter: str) -> tuple[list[str], int]:
    """The cells that begin at the first line, and how many lines they take."""
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        return next(reader, []), reader.line_num
    except csv.Error as error:
        raise InvalidSource("not_a_table") from error


def _is_whole(lines: Sequence[str], width: int, delimiter: str) -> bool:
    """Whether the line breaks of a record are meant, inside quotes that close."""
    try:
        cells = next(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    return len(cells) == width


def _row(line: int, header: Sequence[str], cells: Sequence[str]) -> SourceRow:
    if any(cell.strip() for cell in cells[len(header) :]):
        return SourceRow(line, {}, "too_many_cells")
    return SourceRow(line, dict(zip(header, cells, strict=False)))
