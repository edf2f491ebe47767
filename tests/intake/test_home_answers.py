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


@pytest.mark.parametrize("text", ["in Veneto", "provincia di Novara"])
def test_an_area_outside_asks_for_the_comune(text):
    answer = read_answer("residenza", text, load_gazetteer())
    assert answer.reason == "comune_needed"


ASKED = [
    ("residenza", "forse Crema", "Crema (CR)"),
    ("residenza", "ogni tanto a Varese", "Varese (VA)"),
    ("residenza", "mia suocera abita a Mantova", "Mantova (MN)"),
    ("residenza", "mio figlio vive a Como", "Como (CO)"),
    ("residenza", "vicino a Cremona", "Cremona (CR)"),
    ("residenza", "sono di Palermo", "Palermo (PA)"),
    ("domicilio", "mio marito a Milano", "Milano (MI)"),
    ("domicilio", "da gennaio a Pavia", "Pavia (PV)"),
]


@pytest.mark.parametrize(("asked", "text", "label"), ASKED)
def test_a_place_of_doubt_or_of_others_is_asked_about(asked, text, label):
    answer = read_answer(asked, text, load_gazetteer())
    assert [choice.label for choice in answer.choices] == [label]


OF_THE_OTHER = [
    ("residenza", "domiciliato a Milano", "domicilio", "015146"),
    ("domicilio", "la residenza è a Milano adesso", "residenza", "015146"),
    ("domicilio", "ho sbagliato, la residenza è a Monza", "residenza", "108033"),
    ("domicilio", "no aspetta, sono residente a Lecco", "residenza", "097042"),
]


@pytest.mark.parametrize(("asked", "text", "fact", "istat"), OF_THE_OTHER)
def test_the_other_home_named_as_such_is_that_one(asked, text, fact, istat):
    answer = read_answer(asked, text, load_gazetteer())
    assert (answer.fact, answer.value) == (fact, istat)
