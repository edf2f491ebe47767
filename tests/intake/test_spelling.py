"""One typo is put right, and real words are left alone."""

import pytest

from bot.intake.spelling import answer_speller, fact_speller, trade_speller


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("licensiato", "licenziato"),
        ("licenzato", "licenziato"),
        ("lincenziato", "licenziato"),
        ("disocupata", "disoccupata"),
        ("straodinaria", "straordinaria"),
        ("straordianria", "straordinaria"),
        ("derroga", "deroga"),
        ("essuberi", "esuberi"),
        ("sindacatto", "sindacato"),
        ("contrato", "contratto"),
        ("falita", "fallita"),
        ("dimisioni", "dimissioni"),
        ("nn", "non"),
        ("xche", "perche"),
    ],
)
def test_one_typo_is_put_right(typed, meant):
    assert fact_speller()(typed) == meant


@pytest.mark.parametrize(
    "word",
    [
        "contatto",
        "fermato",
        "droga",
        "partito",
        "licenziano",
        "firmano",
        "cassa",
        "casa",
        "attesi",
        "rivoluzione",
        "daccordo",
        "nessun",
        "zz",
    ],
)
def test_a_real_word_is_left_alone(word):
    assert fact_speller()(word) == word


@pytest.mark.parametrize(
    ("typed", "meant"), [("essatto", "esatto"), ("certoo", "certo")]
)
def test_short_answers_have_their_own_words(typed, meant):
    assert answer_speller()(typed) == meant


def test_the_opposite_of_a_word_is_no_typo_of_it():
    assert answer_speller()("scorretto") == "scorretto"


@pytest.mark.parametrize(
    ("typed", "meant"), [("tesile", "tessile"), ("torino", "torino")]
)
def test_trades_have_their_own_words(typed, meant):
    assert trade_speller()(typed) == meant
