"""The legal values of facts, as buttons carry them."""

VALUES: dict[str, tuple[str, ...]] = {
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
}
