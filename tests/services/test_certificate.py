"""A certificate says the same when it is evaluated again, or what differs."""

import json
from copy import deepcopy
from typing import Any

import pytest

from bot.eligibility.facts import InvalidFacts
from bot.eligibility.registry import UnknownEdition
from bot.intake.gazetteer import Gazetteer
from bot.reference import load_gazetteer
from bot.services.certificate import Difference, InvalidCertificate, check, issue

FACTS = {
    "condizione": "disoccupato",
    "residenza": "012119",
    "causa_cessazione": "licenziamento_economico",
    "azienda_in_crisi": None,
}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture
def certificate(gazetteer: Gazetteer) -> dict[str, Any]:
    return issue(FACTS, None, gazetteer, "ABCD-EFGH")


def test_it_has_the_parts_of_the_contract(certificate: dict[str, Any]) -> None:
    assert list(certificate) == [
        "type",
        "edition",
        "edition_status",
        "as_of",
        "verdict",
        "facts",
        "classes",
        "changes",
        "code",
    ]
    assert certificate["type"] == "verdict"
    assert certificate["edition_status"] == "closed"
    assert certificate["facts"] == FACTS
    assert certificate["code"] == "ABCD-EFGH"


def test_the_order_in_which_facts_came_does_not_change_a_byte(
    gazetteer: Gazetteer, certificate: dict[str, Any]
) -> None:
    backwards = dict(reversed(FACTS.items()))
    again = issue(backwards, None, gazetteer, "ABCD-EFGH")
    assert json.dumps(again) == json.dumps(certificate)


def test_one_that_was_written_down_and_read_again_is_the_same(
    gazetteer: Gazetteer, certificate: dict[str, Any]
) -> None:
    assert check(json.loads(json.dumps(certificate)), gazetteer) == []


def test_a_changed_result_is_found(
    gazetteer: Gazetteer, certificate: dict[str, Any]
) -> None:
    forged = deepcopy(certificate)
    forged["verdict"] = "compatible"
    forged["classes"][1]["checks"][2]["result"] = "met"
    assert check(forged, gazetteer) == [
        Difference("verdict", "compatible", "to_verify"),
        Difference("classes.1.checks.2.result", "met", "to_verify"),
    ]


def test_missing_and_added_parts_are_found(
    gazetteer: Gazetteer, certificate: dict[str, Any]
) -> None:
    forged = deepcopy(certificate)
    del forged["changes"]
    forged["classes"].append({"code": "x"})
    forged["signature"] = "x"
    paths = {difference.path for difference in check(forged, gazetteer)}
    assert paths == {"changes", "classes.2", "signature"}


def test_true_and_one_are_not_the_same(
    gazetteer: Gazetteer, certificate: dict[str, Any]
) -> None:
    forged = deepcopy(certificate)
    forged["changes"][0]["set"] = {"azienda_in_crisi": 1}
    assert check(forged, gazetteer)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"type": "confirm"}, "type"),
        ({"facts": []}, "facts"),
        ({"edition": None}, "edition"),
        ({"code": 3}, "code"),
    ],
)
def test_what_is_no_certificate_is_refused(
    gazetteer: Gazetteer,
    certificate: dict[str, Any],
    change: dict[str, Any],
    field: str,
) -> None:
    with pytest.raises(InvalidCertificate) as caught:
        check({**certificate, **change}, gazetteer)
    assert caught.value.field == field


@pytest.mark.parametrize("payload", [None, [], "verdict", {}])
def test_another_kind_of_json_is_refused(gazetteer: Gazetteer, payload: object) -> None:
    with pytest.raises(InvalidCertificate):
        check(payload, gazetteer)


def test_facts_and_editions_that_do_not_exist_are_refused(
    gazetteer: Gazetteer, certificate: dict[str, Any]
) -> None:
    with pytest.raises(InvalidFacts):
        check({**certificate, "facts": {"altezza": 3}}, gazetteer)
    with pytest.raises(UnknownEdition):
        check({**certificate, "edition": "x_9999"}, gazetteer)
