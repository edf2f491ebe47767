"""Sectors: from workers' words, or from a code, to ATECO."""

from pathlib import Path

import pytest
import yaml

from bot.intake import sector
from bot.intake.lexicons import lexicon
from bot.intake.phrases import phrasebook
from bot.intake.reading import read_answer
from bot.intake.sector import sectors
from bot.reference import load_gazetteer

CASES = Path(__file__).parent / "cases" / "sectors.yml"
TABLE = yaml.safe_load(CASES.read_text("utf-8"))


@pytest.mark.parametrize(("text", "code"), TABLE)
def test_the_likeliest_sector_comes_first(text, code):
    found = sectors(text)
    assert (found[0].code if found else None) == code


def test_the_table_of_trades_is_large_enough():
    assert len(phrasebook("sectors").phrases) >= 150


def test_every_division_of_the_table_exists():
    titles = lexicon("divisions")["divisions"]
    assert {phrase.value for phrase in phrasebook("sectors").phrases} <= set(titles)


def test_a_deeper_code_bears_its_own_title():
    assert sectors("25.62")[0].title != sectors("25")[0].title


def test_a_code_is_known_by_its_division_where_ateco_is_missing(monkeypatch):
    monkeypatch.setattr(sector, "_ateco", lambda: None)
    assert sectors("25.62")[0].title == sectors("25")[0].title
    assert sectors("fabbricazione di orditoi") == []


def test_titles_are_searched_when_no_trade_is_named():
    found = sectors("commercio di orologi e gioielli antichi")
    assert found
    assert all(0 < item.score <= 1 for item in found)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("metalmeccanica", "value", "25"),
        ("25.62", "value", "25.62"),
        ("boh", "dont_know", None),
        ("salta", "prefer_not", None),
        ("xyz", "unclear", None),
    ],
)
def test_an_answer_names_the_sector(text, kind, value):
    answer = read_answer("settore", text, load_gazetteer())
    assert (answer.kind, answer.value) == (kind, value)
