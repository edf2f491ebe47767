"""Answers to "in quale comune abiti?" and "in quale comune vivi di solito?"."""

from pathlib import Path

import pytest
import yaml

from bot.intake.reading import read_answer
from bot.reference import load_gazetteer

CASES = Path(__file__).parent / "cases" / "places.yml"


@pytest.mark.parametrize(
    ("asked", "text", "fact", "expected"), yaml.safe_load(CASES.read_text("utf-8"))
)
def test_a_place_is_read_against_the_fact_asked(asked, text, fact, expected):
    answer = read_answer(asked, text, load_gazetteer())
    said = answer.value if answer.kind == "value" else answer.kind
    if str(expected).endswith("?"):
        said = f"{said}" if answer.certain else f"{said}?"
    assert (answer.fact, said) == (fact, expected)


def test_an_ambiguous_name_gives_choices_with_their_provinces():
    answer = read_answer("residenza", "San Giuliano", load_gazetteer())
    assert answer.kind == "choices"
    assert all("(" in choice.label for choice in answer.choices)


def test_a_region_outside_asks_for_the_comune():
    answer = read_answer("residenza", "in Veneto", load_gazetteer())
    assert answer.reason == "comune_needed"
