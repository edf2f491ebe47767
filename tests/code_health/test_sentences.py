"""No Italian sentence in Python: texts are data."""

import re

import pytest

from tests.code_health.house import literals, python_files, shown, tree_of

# What binds an Italian sentence and is no English word.
BINDING_WORDS = """
il lo gli un uno una dello della dei degli delle dal dalla dai dalle dallo nel nello
nella nei nelle sul sulla sui sulle agli alle alla allo ai di da che chi cui non è sono
sei siamo hai ho abbiamo hanno puoi può vuoi sia ti mi ci si ne tuo tua tuoi tue suo sua
questo questa questi queste quello quella quale quali quando dove perché anche ancora
già più ma se oppure con tra fra cosa
"""
BINDING = frozenset(BINDING_WORDS.split())
WORD = re.compile(r"[^\W\d_]+")
THREE_WORDS_OR_MORE = re.compile(r"[^\W\d_]+(?:[ ,;:'’«»`…-]+[^\W\d_]+){2,}")
# The words of the act stand beside the rule that they found.
QUOTING = "bot/eligibility/editions/"

FILES = [path for path in python_files() if not shown(path).startswith(QUOTING)]


def is_italian_sentence(text: str) -> bool:
    """Whether a text has three words in a row or more, one of which binds Italian."""
    runs = THREE_WORDS_OR_MORE.findall(text.lower())
    return any(not BINDING.isdisjoint(WORD.findall(run)) for run in runs)


def test_no_italian_sentence_in_python() -> None:
    found = [
        f"{shown(path)}:{line}: {text!r}"
        for path in FILES
        for line, text in literals(tree_of(path), gap=" … ")
        if is_italian_sentence(text)
    ]
    assert not found, (
        "move to data/responses (the chat) or bot/locale/it (the rest):\n"
        + "\n".join(found)
    )


@pytest.mark.parametrize(
    ("text", "italian"),
    [
        ("Hai perso il lavoro?", True),
        ("non lo so", True),
        ("SELECT id FROM offices WHERE shown", False),
        ("no edition has this id", False),
        ("utter_un_attimo", False),
        (r"\s+(?:o|e|oppure)\s+", False),
    ],
)
def test_italian_is_told_from_the_rest(text: str, italian: bool) -> None:
    assert is_italian_sentence(text) is italian
