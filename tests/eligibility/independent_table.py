"""The recipients of edition ``x_6686_2017``, as tables copied by hand.

The tables follow sections 2 and 3 of the rules, row by row, and were written
without looking at the product's own criteria. A test compares the two over
every combination of facts: where they differ, one of them misread the rules.

A fact that is absent, or ``None``, is unknown. A value that is not in
``VALUES`` is not in the tables either, so it raises ``KeyError``.
"""

from typing import Any

VALUES: dict[str, tuple[Any, ...]] = {
    "condizione": (
        "sospeso",
        "disoccupato",
        "occupato",
        "occupato_temporaneo",
        "preavviso",
        "autonomo",
        "inoccupato",
        "pensionato",
    ),
    "ammortizzatore": (
        "cigs",
        "cigs_solidarieta",
        "cigd",
        "cigo",
        "fis",
        "in_attesa",
        "naspi",
        "dis_coll",
        "mobilita",
        "nessuno",
        "altro",
    ),
    "accordo_esuberi": (True, False),
    "residente_o_domiciliato": (True, False),
    "causa_cessazione": (
        "licenziamento_collettivo",
        "licenziamento_economico",
        "cessazione_attivita",
        "scadenza_contratto",
        "fine_missione",
        "fine_collaborazione",
        "dimissioni",
        "dimissioni_giusta_causa",
        "risoluzione_consensuale",
        "licenziamento_disciplinare",
    ),
    "azienda_in_crisi": (True, False),
}
"""The legal values of each fact that bears on the verdict."""

MET, NOT_MET, TO_VERIFY = "met", "not_met", "to_verify"
COMPATIBLE, NOT_COMPATIBLE = "compatible", "not_compatible"

# For each condizione, S1 and D1.
BY_CONDIZIONE = {
    "sospeso": (MET, NOT_MET),
    "disoccupato": (NOT_MET, MET),
    "occupato": (NOT_MET, NOT_MET),
    "occupato_temporaneo": (NOT_MET, TO_VERIFY),
    "preavviso": (NOT_MET, TO_VERIFY),
    "autonomo": (NOT_MET, NOT_MET),
    "inoccupato": (NOT_MET, NOT_MET),
    "pensionato": (NOT_MET, NOT_MET),
    None: (TO_VERIFY, TO_VERIFY),
}

# For each ammortizzatore, S2.
BY_AMMORTIZZATORE = {
    "cigs": MET,
    "cigs_solidarieta": TO_VERIFY,
    "cigd": MET,
    "cigo": NOT_MET,
    "fis": NOT_MET,
    "in_attesa": TO_VERIFY,
    "naspi": NOT_MET,
    "dis_coll": NOT_MET,
    "mobilita": NOT_MET,
    "nessuno": NOT_MET,
    "altro": TO_VERIFY,
    None: TO_VERIFY,
}

# For each accordo_esuberi, S3.
BY_ACCORDO_ESUBERI = {True: MET, False: NOT_MET, None: TO_VERIFY}

# For each residente_o_domiciliato, D2.
BY_RESIDENTE_O_DOMICILIATO = {True: MET, False: NOT_MET, None: TO_VERIFY}

# For each causa_cessazione, D3 when azienda_in_crisi is true, false, unknown.
BY_CAUSA_CESSAZIONE = {
    "licenziamento_collettivo": (MET, MET, MET),
    "cessazione_attivita": (MET, MET, MET),
    "licenziamento_economico": (MET, TO_VERIFY, TO_VERIFY),
    "dimissioni_giusta_causa": (TO_VERIFY, NOT_MET, TO_VERIFY),
    "risoluzione_consensuale": (TO_VERIFY, NOT_MET, TO_VERIFY),
    "scadenza_contratto": (TO_VERIFY, NOT_MET, TO_VERIFY),
    "fine_missione": (TO_VERIFY, NOT_MET, TO_VERIFY),
    "fine_collaborazione": (TO_VERIFY, NOT_MET, TO_VERIFY),
    "dimissioni": (TO_VERIFY, NOT_MET, TO_VERIFY),
    "licenziamento_disciplinare": (NOT_MET, NOT_MET, NOT_MET),
    None: (TO_VERIFY, TO_VERIFY, TO_VERIFY),
}
COLUMN_OF_AZIENDA_IN_CRISI = {True: 0, False: 1, None: 2}

# For the different answers among the three checks of a class, its verdict.
VERDICT_OF_A_CLASS = {
    frozenset({MET}): COMPATIBLE,
    frozenset({MET, TO_VERIFY}): TO_VERIFY,
    frozenset({TO_VERIFY}): TO_VERIFY,
    frozenset({MET, NOT_MET}): NOT_COMPATIBLE,
    frozenset({NOT_MET, TO_VERIFY}): NOT_COMPATIBLE,
    frozenset({MET, NOT_MET, TO_VERIFY}): NOT_COMPATIBLE,
    frozenset({NOT_MET}): NOT_COMPATIBLE,
}

# For the verdicts of sospesi and of disoccupati, that of the edition.
VERDICT_OF_THE_EDITION = {
    (COMPATIBLE, COMPATIBLE): COMPATIBLE,
    (COMPATIBLE, TO_VERIFY): COMPATIBLE,
    (COMPATIBLE, NOT_COMPATIBLE): COMPATIBLE,
    (TO_VERIFY, COMPATIBLE): COMPATIBLE,
    (TO_VERIFY, TO_VERIFY): TO_VERIFY,
    (TO_VERIFY, NOT_COMPATIBLE): TO_VERIFY,
    (NOT_COMPATIBLE, COMPATIBLE): COMPATIBLE,
    (NOT_COMPATIBLE, TO_VERIFY): TO_VERIFY,
    (NOT_COMPATIBLE, NOT_COMPATIBLE): NOT_COMPATIBLE,
}


def expected(facts: dict[str, Any]) -> dict[str, Any]:
    """Return the verdict of the edition, of its classes and of their checks."""
    s1, d1 = BY_CONDIZIONE[facts.get("condizione")]
    sospesi = {
        "S1": s1,
        "S2": BY_AMMORTIZZATORE[facts.get("ammortizzatore")],
        "S3": BY_ACCORDO_ESUBERI[facts.get("accordo_esuberi")],
    }
    crisi = COLUMN_OF_AZIENDA_IN_CRISI[facts.get("azienda_in_crisi")]
    disoccupati = {
        "D1": d1,
        "D2": BY_RESIDENTE_O_DOMICILIATO[facts.get("residente_o_domiciliato")],
        "D3": BY_CAUSA_CESSAZIONE[facts.get("causa_cessazione")][crisi],
    }
    verdicts = (
        VERDICT_OF_A_CLASS[frozenset(sospesi.values())],
        VERDICT_OF_A_CLASS[frozenset(disoccupati.values())],
    )
    return {
        "verdict": VERDICT_OF_THE_EDITION[verdicts],
        "classes": {
            "sospesi": {"verdict": verdicts[0], "checks": sospesi},
            "disoccupati": {"verdict": verdicts[1], "checks": disoccupati},
        },
    }


# The provinces of Lombardy, by the first three digits of the ISTAT code.
LOMBARDE = {
    "012": "Varese",
    "013": "Como",
    "014": "Sondrio",
    "015": "Milano",
    "016": "Bergamo",
    "017": "Brescia",
    "018": "Pavia",
    "019": "Cremona",
    "020": "Mantova",
    "097": "Lecco",
    "098": "Lodi",
    "108": "Monza e della Brianza",
}

# For residenza and domicilio in Lombardy or not, residente_o_domiciliato.
BY_RESIDENZA_E_DOMICILIO = {
    (True, True): True,
    (True, False): True,
    (True, None): True,
    (False, True): True,
    (False, False): False,
    (False, None): None,
    (None, True): True,
    (None, False): None,
    (None, None): None,
}


def in_lombardia(code: str | None) -> bool | None:
    """Tell whether an ISTAT code, or ``estero``, lies in Lombardy."""
    return None if code is None else code[:3] in LOMBARDE


def with_residence_reduced(facts: dict[str, Any]) -> dict[str, Any]:
    """Replace ``residenza`` and ``domicilio`` with what is derived from them."""
    if "residenza" not in facts and "domicilio" not in facts:
        return facts
    places = (
        in_lombardia(facts.get("residenza")),
        in_lombardia(facts.get("domicilio")),
    )
    others = {k: v for k, v in facts.items() if k not in ("residenza", "domicilio")}
    derived = BY_RESIDENZA_E_DOMICILIO[places]
    return {"residente_o_domiciliato": derived, **others}
