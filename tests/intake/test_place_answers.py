"""Answers to "in quale comune abiti?", in the words people use."""

import pytest
import yaml

SURE = [
    ("Saronno", "Saronno"),
    ("abito a saronno", "Saronno"),
    ("a cinisello", "Cinisello Balsamo"),
    ("io sto a Corsico", "Corsico"),
    ("sono residente nel comune di Rozzano", "Rozzano"),
    ("milano zona lambrate", "Milano"),
    ("Milano, zona San Siro", "Milano"),
    ("Bergamo alta", "Bergamo"),
    ("cernusco sul naviglio", "Cernusco sul Naviglio"),
    ("cernusco s/n", "Cernusco sul Naviglio"),
    ("s. giuliano mil.se", "San Giuliano Milanese"),
    ("sesto s giovanni", "Sesto San Giovanni"),
    ("ss giovanni", "Sesto San Giovanni"),
    ("20099", "Sesto San Giovanni"),
    ("CAP 20100", "Milano"),
    ("20025 Legnano", "Legnano"),
    ("Legnano 20025", "Legnano"),
    ("24060 Sovere", "Sovere"),
    ("Saronno (VA)", "Saronno"),
    ("rho mi", "Rho"),
    ("lecco lc", "Lecco"),
    ("Cantù, Como", "Cantù"),
    ("limbiate provincia di monza", "Limbiate"),
    ("Cavenago in provincia di Lodi", "Cavenago d'Adda"),
    ("Castro (LE)", "Castro"),
    ("Uggiate-Trevano", "Uggiate con Ronago"),
    ("pero", "Pero"),
    ("abito a pero", "Pero"),
    ("opera", "Opera"),
    ("sto a Nave", "Nave"),
    ("la spezia", "La Spezia"),
    ("Bozen", "Bolzano"),
    ("non Bergamo, Brescia", "Brescia"),
    ("abito a Lodi, anzi a Crema", "Crema"),
    ("abito in via Milano 12, Saronno", "Saronno"),
    ("abito a Lodi e lavoravo a Milano", "Lodi"),
    ("residente a Bari ma domiciliato a Lodi", "Bari"),
    ("Dolzago, vicino a Lecco", "Dolzago"),
    ("Solaro", "Solaro"),
]


@pytest.mark.parametrize(("text", "name"), SURE)
def test_a_plain_answer_is_certain(gazetteer, text, name):
    answer = gazetteer.resolve(text)
    assert (answer.kind, answer.certain) == ("comune", True)
    assert answer.places[0].name == name
    assert answer.in_lombardy == answer.places[0].in_lombardy


UNSURE = [
    ("vicino a Lecco", "Lecco"),
    ("dalle parti di Treviglio", "Treviglio"),
    ("sn di sarono", "Saronno"),
    ("lodi vechio", "Lodi Vecchio"),
    ("sesot san giovanni", "Sesto San Giovanni"),
    ("porto mantovanno", "Porto Mantovano"),
    ("dalle parti di sarono credo", "Saronno"),
    ("vittoria", "Vittoria"),
    ("san siro", "San Siro"),
]


@pytest.mark.parametrize(("text", "name"), UNSURE)
def test_a_guess_is_to_be_confirmed(gazetteer, text, name):
    answer = gazetteer.resolve(text)
    assert (answer.kind, answer.certain) == ("comune", False)
    assert answer.places[0].name == name


CHOICES = [
    ("Cernusco", {"Cernusco sul Naviglio", "Cernusco Lombardone"}),
    ("Cavenago", {"Cavenago di Brianza", "Cavenago d'Adda"}),
    ("abito a cavenago", {"Cavenago di Brianza", "Cavenago d'Adda"}),
    ("sesto", {"Sesto San Giovanni", "Sesto Calende", "Sesto ed Uniti", "Sesto"}),
    ("tra Milano e Monza", {"Milano", "Monza"}),
    ("Solbiate", {"Solbiate Arno", "Solbiate Olona", "Solbiate con Cagno"}),
    ("Castro", {"Castro"}),
    ("reggio", {"Reggio di Calabria", "Reggio nell'Emilia"}),
]


@pytest.mark.parametrize(("text", "names"), CHOICES)
def test_an_ambiguous_answer_leaves_the_choice(gazetteer, text, names):
    answer = gazetteer.resolve(text)
    assert (answer.kind, answer.certain) == ("choices", False)
    assert {place.name for place in answer.places} == names


def test_choices_are_two_to_eight_and_say_where_they_lie(gazetteer):
    for text in ("24060", "villa", "castello", "san giorgio"):
        assert 2 <= len(gazetteer.resolve(text).places) <= 8
    assert gazetteer.resolve("24060").in_lombardy is True
    assert gazetteer.resolve("Reggio").in_lombardy is False
    assert gazetteer.resolve("Castro").in_lombardy is None


AREAS = [
    ("provincia di como", "province", "CO", True),
    ("in provincia di Bergamo", "province", "BG", True),
    ("prov. BG", "province", "BG", True),
    ("provincia di Monza e Brianza", "province", "MB", True),
    ("monza e brianza", "province", "MB", True),
    ("nel bresciano", "province", "BS", True),
    ("bergamasca", "province", "BG", True),
    ("valtellina", "province", "SO", True),
    ("provincia di Novara", "province", "NO", False),
    ("nel novarese", "province", "NO", False),
    ("in Brianza", "region", "", True),
    ("in Lombardia", "region", "", True),
    ("Piemonte", "region", "", False),
    ("Emilia Romagna", "region", "", False),
    ("in Friuli", "region", "", False),
    ("non abito in Lombardia", "region", "", False),
    ("fuori regione", "region", "", False),
    ("fuori dalla Lombardia", "region", "", False),
    ("Svizzera", "abroad", "", False),
    ("in Ticino", "abroad", "", False),
    ("all'estero", "abroad", "", False),
    ("vivo a Lugano", "abroad", "", False),
]


@pytest.mark.parametrize(("text", "kind", "province", "inside"), AREAS)
def test_a_larger_area_is_enough_to_know_the_side(
    gazetteer, text, kind, province, inside
):
    answer = gazetteer.resolve(text)
    assert (answer.kind, answer.province) == (kind, province)
    assert answer.in_lombardy is inside
    assert answer.places == ()


UNKNOWN = [
    "",
    "   ",
    "?",
    "non lo trovo",
    "non lo so",
    "boh",
    "salve",
    "però",
    "ora",
    "si",
    "sì",
    "no",
    "va",
    "bo",
    "mi",
    "BG",
    "perché me lo chiedete?",
    "non saprei",
    "preferisco non dirlo",
    "voglio parlare con una persona",
    "non abito a Milano",
    "non in Piemonte",
    "via Milano 12",
    "sul lago di Como",
    "in Italia",
    "qwertyuiop",
    "99999",
    "123",
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_names_no_place_is_unknown(gazetteer, text):
    assert gazetteer.resolve(text).kind == "unknown"


def test_an_unlisted_cap_of_lombardy_still_tells_the_region(gazetteer):
    answer = gazetteer.resolve("20199")
    assert (answer.kind, answer.in_lombardy, answer.certain) == ("region", True, False)


def test_a_frazione_that_rivals_a_comune_elsewhere_is_asked_about(gazetteer):
    """Bondeno is a comune of Ferrara and a frazione of Gonzaga, Lombardy."""
    answer = gazetteer.resolve("Bondeno")
    assert (answer.places[0].province, answer.certain) == ("FE", False)


def test_every_comune_answers_to_its_own_name(gazetteer):
    comuni = {
        p.istat: p for cap in range(100000) for p in gazetteer.by_cap(f"{cap:05d}")
    }
    assert len(comuni) == 7894
    lost = [
        place.name
        for place in comuni.values()
        if place not in gazetteer.resolve(f"abito a {place.name.lower()}").places
    ]
    assert not lost


def test_long_and_odd_texts_are_read_in_peace(gazetteer):
    for text in ("a " * 5000, "x" * 5000, "\n\n\t", "🙂🙂", "a\u0301" * 50, "1" * 400):
        assert gazetteer.resolve(text).kind == "unknown"


def test_misspelt_places_are_recognised(gazetteer, misspelt):
    right, first = [], []
    for written, name, province in misspelt:
        answer = gazetteer.resolve(written)
        named = [(place.name, place.province) for place in answer.places]
        right.append((name, province) in named)
        first.append(answer.kind == "comune" and named[0] == (name, province))
    assert len(right) >= 200
    assert sum(right) / len(right) >= 0.92
    assert sum(first) / len(first) >= 0.9


def test_a_misspelt_place_is_never_certain_of_the_wrong_side(gazetteer, misspelt):
    for written, name, province in misspelt:
        answer = gazetteer.resolve(written)
        meant = next(p for p in gazetteer.by_name(name) if p.province == province)
        wrong = answer.certain and answer.in_lombardy is not meant.in_lombardy
        assert not wrong, written


@pytest.fixture(scope="module")
def misspelt(request):
    """Rows of [written, comune, province]."""
    table = request.path.parent / "places_misspelt.yml"
    return yaml.safe_load(table.read_text(encoding="utf-8"))
