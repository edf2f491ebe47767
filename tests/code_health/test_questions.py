"""Every question can be asked, asked again, explained and left unanswered."""

import pytest

from bot.services.dialogue.state import CONFIRM, ROUTING_FACTS
from tests.code_health.conversation import ASKED, responses

SKIPPABLE = set(ROUTING_FACTS) - {"residenza"}  # asked before the verdict too


def payloads(key: str) -> set[str]:
    """What the buttons of a response send."""
    return {
        button["payload"]
        for variant in responses().get(key, [])
        for button in variant.get("buttons", [])
    }


@pytest.mark.parametrize("fact", ASKED)
@pytest.mark.parametrize(
    ("prefix", "home"),
    [("utter_ask", "ask"), ("utter_again", "ask"), ("utter_why", "why")],
)
def test_a_question_has_all_its_words(prefix: str, home: str, fact: str) -> None:
    key = f"{prefix}_{fact}"
    assert key in responses(), f"write {key} in data/responses/{home}.yml"


@pytest.mark.parametrize("fact", [fact for fact in ASKED if fact != CONFIRM])
def test_a_question_offers_a_way_not_to_answer(fact: str) -> None:
    way_out = "/prefer_not" if fact in SKIPPABLE else "/dont_know"
    key = f"utter_ask_{fact}"
    assert way_out in payloads(key), f"{key}: add a button with the payload {way_out}"


def test_the_confirmation_offers_yes_and_a_change() -> None:
    assert {"/affirm", "/change_answer"} <= payloads("utter_ask_confirm")
