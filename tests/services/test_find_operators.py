import re

import pytest

from bot.directory.nearest import OfficeIndex
from bot.directory.office import Office
from bot.directory.origin import Origin
from bot.services.find_operators import find_operators, nearby_offices

SARONNO = Origin("012119", "Saronno", 45.626, 9.035)


def office(number: int, lat: float, kind: str) -> Office:
    return Office(
        id=str(number),
        name=f"Ente {number}",
        kind=kind,  # type: ignore[arg-type]
        istat="012119",
        comune="Saronno",
        address="Via Roma 1",
        phone="+39 02 9602166",
        lat=lat,
        lon=9.035,
        accreditation="n. 305 del 30/01/2015",
        checked_on="2026-11-01",
        source="https://example.org/elenco",
    )


@pytest.fixture
def offices():
    return OfficeIndex(
        [
            office(1, 45.70, "operatore_accreditato"),
            office(2, 45.63, "centro_impiego"),
            office(3, 45.65, "operatore_accreditato"),
        ]
    )


def test_the_message_has_the_shape_of_the_contract(offices):
    message = find_operators(SARONNO, offices, 1)
    assert message == {
        "type": "operators",
        "origin": "012119",
        "items": [
            {
                "id": "2",
                "name": "Ente 2",
                "kind": "centro_impiego",
                "comune": "Saronno",
                "address": "Via Roma 1",
                "phone": "+39 02 9602166",
                "distance_km": 0.4,
                "accreditation": "n. 305 del 30/01/2015",
                "checked_on": "2026-11-01",
                "source": "https://example.org/elenco",
            }
        ],
    }


def test_kinds_share_one_order_of_distance(offices):
    items = find_operators(SARONNO, offices)["items"]
    assert [item["id"] for item in items] == ["2", "3", "1"]
    distances = [item["distance_km"] for item in items]
    assert distances == sorted(distances)
    assert all(re.fullmatch(r"\d+\.\d", str(km)) for km in distances)


def test_the_answer_of_the_api_names_the_origin(offices):
    answer = nearby_offices(SARONNO, offices, 2).as_answer()
    assert answer["origin"] == {
        "istat": "012119",
        "name": "Saronno",
        "approximate": False,
    }
    assert answer["items"] == find_operators(SARONNO, offices, 2)["items"]


def test_no_office_at_all_is_an_empty_list():
    assert find_operators(SARONNO, OfficeIndex([]))["items"] == []
