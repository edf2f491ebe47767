"""A number typed under a question means the button that is shown there."""

import json
from pathlib import Path

import pytest
import yaml

from bot.services.dialogue.options import OPTIONS
from tests.services.dialogue.conftest import Talk

ASK = Path(__file__).parents[3] / "data" / "responses" / "ask.yml"
YES_NO = {"/affirm": True, "/deny": False}


def shown(fact: str) -> tuple[object, ...]:
    """The values of a question's buttons, in order; those without one left out."""
    responses = yaml.safe_load(ASK.read_text(encoding="utf-8"))["responses"]
    payloads = [b["payload"] for b in responses[f"utter_ask_{fact}"][0]["buttons"]]
    values = [p for p in payloads if p in YES_NO or p.startswith("/inform")]
    return tuple(
        YES_NO[p] if p in YES_NO else json.loads(p[8:-1])[fact] for p in values
    )


@pytest.mark.parametrize("fact", OPTIONS)
def test_the_options_are_the_buttons(fact: str) -> None:
    assert shown(fact) == OPTIONS[fact]


@pytest.mark.parametrize("typed", ["2", "la seconda", "opzione 2"])
def test_a_number_picks_the_button(talk: Talk, typed: str) -> None:
    talk.say("ciao", intent="greet")

    talk.say(typed, intent="prefer_not")

    assert talk.state.facts == {"condizione": "disoccupato"}
