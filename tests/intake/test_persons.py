"""Who a message is about, and what is told of another."""

import pytest

from bot.intake.persons import about_whom, told_by_them
from bot.intake.reading import read
from bot.reference import load_gazetteer

ANOTHER = (
    "chiamo per mio padre",
    "scrivo a nome di mia madre che non usa il telefono",
    "buongiorno sono del patronato, ho qui un lavoratore della Candy",
    "è per un collega che non parla bene italiano",
    "mio marito è in cassa straordinaria, può partecipare?",
    "mio fratello senza lavoro da 3 mesi, lui abita Busto Arsizio",
    "l'utente risulta disoccupato dal mese scorso",
    "seguo una signora che faceva le pulizie",
    "hanno licenziato mio fratello",
    "no, non è per me",
    "per mio figlio: lo hanno licenziato",
    "il sig. Bianchi risulta sospeso in CIGS",
    "sono un operatore del patronato: utente disoccupato da marzo",
)
ONESELF = (
    "no, è per me",
    "parlo di me",
    "sono io il lavoratore",
)
NOBODY = (
    "scrivo per sapere se rientro",
    "mia moglie lavora, io sono in cassa",
    "mio marito è in pensione e io sono disoccupata",
    "mia madre è malata e ho perso il lavoro",
    "mi hanno licenziato insieme a un collega",
    "il mio capo è in ferie",
    "sono il padre di due bambini e sono disoccupato",
    "mi ha licenziato il signor Rossi",
    "mio marito è in cassa e anche io",
    "Bergamo",
)


@pytest.mark.parametrize("text", ANOTHER)
def test_the_writer_writes_for_another(text):
    assert about_whom(text) == "other"


@pytest.mark.parametrize("text", ONESELF)
def test_the_writer_writes_of_themselves(text):
    assert about_whom(text) == "self"


@pytest.mark.parametrize("text", NOBODY)
def test_it_is_not_said(text):
    assert about_whom(text) is None


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "io lavoro in comune, mio marito invece è stato licenziato",
            {"condizione": "disoccupato"},
        ),
        (
            "è in cassa straordinaria e abita a Lecco",
            {
                "condizione": "sospeso",
                "ammortizzatore": "cigs",
                "residenza": "097042",
            },
        ),
        (
            "chiamo per mio padre, io sono in pensione, lui è in preavviso",
            {"condizione": "preavviso"},
        ),
        (
            "gli è scaduto il contratto",
            {"condizione": "disoccupato", "causa_cessazione": "scadenza_contratto"},
        ),
        (
            "si è dimessa perché non la pagavano",
            {
                "condizione": "disoccupato",
                "causa_cessazione": "dimissioni_giusta_causa",
                "azienda_in_crisi": True,
            },
        ),
        ("mio zio ha ancora il contratto ma è a zero ore", {"condizione": "sospeso"}),
    ],
)
def test_what_is_told_of_another_is_read_as_theirs(text, facts):
    told = read(told_by_them(text), load_gazetteer())
    assert {item.fact: item.value for item in told.found} == facts


@pytest.mark.parametrize("text", ["Sì", "Cantù", "la ditta è ferma", "straordinaria"])
def test_what_tells_nothing_of_anybody_stays_as_it_is(text):
    assert told_by_them(text) == text
