"""The tables of bot.reference agree with each other and carry their licences."""

import re
from importlib.resources import files

import pytest

from bot.intake.normalise import key_of
from bot.intake.places import LOMBARDY
from bot.reference import former_comuni, load_gazetteer, load_place_words, rows

PACKAGE = files("bot.reference")
TABLES = sorted(
    entry.name.removesuffix(".csv")
    for entry in PACKAGE.iterdir()
    if entry.name.endswith(".csv")
)
COMUNI = {row["codice_istat"]: row for row in rows("comuni_italia")}
POINTERS = [
    ("frazioni_geonames_lombardia", "codice_istat_comune", "comune"),
    ("quartieri_lombardia", "codice_istat_comune", "comune"),
    ("nomi_dialettali", "codice_istat_comune", "comune"),
    ("cap_generici", "codice_istat", "comune"),
    ("successori_rivisti", "codice_istat_attuale", "comune_attuale"),
    (
        "comuni_soppressi_lombardia",
        "codice_istat_attuale_dedotto",
        "comune_attuale_dedotto",
    ),
    ("operators_seen", "codice_istat", "comune"),
]
LOMBARD_PREFIXES = {f"{n:03d}" for n in (*range(12, 21), 97, 98, 108)}


def notice() -> str:
    """The notice beside the tables."""
    return PACKAGE.joinpath("NOTICE.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_in_the_notice(table):
    assert f"`{table}.csv`" in notice()


def test_the_notice_names_no_table_that_is_gone():
    named = set(re.findall(r"`(\w+)\.csv`", notice()))
    assert named == set(TABLES)


def test_the_notice_carries_the_licences():
    text = notice()
    for words in ("MIT License", "spritzcoder", "CC BY 4.0", "GeoNames", "openpolis"):
        assert words in text


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_every_column_and_no_row_comes_twice(table):
    found = rows(table)
    assert found
    assert not [row for row in found if None in row or None in row.values()]
    assert len({tuple(row.values()) for row in found}) == len(found)


def test_italy_has_its_comuni():
    assert len(COMUNI) == 7894
    lombard = [code for code, row in COMUNI.items() if row["regione"] == LOMBARDY]
    assert len(lombard) == 1501
    assert {code[:3] for code in lombard} == LOMBARD_PREFIXES


def test_codes_keep_their_zeros():
    for row in COMUNI.values():
        assert re.fullmatch(r"\d{6}", row["codice_istat"])
        assert re.fullmatch(r"\d{5}( \d{5})*", row["cap"])
        assert re.fullmatch(r"[A-Z]{2}", row["sigla_provincia"])


@pytest.mark.parametrize(("table", "code", "name"), POINTERS)
def test_every_pointer_leads_to_the_comune_it_names(table, code, name):
    wrong = [
        row
        for row in rows(table)
        if row[code] and COMUNI[row[code]]["nome"] != row[name]
    ]
    assert not wrong


def test_every_suppression_since_2013_has_a_successor():
    known = {row["nome_soppresso"].casefold() for row in former_comuni()}
    recent = [
        row["nome_soppresso"]
        for row in rows("comuni_soppressi_lombardia")
        if row["data_soppressione"] >= "2013"
    ]
    assert len(recent) == 67
    assert not [name for name in recent if name.casefold() not in known]


def test_reviewed_successors_win_over_deduced_ones():
    names = [row["nome_soppresso"].casefold() for row in former_comuni()]
    assert len(names) == len(set(names))


def test_every_large_town_has_its_generic_cap():
    gazetteer = load_gazetteer()
    for row in COMUNI.values():
        caps = row["cap"].split()
        if len(caps) > 1:
            generic = {caps[0][:3] + "00", "00100" if row["nome"] == "Roma" else ""}
            towns = [place for cap in generic for place in gazetteer.by_cap(cap)]
            assert row["nome"] in {place.name for place in towns}


def test_a_capital_answers_to_the_cap_of_old():
    gazetteer = load_gazetteer()
    capitals = "20100 21100 22100 23100 24100 25100 26100 26900 27100 46100 20900 23900"
    names = [gazetteer.by_cap(cap)[0].name for cap in capitals.split()]
    assert names == [
        "Milano",
        "Varese",
        "Como",
        "Sondrio",
        "Bergamo",
        "Brescia",
        "Cremona",
        "Lodi",
        "Pavia",
        "Mantova",
        "Monza",
        "Lecco",
    ]


def test_ambiguous_names_are_names_of_places():
    names = set()
    for table, columns in (
        ("comuni_italia", ("nome", "nome_altra_lingua", "regione")),
        ("frazioni_geonames_lombardia", ("nome",)),
        ("quartieri_lombardia", ("nome",)),
        ("comuni_soppressi_lombardia", ("nome_soppresso",)),
        ("successori_rivisti", ("nome_soppresso",)),
    ):
        for row in rows(table):
            for column in columns:
                names |= {key_of(part) for part in re.split("[/-]", row[column])}
                names.add(key_of(row[column]))
    ambiguous = {row["nome"] for row in rows("nomi_di_luogo_parole")}
    assert not ambiguous - names


def test_no_area_or_country_hides_a_comune():
    """A comune may share the name of an area only where the words before tell."""
    names = {key_of(row["nome"]) for row in COMUNI.values()}
    free = {row["nome"] for row in rows("territori") if not row["dopo"]}
    assert not free & names
    assert not {row["nome"] for row in rows("estero")} & names


def test_word_lists_are_folded_sorted_and_without_doubles():
    words = PACKAGE.joinpath("parole_correnti.txt").read_text("utf-8").split()
    assert words == sorted(set(words))
    assert all(word == key_of(word) for word in words)


def test_each_abbreviation_and_cue_is_folded():
    lexicon = load_place_words()
    for phrase in (*lexicon.short, *lexicon.cues, *lexicon.ambiguous):
        assert phrase == key_of(phrase)


def test_an_unknown_table_is_an_error():
    with pytest.raises(FileNotFoundError):
        rows("comuni_di_atlantide")


def test_the_gazetteer_is_built_once():
    assert load_gazetteer() is load_gazetteer()
