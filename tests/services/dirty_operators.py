"""A list of a thousand lines with known dirt, the same at every run.

``python -m tests.services.dirty_operators OUT.csv`` writes it, to look at.
"""

import csv
import io
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from bot.reference import rows

HEADER = [
    *("CODICE", "DENOMINAZIONE", "INDIRIZZO", "CIVICO", "COMUNE", "PROV", "CAP"),
    *("TELEFONO", "EMAIL", "SITO", "LAT", "LON", "AGGIORNATO", "ALBO", "NOTE"),
]

MAP = {
    "dataset": "prova",
    "columns": {
        "id": "CODICE",
        "name": "DENOMINAZIONE",
        "address": ["INDIRIZZO", "CIVICO"],
        "comune": "COMUNE",
        "province": "PROV",
        "cap": "CAP",
        "phone": "TELEFONO",
        "email": "EMAIL",
        "website": "SITO",
        "lat": "LAT",
        "lon": "LON",
        "checked_on": "AGGIORNATO",
    },
    "constants": {"kind": "operatore_accreditato", "source": "Elenco di prova"},
    "accredited": {"column": "ALBO", "values": ["Servizi al lavoro"]},
    "dates": ["%d/%m/%Y"],
}

# How many lines of each dirt, and the reasons each must be refused with.
DIRT: dict[str, tuple[int, tuple[str, ...]]] = {
    "unknown comune": (40, ("unknown_comune",)),
    "wrong province": (15, ("comune_not_in_province",)),
    "bad phone": (30, ("not_a_phone",)),
    "bad mail": (30, ("not_a_email",)),
    "impossible date": (25, ("impossible_date",)),
    "future date": (10, ("future_date",)),
    "no name": (10, ("missing",)),
    "no address": (10, ("missing",)),
    "not accredited": (20, ("not_accredited",)),
    "coordinates swapped": (10, ("outside_italy",)),
    "coordinates far away": (5, ("far_from_comune",)),
    "bad cap": (5, ("not_a_cap",)),
    "bad site": (4, ("not_a_website",)),
    "phone and mail": (7, ("not_a_phone", "not_a_email")),
    "double": (25, ("double",)),
    "delimiter in a cell": (5, ("too_many_cells",)),
    "unclosed quote": (3, ("unclosed_quote",)),
    "blank": (20, ()),
}
LINES = 1000
CLEAN = LINES - sum(count for count, _ in DIRT.values())


@dataclass
class DirtyList:
    """The text, and what must be refused.

    Attributes:
        text: lines ending in CR LF, without byte order mark.
        refused: reasons by line number.
    """

    text: str
    refused: dict[int, tuple[str, ...]] = field(default_factory=dict)


def dirty_list() -> DirtyList:
    """Header and a thousand lines, dirt spread evenly among clean ones."""
    made = DirtyList(_line(HEADER))
    line = 2
    for number, dirt in enumerate(_schedule()):
        written = _written(number, dirt)
        reasons = DIRT[dirt][1] if dirt else ()
        if reasons:
            made.refused[line] = reasons
        made.text += written
        line += written.count("\n")
    return made


def _schedule() -> list[str]:
    """The dirt of each line, "" for none: dirty and clean ones well mixed."""
    kinds = [dirt for dirt, (count, _) in DIRT.items() for _ in range(count)]
    places = [
        (at * 37 + 11) % LINES for at in range(len(kinds))
    ]  # 37 and 1000: coprime
    schedule = [""] * LINES
    for place, dirt in zip(places, kinds, strict=True):
        schedule[place] = dirt
    return schedule


def _written(number: int, dirt: str) -> str:
    if dirt == "blank":
        return ("\r\n", ";" * (len(HEADER) - 1) + "\r\n", "  \r\n")[number % 3]
    cells = _dirtied(_clean(number), dirt)
    if dirt == "delimiter in a cell":
        return ";".join([*cells[:3], "12", "bis", *cells[4:]]) + "\r\n"
    if dirt == "unclosed quote":
        return ";".join([cells[0], f'"Ente {number}', *cells[2:]]) + "\r\n"
    return _line(cells)


@cache
def _comuni() -> list[dict[str, str]]:
    return [row for row in rows("comuni_italia") if row["regione"] == "Lombardia"]


def _clean(number: int) -> list[str]:
    place = _comuni()[number * 13 % len(_comuni())]
    names = (f"Ente {number}", f'Coop. "Rete {number}"', f"Società; lavoro {number}")
    positioned = number % 4 == 0
    return [
        f"R{number:04d}",
        names[number % 3],
        "Via Università" if number % 50 else "Via\nUniversità",
        str(number),
        place["nome"].upper() if number % 5 == 0 else place["nome"],
        place["sigla_provincia"],
        place["cap"].split("-")[0][:5],
        ("02 36579661", "0331/123456", "+39 035 123456", "")[number % 4],
        f"sede{number}@example.com" if number % 6 else "",
        "www.example.com" if number % 7 else "n.d.",
        place["lat"].replace(".", ",") if positioned else "",
        place["lon"].replace(".", ",") if positioned else "",
        ("31/12/2025", "2026-03-01", "2024")[number % 3],
        "Servizi al lavoro",
        "colonna in più",
    ]


_REPLACED: dict[str, dict[str, str]] = {
    "unknown comune": {"COMUNE": "Paperopoli"},
    "wrong province": {"COMUNE": "Saronno", "PROV": "MI"},
    "bad phone": {"TELEFONO": "12"},
    "bad mail": {"EMAIL": "sede@@example"},
    "impossible date": {"AGGIORNATO": "31/02/2025"},
    "future date": {"AGGIORNATO": "01/01/2031"},
    "no name": {"DENOMINAZIONE": "  "},
    "no address": {"INDIRIZZO": "", "CIVICO": ""},
    "not accredited": {"ALBO": "Servizi di formazione"},
    "coordinates swapped": {"LAT": "9,19", "LON": "45,46"},
    "coordinates far away": {"LAT": "37,5", "LON": "15,1"},
    "bad cap": {"CAP": "201"},
    "bad site": {"SITO": "javascript:alert(1)"},
    "phone and mail": {"TELEFONO": "interno 3", "EMAIL": "nessuna mail"},
}


def _dirtied(cells: list[str], dirt: str) -> list[str]:
    if dirt == "double":
        return _clean(FIRST_CLEAN)
    if not dirt:
        return cells
    cells = [cell.replace(";", ",").replace("\n", " ") for cell in cells]
    row = dict(zip(HEADER, cells, strict=True)) | _REPLACED.get(dirt, {})
    return list(row.values())


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerow(cells)
    return out.getvalue()


FIRST_CLEAN = _schedule().index("")

if __name__ == "__main__":
    Path(sys.argv[1]).write_text(dirty_list().text, encoding="utf-8-sig")
