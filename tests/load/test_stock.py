"""The peer asks what we ask, in the same order.

Its actions are read, not imported: rasa-sdk would count them among ours.
"""

import re
from typing import Any

import pytest
import yaml

from tests.assistant import ROOT
from tests.load.dialogue import Step, question_words, script
from tests.load.stock.answers import READERS, one_at_a_time
from tests.load.systems import STOCK

ACTIONS = (STOCK / "actions.py").read_text(encoding="utf-8")


def domain_of(folder: Any) -> dict[str, Any]:
    """What a domain file holds."""
    held: dict[str, Any] = yaml.safe_load((folder / "domain.yml").read_text("utf-8"))
    return held


DOMAIN = domain_of(STOCK)
SLOTS = [slot for form in DOMAIN["forms"].values() for slot in form["required_slots"]]


def test_its_forms_ask_our_questions_in_our_order() -> None:
    asked = [step.after for step in script() if step.after]

    assert asked == SLOTS
    assert set(asked) == set(DOMAIN["slots"]) == set(READERS)
    assert set(asked) <= set(question_words())


def test_it_has_the_intents_of_our_training_data() -> None:
    ours = domain_of(ROOT)["intents"]

    assert set(DOMAIN["intents"]) == set(ours) - {"nlu_fallback"}


def test_its_actions_are_those_of_its_domain_and_validate_every_slot() -> None:
    assert sorted(re.findall(r'return "(\w+)"', ACTIONS)) == DOMAIN["actions"]
    assert re.findall(r"def validate_(\w+)", ACTIONS) == SLOTS


def test_it_asks_one_question_at_a_time() -> None:
    assert one_at_a_time(SLOTS, {}) == SLOTS[:1]
    assert one_at_a_time(SLOTS, {"condizione": "sospeso"}) == SLOTS[:2]
    assert one_at_a_time(SLOTS, dict.fromkeys(SLOTS, "")) == SLOTS


@pytest.mark.parametrize("step", script()[1:], ids=lambda step: str(step.after))
def test_it_understands_every_typed_answer(step: Step) -> None:
    for words in step.typed:
        assert READERS[str(step.after)](words) is not None, words


def test_what_it_does_not_understand_is_asked_again() -> None:
    assert READERS["condizione"]("perché me lo chiedi?") is None
    assert READERS["confirm"]("sbagliato") is False
