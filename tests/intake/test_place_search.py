"""Search: what the box that completes a comune shows, best first."""

import pytest

from bot.reference import rows

FIRST = [
    ("Saronno", "Saronno", "exact"),
    ("SARONNO", "Saronno", "exact"),
    ("cantu", "Cantù", "exact"),
    ("Cantu'", "Cantù", "exact"),
    ("l aquila", "L'Aquila", "exact"),
    ("laquila", "L'Aquila", "exact"),
    ("L’Aquila", "L'Aquila", "exact"),
    ("cassano dadda", "Cassano d'Adda", "exact"),
    ("reggio emilia", "Reggio nell'Emilia", "exact"),
    ("cernusco naviglio", "Cernusco sul Naviglio", "exact"),
    ("toscolano maderno", "Toscolano-Maderno", "exact"),
    ("Bozen", "Bolzano", "exact"),
    ("Auer", "Ora", "exact"),
    ("Saronno (VA)", "Saronno", "exact"),
    ("Castro LE", "Castro", "exact"),
    ("Chignolo Po", "Chignolo Po", "exact"),
    ("Uggiate-Trevano", "Uggiate con Ronago", "former"),
    ("Bigarello", "San Giorgio Bigarello", "former"),
    ("Valsecca", "Sant'Omobono Terme", "former"),
    ("Lonato", "Lonato del Garda", "former"),
    ("Quarto Oggiaro", "Milano", "frazione"),
    ("Lambrate", "Milano", "frazione"),
    ("Poasco", "San Donato Milanese", "frazione"),
    ("Clusane sul Lago", "Iseo", "frazione"),
    ("Cinisello", "Cinisello Balsamo", "prefix"),
    ("cinisello b.", "Cinisello Balsamo", "prefix"),
    ("Cernusco", "Cernusco sul Naviglio", "prefix"),
    ("maderno", "Toscolano-Maderno", "prefix"),
    ("saronn", "Saronno", "prefix"),
    ("s. giuliano mil.se", "San Giuliano Milanese", "exact"),
    ("ss giovanni", "Sesto San Giovanni", "exact"),
    ("b.go virgilio", "Borgo Virgilio", "exact"),
    ("sarono", "Saronno", "typo"),
    ("bregamo", "Bergamo", "typo"),
    ("vigievano", "Vigevano", "typo"),
    ("20099", "Sesto San Giovanni", "cap"),
    ("20100", "Milano", "cap"),
    ("25100", "Brescia", "cap"),
    ("24100", "Bergamo", "cap"),
    ("21100", "Varese", "cap"),
    ("00100", "Roma", "cap"),
]


@pytest.mark.parametrize(("query", "name", "why"), FIRST)
def test_the_best_match_is_the_comune_meant(gazetteer, query, name, why):
    match = gazetteer.search(query)[0]
    assert (match.place.name, match.why) == (name, why)


@pytest.mark.parametrize("query", ["", "  ", "?!", "xqzzkw", "99999", "(", "non lo so"])
def test_nothing_found_is_an_empty_list(gazetteer, query):
    assert gazetteer.search(query) == []


def test_every_comune_of_italy_is_found_by_its_name(gazetteer):
    comuni = [gazetteer.get(row["codice_istat"]) for row in rows("comuni_italia")]
    assert len(comuni) == 7894
    assert not [p.name for p in comuni if p not in found(gazetteer, p.name)]


def found(gazetteer, query):
    """The places that a search gives."""
    return [match.place for match in gazetteer.search(query)]


def test_scores_lie_between_zero_and_one_and_fall(gazetteer):
    for query in ("cernusco", "san", "sarono", "24060", "castel", "milano"):
        scores = [match.score for match in gazetteer.search(query, limit=50)]
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score <= 1 for score in scores)


def test_lombardy_comes_first_among_equals(gazetteer):
    castro = found(gazetteer, "Castro")[:2]
    assert [place.province for place in castro] == ["BG", "LE"]
    inside = [place.in_lombardy for place in found(gazetteer, "San Giorgio")]
    assert inside == sorted(inside, reverse=True)


def test_the_exact_name_comes_before_longer_ones(gazetteer):
    assert found(gazetteer, "Lodi")[0].name == "Lodi"
    assert found(gazetteer, "Sesto")[0].name == "Sesto"


def test_the_comune_wins_over_a_frazione_of_its_name(gazetteer):
    assert found(gazetteer, "Solaro")[0].province == "MI"
    assert found(gazetteer, "Viadana")[0].name == "Viadana"


def test_no_more_than_the_limit_is_given(gazetteer):
    assert len(gazetteer.search("san", limit=3)) == 3
    assert len(gazetteer.search("san")) == 10


def test_a_name_and_a_cap_narrow_each_other(gazetteer):
    assert [p.name for p in found(gazetteer, "24060 sovere")] == ["Sovere"]


def test_by_name_knows_official_names_only(gazetteer):
    assert [p.name for p in gazetteer.by_name("rho")] == ["Rho"]
    assert gazetteer.by_name("Bozen")[0].name == "Bolzano"
    assert len(gazetteer.by_name("Livo")) == 2
    assert gazetteer.by_name("Cinisello") == ()
    assert gazetteer.by_name("Lambrate") == ()


def test_by_cap_gives_every_comune_that_shares_it(gazetteer):
    assert len(gazetteer.by_cap("24060")) == 44
    assert [p.name for p in gazetteer.by_cap(" 20100 ")] == ["Milano"]
    assert gazetteer.by_cap("00000") == ()


def test_get_knows_codes(gazetteer):
    assert gazetteer.get("015146").name == "Milano"
    assert gazetteer.get("999999") is None
