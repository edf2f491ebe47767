"""Numbers of colleagues, as people say them."""

from pathlib import Path

import pytest
import yaml

from bot.intake.numbers import cardinal, how_many

CASES = Path(__file__).parent / "cases" / "numbers.yml"
TABLE = yaml.safe_load(CASES.read_text("utf-8"))["how_many"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [(text, number) for number, texts in TABLE.items() for text in texts],
)
def test_a_number_of_colleagues_is_read(text, expected):
    assert how_many(text) == (None if expected == "nothing" else expected)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("tre", 3),
        ("ventuno", 21),
        ("trentotto", 38),
        ("ventitre", 23),
        ("cento", 100),
        ("centododici", 112),
        ("duecentocinquanta", 250),
        ("mille", 1000),
        ("tremilacinquecento", 3500),
        ("0042", 42),
        ("casa", None),
        ("ventiventi", None),
        ("", None),
        ("9999999", None),
    ],
)
def test_a_cardinal_is_read_in_one_word(word, value):
    assert cardinal(word) == value
