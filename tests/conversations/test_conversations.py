"""Every person of the scripts reaches the right verdict, for the right reasons."""

from statistics import median

import pytest

from bot.eligibility.facts import residente_o_domiciliato
from tests.assistant import Assistant
from tests.conversations.holding import Held, hold_all, scripts

pytestmark = [pytest.mark.model, pytest.mark.e2e]

SCRIPTS = scripts()
FEW = 6


@pytest.fixture(scope="module")
def held(assistant: Assistant) -> dict[str, Held]:
    return hold_all(assistant)


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_person_reaches_the_right_verdict(name: str, held: dict[str, Held]) -> None:
    talk, expected = held[name], SCRIPTS[name]["expect"]

    assert talk.verdict is not None, talk.lost
    facts = talk.verdict["facts"]
    known = {**facts, "residente_o_domiciliato": residente_o_domiciliato(facts)}
    found = {fact: known.get(fact) for fact in expected["facts"]}
    assert found == expected["facts"], talk.told
    assert talk.verdict["verdict"] == expected["verdict"], talk.told
    classes = {c["code"]: c["verdict"] for c in talk.verdict["classes"]}
    assert classes == expected["classes"], talk.told


def test_half_of_the_people_are_there_in_six_messages(held: dict[str, Held]) -> None:
    turns = [talk.person.turns for talk in held.values() if talk.verdict]
    assert median(turns) <= FEW, sorted(turns)
