"""A Socrata table, such as those of dati.lombardia.it: JSON, a page at a time."""

import itertools
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import httpx

from bot.services.office_line import SourceRow
from bot.services.office_map import OfficeMap
from bot.storage.sources.source import (
    InvalidSource,
    Source,
    at_least_one,
)

PAGE_ROWS = 1000
MOST_ROWS = 200_000
TIMEOUT_SECONDS = 30.0

Record = Mapping[str, Any]


def open_socrata(address: str, office_map: OfficeMap) -> Source:
    """Read the first page, then the others as rows are taken.

    Columns of nested values are named with dots: ``location.latitude``.

    Raises:
        InvalidSource: it does not answer, answers something else than a list of
            records, or lacks columns. Taking rows can raise it too.
    """
    rows = at_least_one(_rows(address, office_map))
    return Source(address, rows)


def _rows(address: str, office_map: OfficeMap) -> Iterator[SourceRow]:
    number = 0
    for page in _pages(address):
        flat = [_flat(record) for record in page]
        if number == 0:
            _require_fields(office_map, {column for cells in flat for column in cells})
        for cells in flat:
            number += 1
            yield SourceRow(number, cells)
        if number > MOST_ROWS:
            raise InvalidSource("too_large", file=address)


def _require_fields(office_map: OfficeMap, found: Collection[str]) -> None:
    """An empty cell is left out of its record, so a rare column may be missing."""
    needed = ("name", "address", "istat", "comune")
    named = [column for each in needed for column in office_map.columns.get(each, ())]
    if named and not set(named).intersection(found):
        raise InvalidSource(
            "missing_columns",
            missing=", ".join(named),
            found=", ".join(sorted(found)[:40]) or "—",
        )


def _pages(address: str) -> Iterator[list[Record]]:
    paged = "$limit" in address or "%24limit" in address
    with httpx.Client(timeout=TIMEOUT_SECONDS, follow_redirects=True) as client:
        before: list[Record] = []
        for offset in itertools.count(0, PAGE_ROWS):
            page = _page(client, address, {} if paged else _window(offset))
            # A plain file answers every request alike: the whole list has come.
            if page == before:
                return
            yield page
            if paged or len(page) != PAGE_ROWS:
                return
            before = page


def _window(offset: int) -> dict[str, str]:
    # Without an order, rows may move from one page to another.
    return {"$order": ":id", "$limit": str(PAGE_ROWS), "$offset": str(offset)}


def _page(
    client: httpx.Client, address: str, window: Mapping[str, str]
) -> list[Record]:
    try:
        url = httpx.URL(address)
        answer = client.get(url.copy_merge_params(window) if window else url)
        answer.raise_for_status()
        records = answer.json()
    except httpx.HTTPStatusError as error:
        status = error.response.status_code
        raise InvalidSource("http_status", file=address, status=status) from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise InvalidSource("no_answer", file=address) from error
    except ValueError as error:
        raise InvalidSource("not_json", file=address) from error
    if not (isinstance(records, list) and all(isinstance(r, dict) for r in records)):
        raise InvalidSource("not_json", file=address)
    return records


def _flat(record: Record) -> dict[str, str]:
    return dict(_cells("", record))


def _cells(name: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _cells(f"{name}.{key}" if name else str(key), inner)
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _cells(f"{name}.{at}", inner)
    else:
        yield name, "" if value is None else str(value)
