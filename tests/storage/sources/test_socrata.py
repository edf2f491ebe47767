import pytest

from bot.services.office_map import OfficeMap
from bot.storage.sources import InvalidSource, open_source
from tests.storage.sources.socrata_server import Table, serving

MAP = OfficeMap(
    dataset="prova",
    columns={
        "name": ("denominazione",),
        "address": ("indirizzo",),
        "comune": ("comune",),
        "phone": ("telefono",),
        "lat": ("location.latitude",),
    },
    constants={},
    values={},
)


def records(count):
    return [
        {
            "denominazione": f"Ente {number}",
            "indirizzo": "Via Roma",
            "comune": "Como",
            "location": {"latitude": "45.8", "coordinates": [9.08, 45.8]},
            "vuoto": None,
        }
        for number in range(count)
    ]


@pytest.fixture
def table():
    with serving(Table(records(2500))) as running:
        yield running


def read(address):
    return list(open_source(address, MAP).rows)


def reason(address):
    with pytest.raises(InvalidSource) as raised:
        read(address)
    return raised.value.reason


def test_every_page_is_read_in_a_stable_order(table):
    rows = read(table.address)
    assert [row.cells["denominazione"] for row in rows] == [
        f"Ente {number}" for number in range(2500)
    ]
    assert [query["$offset"] for query in table.asked] == ["0", "1000", "2000"]
    assert {query["$order"] for query in table.asked} == {":id"}


def test_a_last_page_that_is_full_is_followed_by_an_empty_one(table):
    table.records = records(2000)
    assert len(read(table.address)) == 2000
    assert len(table.asked) == 3


def test_lines_are_numbered_and_nested_values_named_with_dots(table):
    row = read(table.address)[2]
    assert row.line == 3
    assert row.cells["location.latitude"] == "45.8"
    assert row.cells["location.coordinates.0"] == "9.08"
    assert row.cells["vuoto"] == ""


@pytest.mark.parametrize("count", [3, 1000, 1500])
def test_a_plain_file_behind_an_address_is_read_once(table, count):
    table.records = records(count)
    assert len(read(table.address.replace("sedi", "plain"))) == count


def test_an_address_that_pages_by_itself_is_taken_as_it_is(table):
    rows = read(f"{table.address}?$limit=10&$where=provincia='CO'")
    assert len(rows) == 10
    assert table.asked == [{"$limit": "10", "$where": "provincia='CO'"}]


def test_other_questions_in_the_address_are_kept(table):
    read(f"{table.address}?provincia=CO")
    assert {query["provincia"] for query in table.asked} == {"CO"}


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("object.json", "not_json"),
        ("page.html", "not_json"),
        ("none.json", "http_status"),
    ],
)
def test_an_answer_that_is_no_list_says_why(table, name, why):
    assert reason(table.address.replace("sedi.json", name)) == why


def test_a_list_without_records_is_empty(table):
    table.records = []
    assert reason(table.address) == "empty"


def test_a_list_without_the_columns_says_so(table):
    table.records = [{"nome": "Ente"}]
    assert reason(table.address) == "missing_columns"


def test_a_failure_on_a_later_page_fails_the_list(table):
    table.broken_after = 1000
    assert reason(table.address) == "http_status"


def test_a_server_that_is_not_there_says_so():
    assert reason("http://127.0.0.1:9/sedi.json") == "no_answer"


def test_an_address_that_is_none_says_so():
    assert reason("http://[") == "no_answer"
