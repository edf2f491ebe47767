"""What the buttons of each question offer, in the order shown: "la seconda", "3"."""

from __future__ import annotations

from bot.eligibility.facts import Value

OPTIONS: dict[str, tuple[Value, ...]] = {
    "condizione": (
        "sospeso",
        "disoccupato",
        "preavviso",
        "occupato",
        "occupato_temporaneo",
        "autonomo",
        "inoccupato",
        "pensionato",
    ),
    "ammortizzatore": (
        "cigs",
        "cigd",
        "cigo",
        "cigs_solidarieta",
        "fis",
        "in_attesa",
        "nessuno",
        "altro",
    ),
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
    "accordo_esuberi": (True, False),
    "azienda_in_crisi": (True, False),
}
"""By fact; the buttons that follow ("non lo so") have no value. Tested against them."""
