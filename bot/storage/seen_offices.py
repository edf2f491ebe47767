"""The offices read on public pages, with what was decided about each."""

import re
from collections.abc import Mapping
from importlib.resources import files
from typing import TypedDict, cast

import yaml

from bot.directory.office import Kind, OfficeRecord
from bot.reference import rows
from bot.storage.offices import SEEN

Row = Mapping[str, str]


class Review(TypedDict):
    """What was decided, by people who read every wording.

    Attributes:
        hiding_flags: words in a row's note that hide it.
        wordings: ``says``, ``kind`` ("" hides), ``statement`` and ``why``.
        corrections: ``name``, ``why`` and the fields that replace the row's.
    """

    hiding_flags: list[str]
    wordings: list[Row]
    corrections: list[Row]


def seen_records() -> list[OfficeRecord]:
    """Every office of the packaged list that was found to be of some kind.

    Source: ``bot/reference/operators_seen.csv``, judged by ``seen_reviewed.yml``.
    Those that carry a hiding flag are there, "hidden".
    """
    review = reviewed()
    judged = [(row, _wording(row, review)) for row in rows("operators_seen")]
    return [_record(row, wording, review) for row, wording in judged if wording["kind"]]


def reviewed() -> Review:
    """The decisions: ``hiding_flags``, ``wordings`` and ``corrections``."""
    path = files("bot.storage").joinpath("seen_reviewed.yml")
    return cast("Review", yaml.safe_load(path.read_text(encoding="utf-8")))


def checked_on(info_date: str) -> str:
    """A whole ISO date as it is; of anything vaguer ("about 2016") the year.

    Raises:
        ValueError: there is no year in it.
    """
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", info_date):
        return info_date
    year = re.search(r"\d{4}", info_date)
    if year is None:
        raise ValueError(f"no year in {info_date!r}")
    return year.group()


def _record(row: Row, wording: Row, review: Review) -> OfficeRecord:
    corrected = _correction(row, review)
    return OfficeRecord(
        dataset=SEEN,
        upstream_id="",
        name=row["name"],
        kind=cast("Kind", wording["kind"]),
        istat=row["codice_istat"],
        address=corrected.get("address", row["address"]),
        accreditation=wording["statement"],
        checked_on=checked_on(row["info_date"]),
        source=corrected.get("source", row["source_url"]),
        cap=row["cap"],
        phone=row["phone"],
        email=row["email"],
        website=row["website"],
        status="hidden" if _flagged(row, review) else "shown",
    )


def _wording(row: Row, review: Review) -> Row:
    read = {wording["says"]: wording for wording in review["wordings"]}
    return read.get(row["accreditation_evidence"], {"kind": ""})


def _correction(row: Row, review: Review) -> Row:
    by_name = {correction["name"]: correction for correction in review["corrections"]}
    return by_name.get(row["name"], {})


def _flagged(row: Row, review: Review) -> bool:
    words = set(re.findall(r"\w+", row["status_note"]))
    return not words.isdisjoint(review["hiding_flags"])
