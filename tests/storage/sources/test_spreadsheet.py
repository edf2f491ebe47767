import io
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from bot.services.office_map import OfficeMap
from bot.storage.sources import InvalidSource
from bot.storage.sources.spreadsheet import open_spreadsheet

DAY = datetime(2025, 1, 2, 3, 4)  # noqa: DTZ001  (spreadsheets know no zones)

MAP = OfficeMap(
    dataset="prova",
    columns={"name": ("NOME",), "cap": ("CAP",)},
    constants={},
    values={},
)


def book(*rows, sheet="Foglio1"):
    made = Workbook()
    made.active.title = sheet
    for row in rows:
        made.active.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def read(content, **options):
    office_map = OfficeMap(**{**vars(MAP), **options})
    return list(open_spreadsheet("prova.xlsx", content, office_map).rows)


def test_rows_are_read_with_their_number():
    content = book(
        ["Elenco 2026"], [], ["NOME", "CAP"], ["Ente", "20100"], [], ["Altro", "24060"]
    )
    rows = read(content)
    assert [(row.line, row.cells["NOME"]) for row in rows] == [
        (4, "Ente"),
        (6, "Altro"),
    ]


def test_numbers_and_dates_are_written_as_in_a_csv():
    content = book(
        ["NOME", "CAP", "A", "B", "C"],
        ["Ente", 20100.0, date(2025, 1, 2), DAY, 45.5],
    )
    cells = read(content)[0].cells
    assert list(cells.values()) == ["Ente", "20100", "2025-01-02", "2025-01-02", "45.5"]


def test_a_sheet_can_be_named():
    content = book(["NOME", "CAP"], ["Ente", "1"], sheet="Sedi")
    assert read(content, sheet="Sedi")[0].cells["NOME"] == "Ente"
    with pytest.raises(InvalidSource) as raised:
        read(content, sheet="Altro")
    assert raised.value.variables == {"sheet": "Altro", "found": "Sedi"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04 rotto", "not_a_table"),
        (book(), "missing_columns"),
        (book(["NOME", "ALTRO"], ["x", "y"]), "missing_columns"),
        (book(["NOME", "CAP"]), "empty"),
    ],
)
def test_what_cannot_be_read_says_why(content, reason):
    with pytest.raises(InvalidSource) as raised:
        read(content)
    assert raised.value.reason == reason
