import pytest

from bot.eligibility import facts
from bot.eligibility.facts import (
    FactProblem,
    InvalidFacts,
    in_lombardy,
    parse_facts,
    residente_o_domiciliato,
)
from tests.eligibility.independent_table import LOMBARDE, VALUES


def problems(raw, **options):
    with pytest.raises(InvalidFacts) as caught:
        parse_facts(raw, **options)
    return caught.value.problems


def test_every_legal_value_is_read_as_it_is():
    for fact, values in VALUES.items():
        for value in (*values, None):
            assert parse_facts({fact: value}) == {fact: value}


def test_the_legal_values_are_those_of_the_rules():
    assert dict(facts.VALUES) == VALUES


def test_facts_for_the_group_are_read_too():
    given = {
        "azienda": "Electrolux",
        "settore": "25.62",
        "colleghi": 0,
        "data_riferimento": "2026-11-22",
        "residenza": "estero",
    }

    assert parse_facts(given) == given


@pytest.mark.parametrize(
    ("fact", "value", "reason"),
    [
        ("nome", "Ada", "unknown_fact"),
        ("nome", None, "unknown_fact"),
        ("", "", "unknown_fact"),
        ("condizione", "Sospeso", "unknown_value"),
        ("condizione", "", "unknown_value"),
        ("condizione", True, "wrong_type"),
        ("condizione", ["sospeso"], "wrong_type"),
        ("condizione", {"sospeso": 1}, "wrong_type"),
        ("ammortizzatore", "cassa", "unknown_value"),
        ("accordo_esuberi", "true", "wrong_type"),
        ("accordo_esuberi", 1, "wrong_type"),
        ("accordo_esuberi", 0, "wrong_type"),
        ("azienda_in_crisi", "si", "wrong_type"),
        ("residente_o_domiciliato", "Lombardia", "wrong_type"),
        ("residenza", 15146, "wrong_type"),
        ("residenza", "15146", "unknown_comune"),
        ("residenza", "Milano", "unknown_comune"),
        ("residenza", "Estero", "unknown_comune"),
        ("domicilio", "٠١٥١٤٦", "unknown_comune"),
        ("domicilio", "015146\n", "unknown_comune"),
        ("colleghi", -1, "negative"),
        ("colleghi", True, "wrong_type"),
        ("colleghi", 3.0, "wrong_type"),
        ("colleghi", "3", "wrong_type"),
        ("azienda", "x" * 201, "too_long"),
        ("azienda", "   ", "unknown_value"),
        ("azienda", 7, "wrong_type"),
        ("settore", 25, "wrong_type"),
        ("settore", "2", "unknown_value"),
        ("settore", "25.", "unknown_value"),
        ("settore", "C", "unknown_value"),
        ("data_riferimento", "2026-02-30", "not_a_date"),
        ("data_riferimento", "20261122", "not_a_date"),
        ("data_riferimento", "2026-W47-7", "not_a_date"),
        ("data_riferimento", "22/11/2026", "not_a_date"),
        ("data_riferimento", "2026-11-22T00:00", "not_a_date"),
        ("data_riferimento", 20261122, "wrong_type"),
    ],
)
def test_nothing_is_converted_or_guessed(fact, value, reason):
    assert problems({fact: value}) == (FactProblem(fact, reason, value),)


@pytest.mark.parametrize("code", ["25", "25.6", "25.62", "25.62.0", "25.62.00"])
def test_a_sector_is_a_division_or_deeper(code):
    assert parse_facts({"settore": code}) == {"settore": code}


def test_a_company_may_have_two_hundred_characters():
    assert parse_facts({"azienda": "x" * 200}) == {"azienda": "x" * 200}


def test_a_count_of_any_size_is_read():
    assert parse_facts({"colleghi": 10**5000}) == {"colleghi": 10**5000}


def test_a_comune_must_be_one_that_is_known():
    known = {"015146"}.__contains__

    assert parse_facts({"residenza": "015146"}, known) == {"residenza": "015146"}
    assert parse_facts({"residenza": "estero"}, known) == {"residenza": "estero"}
    assert problems({"residenza": "015999"}, known_comune=known) == (
        FactProblem("residenza", "unknown_comune", "015999"),
    )


def test_all_that_is_wrong_is_told_at_once():
    raw = {"nome": "Ada", "condizione": "boh", "colleghi": -3, "azienda": "Electrolux"}

    assert problems(raw) == (
        FactProblem("nome", "unknown_fact", "Ada"),
        FactProblem("condizione", "unknown_value", "boh"),
        FactProblem("colleghi", "negative", -3),
    )


def test_the_error_in_words_names_each_fact():
    with pytest.raises(InvalidFacts, match="nome: unknown_fact, colleghi: negative"):
        parse_facts({"nome": "Ada", "colleghi": -3})


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        (
            {"residenza": "015146", "residente_o_domiciliato": False},
            ["residente_o_domiciliato", "residenza"],
        ),
        (
            {
                "residenza": "058091",
                "domicilio": "015146",
                "residente_o_domiciliato": False,
            },
            ["residente_o_domiciliato", "domicilio"],
        ),
        (
            {
                "residenza": "058091",
                "domicilio": "estero",
                "residente_o_domiciliato": True,
            },
            ["residente_o_domiciliato", "residenza", "domicilio"],
        ),
    ],
)
def test_a_contradiction_names_every_fact_in_it(raw, named):
    found = problems(raw)

    assert [problem.fact for problem in found] == named
    assert {problem.reason for problem in found} == {"contradiction"}
    assert all(problem.value == raw[problem.fact] for problem in found)


@pytest.mark.parametrize(
    "raw",
    [
        {"residenza": "015146", "residente_o_domiciliato": True},
        {"residenza": "058091", "residente_o_domiciliato": True},
        {"residenza": "058091", "residente_o_domiciliato": False},
        {"residenza": "058091", "domicilio": None, "residente_o_domiciliato": True},
        {"residenza": "015146", "residente_o_domiciliato": None},
        {"residenza": None, "domicilio": None, "residente_o_domiciliato": False},
    ],
)
def test_what_can_be_true_together_is_no_contradiction(raw):
    assert parse_facts(raw) == raw


def test_lombardy_is_its_twelve_provinces():
    codes = [f"{province:03}001" for province in range(1, 112)]

    assert {code[:3] for code in codes if in_lombardy(code)} == set(LOMBARDE)
    assert not in_lombardy("estero")


@pytest.mark.parametrize(
    ("known", "derived"),
    [
        ({}, None),
        ({"residenza": "015146"}, True),
        ({"residenza": "058091"}, None),
        ({"residenza": "estero", "domicilio": None}, None),
        ({"residenza": None}, None),
        ({"domicilio": "015146"}, True),
        ({"domicilio": "058091"}, None),
        ({"residenza": None, "domicilio": "015146"}, True),
        ({"residenza": "estero", "domicilio": "058091"}, False),
        ({"residente_o_domiciliato": True, "residenza": "058091"}, True),
        ({"residente_o_domiciliato": False}, False),
        ({"residente_o_domiciliato": None, "residenza": "015146"}, True),
    ],
)
def test_living_in_lombardy_is_derived_unless_stated(known, derived):
    assert residente_o_domiciliato(known) is derived
