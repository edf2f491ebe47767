"""``/api/v1``: comuni, operators, editions."""

import pytest

from tests.web.client import TestClient

API = "/api/v1"


def test_a_comune_is_found_by_name(edge: TestClient) -> None:
    best = edge.get(f"{API}/comuni", params={"q": "saronno"}).json()[0]
    assert best == {
        "istat": "012119",
        "name": "Saronno",
        "province": "VA",
        "region": "Lombardia",
        "score": 1.0,
        "why": "exact",
    }


def test_no_more_comuni_than_asked_for(edge: TestClient) -> None:
    found = edge.get(f"{API}/comuni", params={"q": "san", "limit": 3}).json()
    assert len(found) == 3


@pytest.mark.parametrize("query", ["", "qqqqqqqq"])
def test_nothing_found_is_an_empty_list(edge: TestClient, query: str) -> None:
    answer = edge.get(f"{API}/comuni", params={"q": query})
    assert (answer.status_code, answer.json()) == (200, [])


@pytest.mark.parametrize("limit", ["0", "51", "1.0", "ten", "", "+1", "1_0"])
def test_a_limit_that_is_no_count_is_refused(edge: TestClient, limit: str) -> None:
    answer = edge.get(f"{API}/comuni", params={"q": "milano", "limit": limit})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "limit"


def test_an_unknown_parameter_is_named(edge: TestClient) -> None:
    answer = edge.get(f"{API}/comuni", params={"q": "milano", "nome": "x"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "nome"


@pytest.mark.parametrize(
    "origin",
    [
        {"comune": "012119"},
        {"comune": "Saronno"},
        {"cap": "21047"},
        {"lat": "45.62", "lon": "9.03"},
    ],
)
def test_the_offices_come_nearest_first(
    edge: TestClient, origin: dict[str, str]
) -> None:
    answer = edge.get(f"{API}/operators", params=origin)
    assert answer.status_code == 200
    body = answer.json()
    assert set(body) == {"origin", "items"}
    assert body["origin"]["approximate"] is False
    distances = [item["distance_km"] for item in body["items"]]
    assert len(distances) == 5
    assert distances == sorted(distances)


def test_a_shared_cap_is_approximate(edge: TestClient) -> None:
    origin = edge.get(f"{API}/operators", params={"cap": "24060"}).json()["origin"]
    assert origin["approximate"] is True


@pytest.mark.parametrize(
    "query",
    [{}, {"lat": "45.6"}, {"lon": "9.0"}, {"limit": "3"}],
)
def test_without_an_origin_there_is_no_nearest(
    edge: TestClient, query: dict[str, str]
) -> None:
    answer = edge.get(f"{API}/operators", params=query)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["reason"] == "missing_origin"


@pytest.mark.parametrize(
    "query",
    [{"comune": "999999"}, {"cap": "00000"}, {"lat": "36.5", "lon": "8.0"}],
)
def test_a_place_that_is_not_there_is_a_404(
    edge: TestClient, query: dict[str, str]
) -> None:
    answer = edge.get(f"{API}/operators", params=query)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("name", "value"),
    [("lat", "91"), ("lat", "abc"), ("lon", "1e1"), ("cap", "2104"), ("comune", "")],
)
def test_a_wrong_origin_is_named(edge: TestClient, name: str, value: str) -> None:
    answer = edge.get(f"{API}/operators", params={name: value})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == name


def test_editions_quote_the_act(edge: TestClient) -> None:
    edition = edge.get(f"{API}/editions").json()[0]
    assert (edition["id"], edition["status"]) == ("x_6686_2017", "closed")
    criteria = [each for group in edition["classes"] for each in group["criteria"]]
    assert [each["code"] for each in criteria] == ["S1", "S2", "S3", "D1", "D2", "D3"]
    assert all(each["quote"] for each in criteria)


def test_one_edition_and_one_that_is_not_there(edge: TestClient) -> None:
    found = edge.get(f"{API}/editions/x_6686_2017")
    assert found.json() in edge.get(f"{API}/editions").json()
    assert edge.get(f"{API}/editions/x_9").status_code == 404
