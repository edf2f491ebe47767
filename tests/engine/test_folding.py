"""One spelling for many."""

import pytest

from bot.engine.nlu.folding import fold, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("PERCHÉ", "perche"),
        ("perchè", "perche"),
        ("l’azienda", "l'azienda"),
        ("siiiiii", "sii"),
        ("1000", "1000"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sì, all'Electrolux!", ["si", "all", "electrolux"]),
        ("ok 👍🏽", ["ok", "👍"]),
        ("🤷\u200d♂\ufe0f", ["🤷", "♂"]),
        ("... «boh» …", ["boh"]),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert words(text) == found
