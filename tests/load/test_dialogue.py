"""The scripted dialogue, and that both bots are asked the same."""

import json

import pytest

from bot.eligibility.facts import parse_facts
from tests.load.conftest import Serve
from tests.load.dialogue import (
    OtherQuestion,
    check,
    hold,
    question_words,
    script,
    turn,
)
from tests.load.wire import Connection

EVERYTHING = " ".join(question_words().values())


def test_every_step_but_the_first_answers_the_question_before() -> None:
    asked = question_words()
    steps = script()

    assert steps[0].after is None
    assert [step.next for step in steps[:-1]] == [asked[s.after] for s in steps[1:]]
    assert steps[-1].next == ""


def test_no_two_dialogues_in_a_row_use_the_same_words() -> None:
    for step in script():
        assert len(set(step.typed)) == len(step.typed) >= 4
        assert step.wording(0) == step.wording(len(step.typed)) != step.wording(1)


def test_a_button_gives_a_value_that_the_rules_know() -> None:
    pressed = {step.after: step.pressed for step in script() if step.pressed}
    entities = [
        json.loads(payload.removeprefix("/inform"))
        for payload in pressed.values()
        if payload.startswith("/inform")
    ]

    assert set(pressed) == {
        "condizione",
        "ammortizzatore",
        "accordo_esuberi",
        "confirm",
    }
    assert all(parse_facts(facts) == facts for facts in entities)


def test_a_whole_dialogue_is_held_and_each_turn_timed(serve: Serve) -> None:
    body = json.dumps([{"text": EVERYTHING}]).encode()
    with Connection(serve(200, body)) as connection:
        spent = list(hold(connection, "someone", 3))

    assert len(spent) == len(script())
    assert all(seconds > 0 for seconds in spent)


@pytest.mark.parametrize("answers", [[], [{"text": "something else"}]])
def test_a_bot_that_goes_another_way_stops_the_measure(
    serve: Serve, answers: list[dict[str, str]]
) -> None:
    with (
        Connection(serve(200, json.dumps(answers).encode())) as connection,
        pytest.raises(OtherQuestion, match="Saronno"),
    ):
        turn(connection, "someone", "Saronno", "In quale comune")


def test_after_the_last_turn_anything_but_silence_is_right() -> None:
    check("20", ["Abbiamo finito."], "")
    with pytest.raises(OtherQuestion):
        check("20", [], "")
