"""Everything the chat says is short, plain and honest: data/responses/*.yml."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

RESPONSES = Path(__file__).parents[2] / "data" / "responses"
OWN_WORDS = ("faq", "why", "distress", "small_talk")
PROMISES = re.compile(r"hai diritto|\bsei ammess[oa]\b", re.IGNORECASE)
ALLOWED_PHONES = {"02 2327 2327"}
PHONE = re.compile(r"(?<![\d/,.])\+?\d[\d ]{5,}\d")
ADDRESS = re.compile(r"https?://|www\.|\w@\w", re.IGNORECASE)
VARIABLE = re.compile(r"\{\w+\}")
WORD = re.compile(r"[^\W_]+(?:[./,-][^\W_]+)*")
SENTENCE_END = re.compile(r"(?<=[.!?…])[»\"')]*\s+(?![a-zà-ù])|\n+")
ACRONYM = re.compile(r"\b[A-Z]{2,}[A-Za-z]*\b")
# What must stand in the same text as the acronym.
SPELLED_OUT = {
    "CIGD": "in deroga",
    "CIGO": "ordinaria",
    "CIGS": "straordinaria",
    "CPI": "Centro per l'impiego",
    "DID": "Dichiarazione di immediata disponibilità",
    "FIS": "Fondo di integrazione salariale",
    "FSBA": "Fondo di solidarietà bilaterale per l'artigianato",
    "NASpI": "indennità di disoccupazione",
    "PIP": "Piano di intervento personalizzato",
}
NEEDS_NO_SPELLING = {"CAP", "IVA", "II"}  # CAP: the question itself spells it
FORMAL = re.compile(
    r"(?<=[a-zà-ù,] )(?:Lei|Suo|Sua)\b"
    r"|\b(?:avete|potete|dovete|volete|scrivete|guardate|scelga|scriva|indichi)\b"
)


def _responses(path: Path) -> dict[str, list[dict[str, object]]]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))["responses"]


def _texts(paths: list[Path]) -> list[tuple[str, str]]:
    return [
        (key, VARIABLE.sub("parola", str(variant["text"])))
        for path in paths
        for key, variants in _responses(path).items()
        for variant in variants
        if variant.get("text")
    ]


FILES = sorted(RESPONSES.glob("*.yml"))
ALL = _texts(FILES)
OWN = _texts([RESPONSES / f"{name}.yml" for name in OWN_WORDS])


def sentences(text: str) -> list[str]:
    """The sentences of a text; the end of a line ends one."""
    return [part for part in SENTENCE_END.split(text) if WORD.search(part)]


def words(text: str) -> list[str]:
    """The words of a text; "l'azienda" is two, "X/6686" and "02" are one."""
    return WORD.findall(text)


def gulpease(text: str) -> float:
    """Gulpease index, 0 (hard) to 100 (easy); 60 suits a middle-school reader.

    Source: Lucisano and Piemontese, 1988.
    """
    found = words(text)
    letters = sum(len(word) for word in found)
    return 89 + (300 * len(sentences(text)) - 10 * letters) / len(found)


def named(pairs: list[tuple[str, str]]) -> pytest.MarkDecorator:
    """Run a test once for each text, under the name of its key."""
    return pytest.mark.parametrize(
        ("key", "text"), pairs, ids=[f"{n}-{key}" for n, (key, _) in enumerate(pairs)]
    )


@named(ALL)
def test_no_sentence_is_longer_than_25_words(key: str, text: str) -> None:
    long = [one for one in sentences(text) if len(words(one)) > 25]
    assert not long, f"{key}: split this sentence: {long}"


@named(ALL)
def test_a_middle_school_reader_understands(key: str, text: str) -> None:
    if len(words(text)) < 10:
        return
    assert gulpease(text) >= 60, f"{key}: {gulpease(text):.0f}: use shorter words"


@named(ALL)
def test_no_message_is_longer_than_600_characters(key: str, text: str) -> None:
    assert len(text) <= 600, f"{key}: {len(text)} characters: make it two messages"


@named(ALL)
def test_nothing_is_promised_or_denied_as_a_right(key: str, text: str) -> None:
    assert not PROMISES.search(text), f"{key}: say 'compatibile', with the reason"


@named(ALL)
def test_no_phone_number_but_the_known_ones(key: str, text: str) -> None:
    phones = {found.strip() for found in PHONE.findall(text)}
    assert phones <= ALLOWED_PHONES, f"{key}: where does {phones} come from?"


@named(OWN)
def test_no_address_is_written_in_a_text(key: str, text: str) -> None:
    assert not ADDRESS.search(text), f"{key}: addresses are settings, not texts"


@named(ALL)
def test_acronyms_are_spelled_out(key: str, text: str) -> None:
    for acronym in set(ACRONYM.findall(text)) - NEEDS_NO_SPELLING:
        assert acronym in SPELLED_OUT, f"{key}: add {acronym} to SPELLED_OUT"
        meaning = SPELLED_OUT[acronym].lower()
        assert meaning in text.lower(), f"{key}: {acronym} without its meaning"


@named(OWN)
def test_two_short_paragraphs_at_most(key: str, text: str) -> None:
    assert len(text.split("\n")) <= 2, f"{key}: two paragraphs at most"


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_file_is_in_the_shape_rasa_reads(path: Path) -> None:
    tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert tree["version"] == "3.1"
    assert all(key.startswith("utter_") for key in tree["responses"])


def test_each_key_has_one_home() -> None:
    homes = Counter(key for path in FILES for key in _responses(path))
    assert [key for key, count in homes.items() if count > 1] == []


@named(ALL)
def test_one_question_at_a_time(key: str, text: str) -> None:
    asked = re.sub(r"«[^»]*»", "", text).removeprefix("?").count("?")
    assert asked <= 1, f"{key}: ask one thing at a time"


@named(ALL)
def test_the_person_is_addressed_as_tu(key: str, text: str) -> None:
    formal = FORMAL.findall(text)
    assert not formal, f"{key}: say it with tu: {formal}"


def test_the_question_on_the_comune_spells_what_a_cap_is() -> None:
    texts = dict(ALL)
    for key in ("utter_ask_residenza", "utter_ask_residenza_other"):
        assert "codice postale (CAP)" in texts[key]


def test_distress_names_both_help_lines() -> None:
    text = dict(OWN)["utter_distress"]
    assert "112" in text
    assert "02 2327 2327" in text


def test_gulpease_of_a_known_sentence() -> None:
    # 5 words, 22 letters, 1 sentence: 89 + (300 - 220) / 5
    assert gulpease("Oggi andiamo tutti al mare.") == pytest.approx(105.0)
