"""The words of the facts: what people write, and what is read from it."""

from pathlib import Path

import pytest
import yaml

from bot.intake.reading import read, read_answer
from bot.reference import load_gazetteer

CASES = Path(__file__).parent / "cases"
ENUMERATED = ("condizione", "ammortizzatore", "causa_cessazione")
BOOLEAN = ("accordo_esuberi", "azienda_in_crisi")


def table(fact: str) -> dict:
    """The cases of a fact: "read" and "asked", each by expected value."""
    if fact in BOOLEAN:
        return yaml.safe_load((CASES / "agreements.yml").read_text("utf-8"))[fact]
    return yaml.safe_load((CASES / f"{fact}.yml").read_text("utf-8"))


def rows(kind: str) -> list:
    """Every case of a kind as (fact, text, expected)."""
    return [
        pytest.param(fact, text, expected, id=f"{fact}: {text}")
        for fact in (*ENUMERATED, *BOOLEAN)
        for expected, texts in table(fact)[kind].items()
        for text in texts
    ]


def spell(value: object) -> str:
    """A value as the tables write it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize(("fact", "text", "expected"), rows("read"))
def test_a_free_message_states_the_fact(fact, text, expected):
    reading = read(text, load_gazetteer())
    found = [f for f in reading.found if f.fact == fact]
    said = {spell(f.value) + ("" if f.certain else "?") for f in found}
    assert said == (set() if expected == "nothing" else {expected})


@pytest.mark.parametrize(("fact", "text", "expected"), rows("asked"))
def test_an_answer_is_read_against_the_fact_asked(fact, text, expected):
    answer = read_answer(fact, text, load_gazetteer())
    if answer.kind == "value":
        said = spell(answer.value) + ("" if answer.certain else "?")
    else:
        said = answer.reason or answer.kind
    assert said == expected
    assert answer.fact == fact
