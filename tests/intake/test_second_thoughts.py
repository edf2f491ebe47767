"""Words of somebody who changes an answer, or leaves it."""

import pytest

from bot.intake.second_thoughts import (
    changes,
    goes_on,
    item_named,
    of_others,
    rest_of,
    undenied,
)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Sì, cambia", "yes"),
        ("cambiala pure", "yes"),
        ("la nuova", "yes"),
        ("quella di prima", "no"),
        ("cambia la residenza", None),
        ("Crema", None),
    ],
)
def test_which_of_two_answers_holds(text: str, meant: str | None) -> None:
    assert changes(text) == meant


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("la 2 è sbagliata", 1),
        ("correggi la terza", 2),
        ("l'ultima no", 3),
        ("4", 3),
        ("la 9 no", None),
        ("ho 2 figli", None),
    ],
)
def test_an_item_is_called_by_its_place(text: str, index: int | None) -> None:
    assert item_named(text, 4) == index


def test_what_is_denied_is_told_without_its_denial() -> None:
    assert undenied("la ditta non è chiusa") == "la ditta e chiusa"
    assert undenied("la ditta è chiusa") is None


def test_the_last_of_two_answers_is_what_rests() -> None:
    assert rest_of("12, anzi 20") == "20"
    assert rest_of("anzi 20") is None


def test_who_is_lived_with_is_nobody_else() -> None:
    assert of_others("mia cugina è in cassa")
    assert not of_others("abito con mia cugina")


def test_work_that_goes_on() -> None:
    assert goes_on("sono ancora dipendente")
    assert not goes_on("è finito a maggio")
