"""Every person of the scripts reaches the right verdict, for the right reasons."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.eligibility.facts import residente_o_domiciliato
from tests.assistant import Assistant
from tests.conversations.person import Person

pytestmark = [pytest.mark.model, pytest.mark.e2e]

SCRIPTS = [
    pytest.param(script, id=f"{path.stem}: {script['name']}")
    for path in sorted(Path(__file__).parent.glob("*.yml"))
    for script in yaml.safe_load(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_person_reaches_the_right_verdict(
    script: dict[str, Any], assistant: Assistant
) -> None:
    sender = hashlib.sha256(script["name"].encode()).hexdigest()
    person = Person(
        script,
        say=lambda message: assistant.say(sender, message),
        slots=lambda: assistant.slots(sender),
    )

    verdict = person.reach_verdict()

    told = "\n".join(person.transcript)
    expected = script["expect"]
    held = verdict["facts"]
    known = {**held, "residente_o_domiciliato": residente_o_domiciliato(held)}
    facts = {name: known.get(name) for name in expected["facts"]}
    assert facts == expected["facts"], told
    assert verdict["verdict"] == expected["verdict"], told
    classes = {c["code"]: c["verdict"] for c in verdict["classes"]}
    assert classes == expected["classes"], told
