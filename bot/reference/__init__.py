"""Facts about places and offices, kept as tables; sources in NOTICE.md."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import TYPE_CHECKING

from bot.intake.gazetteer import Gazetteer
from bot.intake.place_words import PlaceWords

if TYPE_CHECKING:
    from collections.abc import Iterable


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of this package.

    Args:
        name: the file's name without ".csv", such as "comuni_italia".

    Raises:
        FileNotFoundError: no table bears that name.
    """
    return list(csv.DictReader(StringIO(_read(f"{name}.csv"), newline="")))


def load_place_words() -> PlaceWords:
    """Read the words around places."""
    return PlaceWords.build(
        common=_read("parole_correnti.txt").split(),
        ambiguous=rows("nomi_di_luogo_parole"),
        cues=rows("indizi_di_luogo"),
        around=rows("parole_attorno_ai_luoghi"),
        short=rows("abbreviazioni"),
        territories=rows("territori"),
        abroad=rows("estero"),
    )


@cache
def load_gazetteer() -> Gazetteer:
    """Build the gazetteer of all comuni; the same one at every call."""
    return Gazetteer.build(
        rows("comuni_italia"),
        [
            *rows("frazioni_geonames_lombardia"),
            *rows("quartieri_lombardia"),
            *rows("nomi_dialettali"),
        ],
        former_comuni(),
        generic_caps=rows("cap_generici"),
        words=load_place_words(),
    )


def former_comuni() -> list[dict[str, str]]:
    """Return suppressed comuni with a successor that can be relied on.

    Successors deduced by geometry are taken for suppressions since 2013, those
    reviewed by hand for all.
    """
    reviewed = {row["nome_soppresso"].casefold() for row in rows("successori_rivisti")}
    deduced = [
        row
        for row in rows("comuni_soppressi_lombardia")
        if row["data_soppressione"] >= "2013"
        and row["nome_soppresso"].casefold() not in reviewed
    ]
    return [*deduced, *_as_deduced(rows("successori_rivisti"))]


def _as_deduced(reviewed: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    return [
        {**row, "codice_istat_attuale_dedotto": row["codice_istat_attuale"]}
        for row in reviewed
    ]


def _read(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
