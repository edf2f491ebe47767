"""Short answers: yes, no, "non lo so", option numbers."""

from pathlib import Path

import pytest
import yaml

from bot.intake.answers import hedged, opening, option_number, yes_no

CASES = Path(__file__).parent / "cases"
SHORT = yaml.safe_load((CASES / "yes_no.yml").read_text("utf-8"))
OPTIONS = yaml.safe_load((CASES / "numbers.yml").read_text("utf-8"))["option_number"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [(text, expected) for expected, texts in SHORT.items() for text in texts],
)
def test_a_short_answer_is_read_in_its_many_forms(text, expected):
    assert yes_no(text) == (None if expected == "nothing" else expected)


@pytest.mark.parametrize("before", ["", "no, ", "no ", "eh ", "boh "])
def test_non_lo_so_is_never_a_no(before):
    assert yes_no(f"{before}non lo so") == "dont_know"


@pytest.mark.parametrize(("text", "count", "expected"), OPTIONS)
def test_an_option_is_named_by_its_number(text, count, expected):
    assert option_number(text, count) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sì, ad aprile", "yes"),
        ("sì è in crisi", "yes"),
        ("no, niente esuberi", "no"),
        ("certo, hanno firmato", "yes"),
        ("si hanno firmato", "yes"),
        ("si è scaduto il contratto", None),
        ("no sono in cassa", None),
        ("sì no", None),
        ("hanno firmato", None),
        ("", None),
    ],
)
def test_a_longer_answer_may_open_with_yes_or_no(text, expected):
    assert opening(text) == expected


@pytest.mark.parametrize("text", ["credo di sì", "non ancora", "mi sa di no"])
def test_a_hedge_makes_an_answer_less_than_certain(text):
    assert hedged(text)


@pytest.mark.parametrize("text", ["sì", "no", "certo", "assolutamente no"])
def test_a_plain_answer_is_certain(text):
    assert not hedged(text)
