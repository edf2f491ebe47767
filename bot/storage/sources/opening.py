"""Open a list, whatever it is, by looking at it."""

from pathlib import Path

from bot.services.office_map import OfficeMap
from bot.storage.sources.csv_table import open_csv
from bot.storage.sources.socrata import open_socrata
from bot.storage.sources.source import LARGEST_BYTES, InvalidSource, Source
from bot.storage.sources.spreadsheet import open_spreadsheet

_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def open_source(given: str, office_map: OfficeMap) -> Source:
    """Open a CSV or XLSX file, or the address of a Socrata table.

    What a file is, is told by its first bytes and not by its name.

    Raises:
        InvalidSource: it is missing, empty, of another kind, or lacks columns. Reading
            its rows can raise it too.
    """
    if given.lower().startswith(("http://", "https://")):
        return open_socrata(given, office_map)
    path = Path(given)
    content = _bytes(path)
    if content.startswith(_ZIP):
        return open_spreadsheet(path.name, content, office_map)
    if content.startswith(_OLD_EXCEL):
        raise InvalidSource("old_excel", file=path.name)
    return open_csv(path.name, content, office_map)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise InvalidSource("too_large", file=path.name)
        content = path.read_bytes()
    except OSError as error:
        raise InvalidSource("unreadable", file=path) from error
    if not content.strip():
        raise InvalidSource("empty", file=path.name)
    return content
