import pytest

from bot.services.office_map import OfficeMap
from bot.storage.sources import InvalidSource, open_source
from bot.storage.sources.source import LARGEST_BYTES
from tests.storage.sources.test_spreadsheet import book

MAP = OfficeMap(dataset="prova", columns={"name": ("NOME",)}, constants={}, values={})


def test_a_spreadsheet_is_known_by_its_bytes_and_not_by_its_name(tmp_path):
    path = tmp_path / "elenco.csv"
    path.write_bytes(book(["NOME"], ["Ente"]))
    source = open_source(str(path), MAP)
    assert [row.cells["NOME"] for row in source.rows] == ["Ente"]
    assert source.origin == "elenco.csv"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old_excel"),
        (b"%PDF-1.7 \0\0", "not_a_table"),
    ],
)
def test_another_kind_of_file_says_why(tmp_path, content, reason):
    path = tmp_path / "elenco.xlsx"
    path.write_bytes(content)
    with pytest.raises(InvalidSource) as raised:
        open_source(str(path), MAP)
    assert raised.value.reason == reason


def test_a_missing_file_and_a_folder_are_unreadable(tmp_path):
    for given in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(InvalidSource) as raised:
            open_source(str(given), MAP)
        assert raised.value.reason == "unreadable"


def test_a_file_far_too_large_is_not_read(tmp_path):
    path = tmp_path / "elenco.csv"
    with path.open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)
    with pytest.raises(InvalidSource) as raised:
        open_source(str(path), MAP)
    assert raised.value.reason == "too_large"
