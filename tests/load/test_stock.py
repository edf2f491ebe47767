"""The peer asks what we ask, in the same order."""

from pathlib import Path
from typing import Any

import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from tests.load.dialogue import question_words, script
from tests.load.stock import actions
from tests.load.systems import STOCK

DOMAIN: dict[str, Any] = yaml.safe_load((STOCK / "domain.yml").read_text("utf-8"))
FORMS = {name: form["required_slots"] for name, form in DOMAIN["forms"].items()}


def tracker(**slots: Any) -> Tracker:
    """A tracker with these slots."""
    return Tracker("someone", slots, {}, [], False, None, {}, "")


def test_its_forms_ask_our_questions_in_our_order() -> None:
    asked = [step.after for step in script() if step.after]

    assert FORMS["screening_form"] + FORMS["routing_form"] == asked
    assert set(asked) <= set(DOMAIN["slots"]) & set(question_words())


def test_it_has_the_intents_of_our_training_data() -> None:
    ours = yaml.safe_load(Path("domain.yml").read_text(encoding="utf-8"))["intents"]

    assert set(DOMAIN["intents"]) == set(ours) - {"nlu_fallback"}


def test_its_actions_are_those_of_its_domain() -> None:
    classes = (
        actions.ActionVerdict,
        actions.ValidateRoutingForm,
        actions.ValidateScreeningForm,
    )

    assert sorted(DOMAIN["actions"]) == sorted(made().name() for made in classes)


async def required(form: str, filled: Tracker) -> list[str]:
    """The slots that the screening form wants, in order."""
    validation = actions.ValidateScreeningForm()
    return await validation.required_slots(
        FORMS[form], CollectingDispatcher(), filled, {}
    )


def test_it_asks_one_question_at_a_time() -> None:
    empty = run(required("screening_form", tracker()))
    second = run(required("screening_form", tracker(condizione="sospeso")))

    assert empty == ["condizione"]
    assert second == ["condizione", "ammortizzatore"]


def test_it_understands_every_typed_answer() -> None:
    form = actions.ValidateScreeningForm()
    for step in script():
        validate = getattr(form, f"validate_{step.after}", None)
        for words in step.typed if validate else ():
            assert validate(words)[step.after] is not None, words


def run(waiting: Any) -> Any:
    """Run something that waits for nothing."""
    try:
        waiting.send(None)
    except StopIteration as done:
        return done.value
    raise AssertionError("it waited")
