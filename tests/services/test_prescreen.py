"""The answer of the prescreen API."""

import pytest

from bot.eligibility.facts import InvalidFacts
from bot.eligibility.registry import UnknownEdition
from bot.intake.gazetteer import Gazetteer
from bot.reference import load_gazetteer
from bot.services.prescreen import known_facts, prescreen


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def test_the_answer_has_the_parts_of_the_contract(gazetteer: Gazetteer) -> None:
    answer = prescreen({"condizione": "sospeso"}, None, gazetteer)
    assert list(answer) == ["edition", "verdict", "classes", "next_fact", "changes"]
    assert answer["edition"] == "x_6686_2017"
    assert answer["verdict"] == "to_verify"
    assert answer["next_fact"] == "ammortizzatore"


def test_every_criterion_of_every_class_is_explained(gazetteer: Gazetteer) -> None:
    answer = prescreen({}, None, gazetteer)
    codes = [check["code"] for each in answer["classes"] for check in each["checks"]]
    assert codes == ["S1", "S2", "S3", "D1", "D2", "D3"]


def test_a_decided_case_has_no_next_question(gazetteer: Gazetteer) -> None:
    facts = {"condizione": "sospeso", "ammortizzatore": "cigs", "accordo_esuberi": True}
    answer = prescreen(facts, None, gazetteer)
    assert (answer["verdict"], answer["next_fact"]) == ("compatible", None)
    assert answer["changes"] == []


def test_a_comune_that_does_not_exist_is_refused(gazetteer: Gazetteer) -> None:
    with pytest.raises(InvalidFacts) as caught:
        prescreen({"residenza": "999999"}, None, gazetteer)
    assert [problem.fact for problem in caught.value.problems] == ["residenza"]


def test_a_number_of_json_is_whole_when_its_value_is(gazetteer: Gazetteer) -> None:
    assert known_facts({"colleghi": 3.0}, gazetteer) == {"colleghi": 3}
    for wrong in (3.5, float("inf"), "3", True):
        with pytest.raises(InvalidFacts):
            known_facts({"colleghi": wrong}, gazetteer)
    with pytest.raises(InvalidFacts):
        known_facts({"accordo_esuberi": 1.0}, gazetteer)


def test_an_edition_that_does_not_exist_is_refused(gazetteer: Gazetteer) -> None:
    with pytest.raises(UnknownEdition):
        prescreen({}, "x_9999", gazetteer)
