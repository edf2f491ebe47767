"""D.G.R. X/6686 of 9 June 2017, "Destinatari": to be read beside the act, line by line.

The act: ``acts/dgr_x_6686_2017.md``. In words: ``specs/x_6686_2017.md``.
"""

from collections.abc import Mapping
from typing import Final

from bot.eligibility.criteria import (
    MET,
    NOT_MET,
    TO_VERIFY,
    Citation,
    Criterion,
    Edition,
    RecipientClass,
    Result,
    answered,
    listed,
)

ACT: Final = "dgr_x_6686_2017"


def _destinatari(quote: str) -> Citation:
    return Citation(ACT, "Destinatari", quote)


# First line of "Destinatari".


def occupato_sospeso(condizione: str | None) -> Result:
    """S1: the contract stands, work is stopped or reduced."""
    return answered(condizione, condizione == "sospeso")


def percettore_cigd_o_cigs(ammortizzatore: str | None) -> Result:
    """S2: a solidarity contract, a request not yet granted and others: to verify."""
    return listed(
        ammortizzatore,
        met=("cigd", "cigs"),
        not_met=("cigo", "fis", "naspi", "dis_coll", "mobilita", "nessuno"),
    )


def accordo_che_prevede_esuberi(accordo_esuberi: bool | None) -> Result:
    """S3: asked for CIGS and for CIGD alike."""
    return answered(accordo_esuberi, accordo_esuberi is True)


SOSPESI: Final = RecipientClass(
    code="sospesi",
    quote=(
        "Occupati sospesi percettori di Cassa Integrazione Guadagni in deroga alla "
        "normativa vigente (CIGD) o Cassa Integrazione Guadagni Straordinaria (CIGS) "
        "in presenza di accordi che prevedono esuberi"
    ),
    criteria=(
        Criterion(
            code="S1",
            name="occupato sospeso",
            citation=_destinatari("Occupati sospesi"),
            needs=("condizione",),
            check=occupato_sospeso,
        ),
        Criterion(
            code="S2",
            name="percettore di CIGD o CIGS",
            citation=_destinatari(
                "percettori di Cassa Integrazione Guadagni in deroga alla normativa "
                "vigente (CIGD) o Cassa Integrazione Guadagni Straordinaria (CIGS)"
            ),
            needs=("ammortizzatore",),
            check=percettore_cigd_o_cigs,
        ),
        Criterion(
            code="S3",
            name="accordo che prevede esuberi",
            citation=_destinatari("in presenza di accordi che prevedono esuberi"),
            needs=("accordo_esuberi",),
            check=accordo_che_prevede_esuberi,
        ),
    ),
)


# Second line of "Destinatari".


def disoccupato(condizione: str | None) -> Result:
    """D1: notice is not yet unemployment; a short contract only pauses it."""
    return listed(
        condizione,
        met=("disoccupato",),
        not_met=("sospeso", "occupato", "autonomo", "inoccupato", "pensionato"),
    )


def residente_o_domiciliato_in_lombardia(
    residente_o_domiciliato: bool | None,
) -> Result:
    """D2: either is enough."""
    return answered(residente_o_domiciliato, residente_o_domiciliato is True)


CAUSA_PER_AZIENDA_IN_CRISI: Final[Mapping[str, tuple[Result, Result, Result]]] = {
    # causa_cessazione: azienda_in_crisi true, false, unknown
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
}


def espulso_da_azienda_in_crisi(causa: str | None, in_crisi: bool | None) -> Result:
    """D3: the act says no more than its words; the table is how they are applied."""
    if causa is None:
        return TO_VERIFY
    crisis, no_crisis, unknown = CAUSA_PER_AZIENDA_IN_CRISI[causa]
    if in_crisi is None:
        return unknown
    return crisis if in_crisi else no_crisis


DISOCCUPATI: Final = RecipientClass(
    code="disoccupati",
    quote=(
        "Disoccupati, residenti o domiciliati in Regione Lombardia, espulsi dal "
        "mercato del lavoro da aziende in crisi, percettori o meno di strumenti di "
        "sostegno al reddito"
    ),
    criteria=(
        Criterion(
            code="D1",
            name="disoccupato",
            citation=_destinatari("Disoccupati"),
            needs=("condizione",),
            check=disoccupato,
        ),
        Criterion(
            code="D2",
            name="residente o domiciliato in Lombardia",
            citation=_destinatari("residenti o domiciliati in Regione Lombardia"),
            needs=("residente_o_domiciliato",),
            check=residente_o_domiciliato_in_lombardia,
        ),
        Criterion(
            code="D3",
            name="espulso da un'azienda in crisi",
            citation=_destinatari("espulsi dal mercato del lavoro da aziende in crisi"),
            needs=("causa_cessazione", "azienda_in_crisi"),
            check=espulso_da_azienda_in_crisi,
        ),
        # "percettori o meno di strumenti di sostegno al reddito" asks for nothing.
    ),
)

EDITION: Final = Edition(
    id="x_6686_2017",
    title="Azioni di rete per il lavoro, D.G.R. X/6686 del 9 giugno 2017",
    act=ACT,
    status="closed",
    opens=None,
    closes="2018-08-20",
    as_of="2026-11-22",
    classes=(SOSPESI, DISOCCUPATI),
    sources={"D3": "practice", "closes": "secondary"},
)
