"""Cards in a person's words."""

from itertools import product

import pytest

from bot.bootstrap import App
from bot.eligibility.facts import VALUES
from bot.eligibility.registry import editions
from bot.services.certificate import issue
from bot.texts import catalogue
from bot.web.chat.cards import card, rows

OFFICE = {
    "id": "1",
    "name": "Centro per l'impiego di Saronno",
    "kind": "centro_impiego",
    "comune": "Saronno",
    "address": "Via Carcano 8",
    "phone": "02 9600123",
    "distance_km": 12.34,
    "accreditation": "",
    "checked_on": "2024-05-09",
    "source": "x",
}


def test_every_value_of_every_fact_has_words(house: App) -> None:
    for fact, values in VALUES.items():
        for value in values:
            (row,) = rows({fact: value}, house.gazetteer)
            assert row["label"] != fact
            assert row["value"] not in {str(value), str(value).lower()}


def test_every_edition_class_check_and_change_has_words() -> None:
    texts = catalogue()
    for edition in editions():
        assert f"web.acts.{edition.id}" in texts
        assert f"web.verdict.status.{edition.status}" in texts
        for recipients in edition.classes:
            assert f"classes.{recipients.code}" in texts
            for criterion in recipients.criteria:
                assert f"checks.{criterion.code}" in texts
                act = criterion.citation.act.removeprefix("dgr_")
                assert f"web.acts.{act}" in texts


def test_the_nearest_class_comes_first(house: App) -> None:
    facts = {"condizione": "disoccupato", "residenza": "012119"}
    shown = card(issue(facts, None, house.gazetteer, "C"), house.gazetteer)
    assert shown is not None
    assert shown["verdict"] == "to_verify"
    assert [each["verdict"] for each in shown["classes"]] == [
        "to_verify",
        "not_compatible",
    ]


@pytest.mark.parametrize(
    ("facts", "title"),
    [
        (
            {
                "condizione": "disoccupato",
                "causa_cessazione": "dimissioni",
                "residenza": "016024",
                "azienda_in_crisi": False,
            },
            "classes.disoccupati",
        ),
        (
            {"condizione": "sospeso", "ammortizzatore": "nessuno"},
            "classes.sospesi",
        ),
    ],
)
def test_a_no_opens_with_the_class_that_concerns_the_person(
    house: App, facts: dict[str, object], title: str
) -> None:
    shown = card(issue(facts, None, house.gazetteer, "C"), house.gazetteer)
    assert shown is not None
    assert shown["verdict"] == "not_compatible"
    assert shown["classes"][0]["title"] == catalogue()[title]


def test_a_verdict_says_its_edition_window_and_date(house: App) -> None:
    facts = {"condizione": "occupato"}
    shown = card(issue(facts, None, house.gazetteer, "C"), house.gazetteer)
    assert shown is not None
    assert "X/6686" in shown["edition"]
    assert shown["status"].startswith("Finestra chiusa")
    assert shown["as_of"] == "Informazioni al 22/11/2026"
    check = shown["classes"][0]["checks"][0]
    assert check["quote"]
    assert "D.G.R. X/6686" in check["source"]


@pytest.mark.parametrize(
    "facts",
    [
        dict(zip(("condizione", "ammortizzatore"), pair, strict=True))
        for pair in product(("sospeso", "disoccupato", "autonomo"), ("fis", None))
    ],
)
def test_no_card_promises_or_denies_a_right(
    house: App, facts: dict[str, object]
) -> None:
    shown = str(card(issue(facts, None, house.gazetteer, "C"), house.gazetteer))
    assert "diritto" not in shown
    assert "ammess" not in shown


def test_an_office_says_how_far_how_old_and_how_to_call(house: App) -> None:
    custom = {"type": "operators", "origin": "012119", "items": [OFFICE]}
    shown = card(custom, house.gazetteer)
    assert shown is not None
    (item,) = shown["items"]
    assert item["distance"] == "a circa 12,3 km"
    assert item["checked_on"] == "Informazione del 09/05/2024"
    assert item["tel"] == "+39029600123"
    assert item["address"] == "Via Carcano 8, Saronno"
    assert "Verifica prima di andare" in shown["note"]


@pytest.mark.parametrize(
    ("change", "field", "shown"),
    [
        ({"phone": ""}, "tel", ""),
        ({"phone": "chiedere"}, "tel", ""),
        ({"address": ""}, "address", "Saronno"),
        ({"distance_km": 0.4}, "distance", "a meno di 1 km"),
        ({"checked_on": "2020"}, "checked_on", "Informazione del 2020"),
    ],
)
def test_what_is_not_known_of_an_office_is_not_made_up(
    house: App, change: dict[str, object], field: str, shown: str
) -> None:
    custom = {"type": "operators", "items": [{**OFFICE, **change}]}
    made = card(custom, house.gazetteer)
    assert made is not None
    assert made["items"][0][field] == shown


def test_a_card_that_is_not_known_is_not_shown(house: App) -> None:
    assert card({"type": "hologram"}, house.gazetteer) is None
