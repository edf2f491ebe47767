"""The language of the lexicons, and the matching of its phrases."""

import pytest

from bot.intake.patterns import AmbiguousPattern, InvalidPattern, parse
from bot.intake.phrases import FACT_BOOKS, phrasebook, without_overlaps
from bot.intake.words import words

MACROS = {"ditta": "ditta|azienda|fabbrica"}


def finds(pattern: str, text: str) -> bool:
    """Whether a pattern is the whole text."""
    import re

    shape = parse(pattern, MACROS)
    return re.fullmatch(shape.regex, words(text).line) is not None


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("sono licenziat@", "Sono licenziata"),
        ("sono [stat@] licenziat@", "sono licenziato"),
        ("sono [stat@] licenziat@", "sono stata licenziata"),
        ("(cassa|cig) in derog*", "CIG in deroga"),
        ("<ditta> ..2 ha chiuso", "fabbrica di mobili ha chiuso"),
        ("<ditta> ..2 ha chiuso", "l'azienda ha chiuso"[2:]),
        ("<cifre> persone", "40 persone"),
        ("un <parola>", "un lavoro"),
        ("è fallita", "e fallita"),
        ("è fallita", "è fallita"),
        ("c è", "c'e'"),
    ],
)
def test_a_pattern_finds(pattern, text):
    assert finds(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("sono licenziat@", "sono licenziamento"),
        ("<ditta> ..2 ha chiuso", "ditta di mobili antichi ha chiuso"),
        ("<ditta> ..2 ha chiuso", "ditta non ha chiuso"),
        ("<ditta> ..2 ha chiuso", "ditta, ieri, ha chiuso"),
        ("<cifre> persone", "quaranta persone"),
    ],
)
def test_a_pattern_does_not_find(pattern, text):
    assert not finds(pattern, text)


@pytest.mark.parametrize(
    "pattern", ["", "[sono]", "(sono", "sono)", "<nessuno>", "..2 sono", "<parola> va"]
)
def test_a_pattern_that_cannot_be_used_is_refused(pattern):
    with pytest.raises(InvalidPattern):
        parse(pattern, MACROS)


@pytest.mark.parametrize(
    "pattern",
    [
        "sono ..2 ..3 fermi",
        "sono [..2] fermi",
        "sono [[<parola>]] fermi",
        "sono [<parola>] ..2 fermi",
        "sono ..2 [molto] ..2 fermi",
        "sono ..2 (oggi|[..2] ieri) fermi",
        "sono <vago> ..2 fermi",
        "sono [<parola> [..3 [..3]]] fermi",
    ],
)
def test_words_to_skip_that_meet_are_refused_by_name(pattern):
    with pytest.raises(AmbiguousPattern, match=r"name a word between") as refused:
        parse(pattern, {"vago": "oggi|[<parola>]"})
    assert pattern in str(refused.value)


@pytest.mark.parametrize(
    "pattern",
    ["sono ..2 <parola> fermi", "sono ..2 oggi ..2 fermi", "va [<parola>] qui"],
)
def test_words_to_skip_that_a_word_parts_are_allowed(pattern):
    assert not parse(pattern, {}).ambiguous


@pytest.mark.parametrize("book", [*FACT_BOOKS, "answers", "sectors"])
def test_every_pattern_of_a_lexicon_is_sound(book):
    assert phrasebook(book).phrases


def test_of_overlapping_phrases_the_longest_is_kept():
    said = words("sono stato licenziato per giusta causa")
    found = without_overlaps(phrasebook("causa_cessazione").all(said))
    assert [hit.value for hit in found] == ["licenziamento_disciplinare"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("L'azienda è fallita!", "l azienda è fallita . "),
        ("c.i.g.s. dal 3/2", "cigs dal 3 2 "),
        ("S.p.A.", "spa "),
        ("ho la P.IVA", "ho la p iva "),
        ("il co.co.co. è finito", "il cococo è finito "),
        ("siiiì 😢 ok", "si , ok "),
        ("perché no?", "perche no . "),
        ("e' fallita", "è fallita "),
    ],
)
def test_a_message_becomes_folded_words(text, line):
    assert words(text).line == line
