"""Where people say they live, in every register, and what they say of other places."""

from pathlib import Path

import pytest
import yaml

from bot.intake.place_caps import with_caps_in_digits
from bot.intake.place_slips import Slips
from bot.intake.reading import read, read_answer
from bot.reference import load_gazetteer

CASES = Path(__file__).parent / "cases" / "homes.yml"


@pytest.mark.parametrize(
    ("asked", "text", "expected"), yaml.safe_load(CASES.read_text("utf-8"))
)
def test_an_answer_gives_the_home_and_no_other_place(asked, text, expected):
    answer = read_answer(asked, text, load_gazetteer())
    assert said(answer) == expected


def said(answer):
    """The comune of an answer by name, or what else it says."""
    if answer.kind != "value":
        return answer.kind
    if answer.value is False:
        return "elsewhere"
    place = load_gazetteer().get(str(answer.value))
    return place.name if place else answer.value


OFFERED = [
    ("Castiglione d/S", "Castiglione delle Stiviere (MN)"),
    ("paderno d.", "Paderno Dugnano (MI)"),
]


@pytest.mark.parametrize(("text", "label"), OFFERED)
def test_what_may_be_two_towns_is_offered(text, label):
    answer = read_answer("residenza", text, load_gazetteer())
    assert label in [choice.label for choice in answer.choices]


NAMED = [
    ("abto a treviglio e sono in cassa", {"Treviglio"}),
    ("lo stabilimento di Foggia ha chiuso, io vivo a Milano", {"Foggia", "Milano"}),
    ("só de Brèsa e laùre pö", {"Brescia"}),
    ("abiti a Bèrghem, in cassa", {"Bergamo"}),
    ("prima ero a Desio ora sto a Seregno", {"Desio", "Seregno"}),
    ("io no lavoro, casa mia Legnano", {"Legnano"}),
    ("a Treviglio abito e a Caravaggio lavoravo", {"Treviglio", "Caravaggio"}),
    ("vivo crema, no lavoro", {"Crema"}),
    ("abito cremna", {"Cremona"}),
    ("il tribunale di Monza ha dichiarato il fallimento", {"Monza"}),
    ("ho perso il posto, la crema era finita", set()),
    ("tante lodi e poi ci licenziano", set()),
    ("ci hanno convocati in sede protetta", set()),
    ("non sapri cosa dirle", set()),
    ("che cassino, rifaccio tutto", set()),
    ("el padrù 'l paga mia", set()),
    ("stiamo compilando il modulo", set()),
    ("le cose non sono chiari", set()),
    ("mi chiamo Luca Novara", set()),
    ("mia zia non guida e noi viviamo a Iseo", {"Iseo"}),
    ("montavo gru a Leno e poi basta", {"Leno"}),
    ("il magazzino di Mozzo", {"Mozzo"}),
    ("cerco un lavoro di opera", set()),
    ("la ditta di corbeta ha chiuso", {"Corbetta"}),
    ("facevo il saldatore a seregnno", {"Seregno"}),
    ("el stabiliment de Saronn l'è seraa", {"Saronno"}),
    ("non so a caso cosa dire", set()),
    ("ci hanno spostati da Erba a Meda", {"Erba", "Meda"}),
    ("una srl con sede in Opera", {"Opera"}),
    ("A Nave avevamo il forno", {"Nave"}),
    ("banconista Desenzano fino a ieri", {"Desenzano del Garda"}),
    ("si chiama Pavia di cognome", set()),
    ("un torneo di Calcio", set()),
    ("sto a peso morto", set()),
    ("lavuri a Gallaraa, ma stoo a Tradaa", {"Gallarate", "Tradate"}),
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_a_free_message_names_these_comuni(gazetteer, text, names):
    mentions = gazetteer.mentions(text)
    assert {place.name for m in mentions for place in m.places} == names


HOMES = [
    ("lavoro verso Coccaglio e abito a Rovato", {"residenza": "Rovato"}),
    ("abito a Rovato, cioè in campagna verso Coccaglio", {"residenza": "Rovato"}),
    ("lo stabilimento di Foggia ha chiuso a marzo", {}),
    ("a Lodi abito con due amici", {"residenza": "Lodi"}),
    ("Suzzara, lì sono residente", {"residenza": "Suzzara"}),
    ("a Livigno ci lavoro d'inverno, vivo a Tirano", {"residenza": "Tirano"}),
    ("abito a Monza e non a Milano, a Milano avevo l'ufficio", {"residenza": "Monza"}),
    ("mi sono trasferita da Lodi a Crema", {"residenza": "Crema"}),
    ("prima lavoro Milano, ma casa Brescia", {"residenza": "Brescia"}),
    (
        "ho la residenza a Foggia ma vivo a Crema",
        {"residenza": "Foggia", "domicilio": "Crema"},
    ),
]


@pytest.mark.parametrize(("text", "homes"), HOMES)
def test_a_free_message_tells_home_from_the_other_places(gazetteer, text, homes):
    found = read(text, gazetteer).found
    facts = {f.fact: gazetteer.get(f.value).name for f in found if f.fact in ROLES}
    assert facts == homes


ROLES = {"residenza", "domicilio"}

NO_HOMES = [
    "el padrù 'l m'ha mandàt a cà, laùr finì",
    "per calo di lavoro ci hanno fermati",
    "CIGS (così c'è sulla busta)",
    "a spasso da maggio",
    "il curatore del tribunale di Bari",
]


@pytest.mark.parametrize("text", NO_HOMES)
def test_what_is_said_of_work_is_no_answer_about_home(gazetteer, text):
    assert gazetteer.resolve(text).places == ()


SPOKEN = [
    ("venti zero novantanove", "20099"),
    ("il cap è due quattro uno due sei", "il cap è 24126"),
    ("ventimilacento", "20100"),
    ("ventimila novecento", "20900"),
    ("ventiseimilaquindici ecco", "26015 ecco"),
    ("20 1 62", "20162"),
    ("ho due figli, tre anni e quattro", "ho due figli, tre anni e quattro"),
    ("20099", "20099"),
    ("dodici", "dodici"),
]


@pytest.mark.parametrize(("text", "written"), SPOKEN)
def test_a_spoken_cap_is_written_in_digits(text, written):
    assert with_caps_in_digits(text) == written


def test_a_slip_keeps_the_first_letter_and_goes_one_letter_far():
    slips = Slips(["abito", "residente", "di"], shortest=5)
    assert slips.of("abto") == {"abito"}
    assert slips.of("presidente") == set()
    assert slips.of("abt") == set()
    assert slips.of("d") == set()
