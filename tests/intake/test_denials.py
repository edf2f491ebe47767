"""What a message denies, and whether it tells of today and of oneself."""

import pytest

from bot.intake.denials import denied, open_to_doubt
from bot.intake.reading import read, read_answer
from bot.reference import load_gazetteer

CONDITION, SCHEME, CAUSE = "condizione", "ammortizzatore", "causa_cessazione"
CRISIS, AGREEMENT = "azienda_in_crisi", "accordo_esuberi"

DENIED = [
    (CONDITION, "disoccupata non sono", "disoccupato"),
    (CONDITION, "licenziati noi non lo siamo ancora", "disoccupato"),
    (CONDITION, "io licenziato non lo sono mai stato", "disoccupato"),
    (CONDITION, "licenziate no", "disoccupato"),
    (CONDITION, "non mi ha licenziato nessuno", "disoccupato"),
    (CONDITION, "han lasciato a casa tutti tranne me", "disoccupato"),
    (CONDITION, "ci licenzieranno", "disoccupato"),
    (CONDITION, "il giudice mi ha reintegrata", "disoccupato"),
    (CONDITION, "il lavoro non l'ho perso", "disoccupato"),
    (CONDITION, "in pensione non ci sono ancora", "pensionato"),
    (CONDITION, "so mia in pensiù", "pensionato"),
    (CONDITION, "nn ho mai smesso di lavorare", "inoccupato"),
    (CONDITION, "ho sempre lavorato", "inoccupato"),
    (CONDITION, "non ho mai lavorato all'estero", "inoccupato"),
    (CONDITION, "sono inoccupata dopo il licenziamento", "inoccupato"),
    (CONDITION, "né sospeso né altro", "sospeso"),
    (CONDITION, "ero in cassa, adesso no", "sospeso"),
    (CONDITION, "la partita iva l'ho chiusa", "autonomo"),
    (SCHEME, "straordinaria non è", "cigs"),
    (SCHEME, "la naspi non la prendo", "naspi"),
    (SCHEME, "mica la deroga", "cigd"),
    (SCHEME, "ordinaria minga", "cigo"),
    (SCHEME, "ordinaria non credo", "cigo"),
    (CAUSE, "collettivo non è", "licenziamento_collettivo"),
    (CAUSE, "dimissioni non ne ho mai date", "dimissioni"),
    (CAUSE, "le dimissioni le ho ritirate, dimissioni ritirate", "dimissioni"),
    (CAUSE, "licenziata senza giusta causa", "licenziamento_disciplinare"),
    (CAUSE, "licenziata senza giusta causa", "dimissioni_giusta_causa"),
    (CAUSE, "non era certo giusta causa", "dimissioni_giusta_causa"),
    (CAUSE, "la ditta chiusa non è", "cessazione_attivita"),
    (CAUSE, "chiude per ferie", "cessazione_attivita"),
    (CAUSE, "fuori prima della scadenza", "scadenza_contratto"),
    (CRISIS, "mai fallita", True),
    (CRISIS, "aveva pochi ordini", False),
    (AGREEMENT, "nessun accordo firmato per gli esuberi", True),
]
UNSAID = [
    (CONDITION, "siamo fermi da mesi", "occupato_temporaneo"),
    (CAUSE, "ci licenzieranno", "dimissioni"),
    (CONDITION, "da maggio sarò senza lavoro", "disoccupato"),
    (CONDITION, "mia cognata è stata licenziata, io sono in ansia", "disoccupato"),
    (SCHEME, "due anni fa prendevo la naspi", "naspi"),
    (SCHEME, "avremo la deroga", "cigd"),
    (SCHEME, "mio cugino ha la cigo, io niente", "cigo"),
    (SCHEME, "faccio gli straordinari", "cigs"),
    (AGREEMENT, "l'accordo sì, gli esuberi non so", False),
]
NOT_DENIED = [
    (CONDITION, "sono disoccupato, non so da quando", "disoccupato"),
    (CONDITION, "licenziato non mi hanno pagato", "disoccupato"),
    (CONDITION, "disoccupata non lo so da quanto", "disoccupato"),
    (CONDITION, "non lavoro più, sono disoccupato", "disoccupato"),
    (CONDITION, "mia moglie è in pensione", "pensionato"),
    (SCHEME, "straordinaria, non so altro", "cigs"),
    (SCHEME, "non è ordinaria, è straordinaria", "cigs"),
    (CAUSE, "non mi hanno rinnovato il contratto", "scadenza_contratto"),
]


@pytest.mark.parametrize(("fact", "text", "value"), DENIED)
def test_what_is_denied_is_told(fact, text, value):
    assert value in denied(fact, text)


@pytest.mark.parametrize(("fact", "text", "value"), UNSAID)
def test_what_is_past_to_come_or_of_others_is_not_offered(fact, text, value):
    assert value in denied(fact, text)


@pytest.mark.parametrize(("fact", "text", "value"), NOT_DENIED)
def test_what_is_said_is_not_denied(fact, text, value):
    assert value not in denied(fact, text)


@pytest.mark.parametrize(("fact", "text", "value"), DENIED)
def test_what_is_denied_is_not_read(fact, text, value):
    answer = read_answer(fact, text, load_gazetteer())
    assert value not in {answer.value, *(choice.value for choice in answer.choices)}
    found = [f.value for f in read(text, load_gazetteer()).found if f.fact == fact]
    assert value not in found


@pytest.mark.parametrize(
    "text",
    [
        "da marzo avrò la cassa",
        "la straordinaria parte lunedì",
        "il mese prossimo siamo in deroga",
        "spero nella straordinaria",
        "sarei disoccupato",
        "mi licenzieranno",
        "aprirò una partita iva",
        "vorrei andare in pensione",
        "se mi licenziano",
        "forse collettivo",
        "in deroga, mi sa",
        "prendevo la naspi",
        "la deroga è scaduta",
        "mia sorella prende la naspi",
        "lui è in cassa, io no",
        "non è stato disciplinare",
        "sono disoccupata ma lavoro",
        "contratto sospeso e anche licenziato",
        "per quel che ne so la ditta è a posto, in crisi no",
    ],
)
def test_what_is_doubtful_is_told(text):
    assert open_to_doubt(text)


@pytest.mark.parametrize(
    "text",
    [
        "sono disoccupato da marzo",
        "siamo in cassa straordinaria",
        "mi hanno licenziato perché la ditta ha chiuso",
        "la sera lavoro in un bar, però di giorno sono libera",
        "il contratto è scaduto a giugno e adesso prendo la naspi",
    ],
)
def test_what_is_plain_is_not_doubtful(text):
    assert not open_to_doubt(text)
