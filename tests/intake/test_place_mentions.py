"""Places in free messages: where they stand, what they are, what is denied."""

from pathlib import Path

import pytest

from bot.intake.places import PlaceMention

HOME, SECOND, WORK, NONE = "residenza", "domicilio", "azienda", ""


def seen(mention: PlaceMention) -> str:
    """The place of a mention, in one word: a name, a province or a kind."""
    if len(mention.places) == 1:
        return mention.places[0].name
    return mention.province or mention.kind


ROLES = [
    (
        "sono in CIGS alla Electrolux di Solaro, c'è l'accordo, abito a Saronno",
        [("Solaro", WORK), ("Saronno", HOME)],
    ),
    ("abito a Saronno", [("Saronno", HOME)]),
    ("vivo da dieci anni a Lecco", [("Lecco", HOME)]),
    ("residente in via Garibaldi 3 a Desio", [("Desio", HOME)]),
    (
        "residenza: Busto Arsizio; domicilio: Como",
        [("Busto Arsizio", HOME), ("Como", SECOND)],
    ),
    ("residenza e domicilio: Pavia", [("Pavia", HOME)]),
    ("sono di Cantù (CO)", [("Cantù", HOME)]),
    ("sto qua a Bollate", [("Bollate", HOME)]),
    ("ho preso casa a Treviglio", [("Treviglio", HOME)]),
    ("io abita Milano", [("Milano", HOME)]),
    ("abito a s. giuliano mil.se", [("San Giuliano Milanese", HOME)]),
    ("mi sono trasferita da poco a Erba", [("Erba", HOME)]),
    ("sto a Corsico da mia sorella", [("Corsico", HOME)]),
    ("domiciliato presso mia zia a Rho", [("Rho", SECOND)]),
    ("residente a Napoli ma vivo a Milano", [("Napoli", HOME), ("Milano", SECOND)]),
    (
        "ho la residenza a Palermo ma sto a Seregno",
        [("Palermo", HOME), ("Seregno", SECOND)],
    ),
    ("vivo a Milano ma ho la residenza a Bari", [("Milano", SECOND), ("Bari", HOME)]),
    ("abito a Bari ma sto a Lodi", [("Bari", HOME), ("Lodi", SECOND)]),
    ("sono di Bari ma vivo a Lodi", [("Bari", NONE), ("Lodi", HOME)]),
    ("nato a Palermo, residente a Vigevano", [("Palermo", NONE), ("Vigevano", HOME)]),
    ("prima abitavo a Milano ora vivo a Pavia", [("Milano", NONE), ("Pavia", HOME)]),
    ("vivo a Milano ma vengo da Napoli", [("Milano", HOME), ("Napoli", NONE)]),
    ("lavoravo a Monza", [("Monza", WORK)]),
    ("lavoravo alla Candy a Brugherio", [("Brugherio", WORK)]),
    ("la Candy di Brugherio ci ha messi in cassa", [("Brugherio", WORK)]),
    ("stabilimento di Pero", [("Pero", WORK)]),
    ("la ditta di Rossi srl di Monza ha chiuso", [("Monza", WORK)]),
    ("fabbrica a Cernusco", [("choices", WORK)]),
    ("sede legale in Lussemburgo", [("abroad", WORK)]),
    ("all'Ilva di Taranto", [("Taranto", WORK)]),
    ("non lavoro più alla Whirlpool di Comerio", [("Comerio", WORK)]),
    ("mi hanno lasciata a casa dalla fonderia di Lumezzane", [("Lumezzane", WORK)]),
    ("rho è bella", [("Rho", NONE)]),
    ("iscritta al collocamento di Lecco", [("Lecco", NONE)]),
    ("c'è un ufficio a Crema?", [("Crema", NONE)]),
    ("la produzione va in Polonia", [("abroad", NONE)]),
    ("sono del Senegal e abito a Bergamo", [("abroad", NONE), ("Bergamo", HOME)]),
    ("abito con mia moglie che è di Napoli", [("Napoli", NONE)]),
    ("vivo nel varesotto", [("VA", HOME)]),
    ("residente in provincia di Bergamo", [("BG", HOME)]),
    ("abito in Val Camonica", [("BS", HOME)]),
    ("vivo in Brianza", [("region", HOME)]),
    ("ho chiesto alla Regione Lombardia", [("region", NONE)]),
    ("vivo all'estero", [("abroad", HOME)]),
    ("lavoro in Ticino e abito a Como", [("abroad", WORK), ("Como", HOME)]),
    ("abito a Calcio, provincia di Bergamo", [("Calcio", HOME)]),
    ("abito in via Milano 12, Saronno", [("Saronno", HOME)]),
    ("abito sul lago di Como a Menaggio", [("Menaggio", HOME)]),
    ("mi chiamo Francesca Milano e vivo a Rho", [("Rho", HOME)]),
    ("cap 20099", [("Sesto San Giovanni", NONE)]),
    ("abito a 20099", [("Sesto San Giovanni", HOME)]),
    ("20025 Legnano", [("Legnano", NONE)]),
    ("abito alla Bovisa", [("Milano", HOME)]),
    ("abito a Pero e lavoravo a Opera", [("Pero", HOME), ("Opera", WORK)]),
    ("ho perso il lavoro però abito a pero", [("Pero", HOME)]),
    (
        "ABITO A MILANO E LAVORAVO ALLA MARELLI DI CORBETTA",
        [("Milano", HOME), ("Corbetta", WORK)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_each_place_has_the_role_its_words_give(gazetteer, text, expected):
    assert [(seen(m), m.role) for m in gazetteer.mentions(text)] == expected


DENIED = [
    ("non abito a Milano", [True]),
    ("non abito più a Milano, adesso sto a Lodi", [True, False]),
    ("non Bergamo, Brescia", [True, False]),
    ("NON ABITO A MILANO MA A MONZA", [True, False]),
    ("non abito né a Milano né a Monza", [True, True]),
    ("abito a Lodi, anzi a Crema", [True, False]),
    ("abito a Milano no", [True]),
    ("non sono di Milano", [True]),
    ("non vivo in Lombardia ma a Novara", [True, False]),
    ("non lontano da Lecco", [False]),
    ("non lavoro più alla Whirlpool di Comerio", [False]),
    ("non mi hanno rinnovato, abito a Lodi", [False]),
    ("no, abito a Lodi", [False]),
]


@pytest.mark.parametrize(("text", "expected"), DENIED)
def test_a_denied_place_says_so(gazetteer, text, expected):
    assert [m.negated for m in gazetteer.mentions(text)] == expected


def test_after_a_denial_the_next_place_inherits_the_role(gazetteer):
    milano, monza = gazetteer.mentions("non abito a Milano ma a Monza")
    assert (milano.role, monza.role) == (HOME, HOME)
    lodi, crema = gazetteer.mentions("abito a Lodi, anzi a Crema")
    assert (lodi.role, crema.role) == (HOME, HOME)


UNSURE = [
    "abito vicino a Lecco",
    "abito a due passi da Monza",
    "abito a sarono",
    "abito a Cernusco",
    "sono di Napoli",
]


@pytest.mark.parametrize("text", UNSURE)
def test_what_is_near_misspelt_or_only_an_origin_is_not_certain(gazetteer, text):
    assert [m.certain for m in gazetteer.mentions(text)] == [False]


MISSPELT_AFTER_A_CUE = [
    ("abito a sarono", "Saronno"),
    ("sn di bresia", "Brescia"),
    ("sono residente a rozano", "Rozzano"),
    ("domiciliato a gallaratte", "Gallarate"),
    ("la sede a varse", "Varese"),
]


@pytest.mark.parametrize(("text", "name"), MISSPELT_AFTER_A_CUE)
def test_misspelt_names_count_after_a_cue_only(gazetteer, text, name):
    assert [seen(m) for m in gazetteer.mentions(text)] == [name]
    bare = text.rsplit(maxsplit=1)[1]
    assert gazetteer.mentions(f"oggi {bare} ecco") == []


NEVER = ["la cassa", "ho perso", "le carte", "ora", "Salve", "anzi", "grazie a lei"]


@pytest.mark.parametrize("text", NEVER)
def test_everyday_words_are_no_places(gazetteer, text):
    assert gazetteer.mentions(text) == []


@pytest.mark.parametrize("code", ["MI", "VA", "NO", "SI", "BO", "TO", "LO", "CO"])
def test_a_province_code_alone_is_no_place(gazetteer, code):
    for text in (code, code.lower(), f"{code} grazie", f"non {code.lower()}"):
        assert gazetteer.mentions(text) == []


def test_a_province_code_belongs_to_the_place_before_it(gazetteer):
    (mention,) = gazetteer.mentions("residente a Castro (BG) da sempre")
    assert mention.text == "Castro (BG)"
    assert [place.province for place in mention.places] == ["BG"]


def test_positions_point_at_the_words(gazetteer):
    text = "Ciao! Lavoravo a San Donato Mil.se (MI), abito a Sant'Angelo Lodigiano."
    for mention in gazetteer.mentions(text):
        assert text[mention.start : mention.end] == mention.text
    assert [m.text for m in gazetteer.mentions(text)] == [
        "San Donato Mil.se (MI)",
        "Sant'Angelo Lodigiano",
    ]


def silent_messages() -> list[str]:
    """Messages of every register that name no place."""
    path = Path(__file__).with_name("messages_without_places.txt")
    return path.read_text(encoding="utf-8").splitlines()


def test_ordinary_messages_name_no_place(gazetteer):
    messages = silent_messages()
    wrong = {
        text: [mention.text for mention in found]
        for text in messages
        if (found := gazetteer.mentions(text))
    }
    assert len(messages) >= 150
    assert not wrong


def test_ordinary_messages_are_no_answers_either(gazetteer):
    wrong = [t for t in silent_messages() if gazetteer.resolve(t).kind != "unknown"]
    assert not wrong
