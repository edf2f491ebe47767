"""``POST /api/v1/prescreen``."""

from itertools import product
from typing import Any

import pytest

from bot.bootstrap import App
from bot.eligibility.facts import CONDIZIONE
from bot.services.prescreen import prescreen
from tests.web.client import TestClient

PATH = "/api/v1/prescreen"


def offences(answer: Any) -> list[tuple[str, str]]:
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == answer.status_code
    return [(each["field"], each["reason"]) for each in body["errors"]]


def test_facts_give_a_verdict_with_reasons(edge: TestClient) -> None:
    facts = {"condizione": "sospeso", "ammortizzatore": "cigd", "accordo_esuberi": True}
    answer = edge.post(PATH, json={"facts": facts})
    assert answer.status_code == 200
    assert answer.json()["verdict"] == "compatible"
    assert answer.json()["edition"] == "x_6686_2017"


@pytest.mark.parametrize("group", [{}, {"azienda": "Rossi", "colleghi": 3}])
def test_an_answer_given_again_is_the_service_s_own(
    edge: TestClient, house: App, group: dict[str, object]
) -> None:
    for condizione, residenza in product(CONDIZIONE, ("012119", "058091", None)):
        facts = {"condizione": condizione, "residenza": residenza, **group}
        given = [edge.post(PATH, json={"facts": facts}).json() for _ in range(2)]
        assert given == [prescreen(facts, None, house.gazetteer)] * 2


def test_an_absent_fact_is_asked_and_a_null_one_is_not(edge: TestClient) -> None:
    absent = edge.post(PATH, json={"facts": {"condizione": "sospeso"}}).json()
    facts = {"condizione": "sospeso", "ammortizzatore": None}
    null = edge.post(PATH, json={"facts": facts}).json()
    assert absent["next_fact"] == "ammortizzatore"
    assert null["next_fact"] == "accordo_esuberi"


def test_every_wrong_fact_is_named(edge: TestClient) -> None:
    facts = {
        "condizione": "Sospeso",
        "accordo_esuberi": "true",
        "colleghi": "3",
        "altezza": 180,
        "residenza": "999999",
        "azienda": "a" * 201,
        "data_riferimento": "22/11/2026",
    }
    answer = edge.post(PATH, json={"facts": facts})
    assert answer.status_code == 422
    assert set(offences(answer)) == {
        ("facts.condizione", "unknown_value"),
        ("facts.accordo_esuberi", "wrong_type"),
        ("facts.colleghi", "wrong_type"),
        ("facts.altezza", "unknown_fact"),
        ("facts.residenza", "unknown_comune"),
        ("facts.azienda", "too_long"),
        ("facts.data_riferimento", "not_a_date"),
    }


def test_a_contradiction_names_both_facts(edge: TestClient) -> None:
    facts = {"residenza": "015146", "residente_o_domiciliato": False}
    answer = edge.post(PATH, json={"facts": facts})
    assert set(offences(answer)) == {
        ("facts.residenza", "contradiction"),
        ("facts.residente_o_domiciliato", "contradiction"),
    }


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({}, ("facts", "missing")),
        ({"facts": []}, ("facts", "wrong_type")),
        ({"facts": {}, "edition": 3}, ("edition", "wrong_type")),
        ({"facts": {}, "edition": "x_9"}, ("edition", "unknown_edition")),
        ({"facts": {}, "extra": 1}, ("extra", "extra_forbidden")),
    ],
)
def test_a_wrong_body_names_what_is_wrong(
    edge: TestClient, body: dict[str, Any], wrong: tuple[str, str]
) -> None:
    answer = edge.post(PATH, json=body)
    assert answer.status_code == 422
    assert offences(answer) == [wrong]


def test_what_is_not_json_is_a_problem(edge: TestClient) -> None:
    headers = {"content-type": "application/json"}
    for body in ("{", "", "\xff".encode("latin-1"), "9" * 5000, "[" * 5000):
        answer = edge.post(PATH, content=body, headers=headers)
        assert answer.status_code in (400, 422)
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e400"])
def test_numbers_that_json_does_not_have_are_refused(
    edge: TestClient, number: str
) -> None:
    body = f'{{"facts": {{"colleghi": {number}}}}}'
    headers = {"content-type": "application/json"}
    assert edge.post(PATH, content=body, headers=headers).status_code == 422


def test_half_a_character_in_a_name_does_not_break_the_answer(
    edge: TestClient,
) -> None:
    headers = {"content-type": "application/json"}
    body = r'{"facts": {"\ud800": 1}}'
    answer = edge.post(PATH, content=body, headers=headers)
    assert offences(answer) == [("facts.\ud800", "unknown_fact")]


def test_a_body_over_64_kib_is_refused_announced_or_streamed(
    edge: TestClient,
) -> None:
    large = b'{"facts": {}, "x": "' + b"a" * 65_536 + b'"}'
    headers = {"content-type": "application/json"}
    streamed = iter([large[:40_000], large[40_000:]])
    for content in (large, streamed):
        answer = edge.post(PATH, content=content, headers=headers)
        assert answer.status_code == 413
        assert answer.json()["type"] == "urn:sportello-rete:problem:too-large"


def test_another_method_and_another_path_are_problems(edge: TestClient) -> None:
    wrong_method = edge.get(PATH)
    assert (wrong_method.status_code, wrong_method.headers["allow"]) == (405, "POST")
    wrong_path = edge.get("/api/v1/nothing")
    assert wrong_path.status_code == 404
    for answer in (wrong_method, wrong_path):
        assert answer.headers["content-type"] == "application/problem+json"
