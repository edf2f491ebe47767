"""Every legal value is read from its button, its label and its spoken number."""

import json
import re
from pathlib import Path

import pytest
import yaml

from bot.eligibility.facts import AMMORTIZZATORE, CAUSA_CESSAZIONE, CONDIZIONE
from bot.intake.phrases import IGNORE, phrasebook
from bot.intake.reading import read_answer
from bot.reference import load_gazetteer
from bot.texts import catalogue

VALUES = {
    "condizione": CONDIZIONE,
    "ammortizzatore": AMMORTIZZATORE,
    "causa_cessazione": CAUSA_CESSAZIONE,
}
ASK = Path(__file__).parents[2] / "data" / "responses" / "ask.yml"


def labels() -> list:
    """Each button of the questions that carries a value: fact, label, value."""
    found = []
    for responses in yaml.safe_load(ASK.read_text("utf-8"))["responses"].values():
        for button in responses[0].get("buttons", []):
            payload = re.search(r"\{.*\}", button["payload"].replace("{{", "{"))
            if payload:
                fact, value = next(iter(json.loads(payload[0][:-1]).items()))
                found.append((fact, button["title"], value))
    return found


@pytest.mark.parametrize(
    ("fact", "value"), [(fact, value) for fact in VALUES for value in VALUES[fact]]
)
def test_a_value_is_read_as_its_button_carries_it(fact, value):
    answer = read_answer(fact, value, load_gazetteer())
    assert (answer.kind, answer.value, answer.certain) == ("value", value, True)


@pytest.mark.parametrize(("fact", "label", "value"), labels())
def test_a_value_is_read_from_the_label_of_its_button(fact, label, value):
    answer = read_answer(fact, label, load_gazetteer())
    assert (answer.kind, answer.value, answer.certain) == ("value", value, True)


def spoken_values() -> list:
    """Each value as the summary names it: fact, words, value."""
    named = []
    for key, words in catalogue().items():
        room, fact, *rest = key.split(".")
        if room == "facts" and rest[:1] == ["values"]:
            named.append((fact, words, rest[1]))
    return named


@pytest.mark.parametrize(("fact", "words", "value"), spoken_values())
def test_a_value_is_read_from_the_words_of_the_summary(fact, words, value):
    answer = read_answer(fact, words, load_gazetteer())
    said = str(answer.value).lower() if isinstance(answer.value, bool) else answer.value
    assert (answer.kind, said, answer.certain) == ("value", value, True)


@pytest.mark.parametrize("fact", VALUES)
def test_the_lexicon_speaks_of_legal_values_only(fact):
    spoken = {phrase.value for phrase in phrasebook(fact).phrases}
    named = {v for v in spoken if v != IGNORE and not v.startswith("generic_")}
    assert named == set(VALUES[fact])


@pytest.mark.parametrize("fact", VALUES)
def test_an_option_offered_is_named_by_its_number(fact):
    options = VALUES[fact]
    for place, value in enumerate(options, 1):
        answer = read_answer(fact, str(place), load_gazetteer(), options)
        assert answer.value == value


@pytest.mark.parametrize("fact", VALUES)
def test_a_bare_number_names_nothing_when_no_options_were_offered(fact):
    assert read_answer(fact, "3", load_gazetteer()).kind == "unclear"
