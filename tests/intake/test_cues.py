"""What a message is about, beside the facts."""

import pytest

from bot.intake.cues import (
    MASK,
    confirms,
    fact_named,
    mask_personal_data,
    split_questions,
    tells_personal_data,
)


@pytest.mark.parametrize(
    ("text", "statement", "question"),
    [
        ("Bergamo", "Bergamo", ""),
        ("Bergamo?", "Bergamo", ""),
        ("perché me lo chiedi", "", "perché me lo chiedi"),
        ("chi paga?", "", "chi paga?"),
        ("Bergamo, e quanto dura?", "Bergamo", "e quanto dura?"),
        ("sì. ma perdo la naspi?", "sì.", "ma perdo la naspi?"),
        ("SONO LICENZIATA, CAPITE?", "SONO LICENZIATA", ""),
        (
            "mi sono dimesso, che altro dovevo fare?",
            "mi sono dimesso",
            "che altro dovevo fare?",
        ),
        ("è in cassa, può partecipare?", "è in cassa", "può partecipare?"),
        (
            "se mi licenziano, posso partecipare?",
            "",
            "se mi licenziano, posso partecipare?",
        ),
        ("siamo in tanti, tutti a casa?", "siamo in tanti", "tutti a casa?"),
        ("abito a Lodi, ho diritto?", "abito a Lodi", "ho diritto?"),
        (
            "sto a Lodi e sono a casa che faccio?",
            "sto a Lodi e sono a casa",
            "che faccio?",
        ),
        ("perché la ditta ha chiuso", "perché la ditta ha chiuso", ""),
    ],
)
def test_questions_are_parted_from_statements(
    text: str, statement: str, question: str
) -> None:
    assert split_questions(text) == (statement, question)


@pytest.mark.parametrize(
    "text",
    ["RSSMRA80A01F205X", "mario.rossi@example.org", "chiamami al 333 123 4567"],
)
def test_personal_data_are_masked_and_noticed(text: str) -> None:
    masked = mask_personal_data(text)

    assert MASK in masked
    assert tells_personal_data(text)
    assert tells_personal_data(masked)


@pytest.mark.parametrize("text", ["20100", "abito a Lodi, CAP 26900", "siamo in 350"])
def test_what_is_asked_for_is_not_masked(text: str) -> None:
    assert mask_personal_data(text) == text


@pytest.mark.parametrize(
    ("text", "fact"), [("la residenza", "residenza"), ("l'accordo", "accordo_esuberi")]
)
def test_a_fact_is_called_by_its_name(text: str, fact: str) -> None:
    assert fact_named(text) == fact


def test_a_yes_that_excepts_something_confirms_nothing() -> None:
    assert confirms("ok, è tutto giusto")
    assert not confirms("è tutto giusto tranne la residenza")
