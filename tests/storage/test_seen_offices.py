"""Only offices whose source states the accreditation, and job centres, are shown."""

import re

import pytest

from bot.reference import rows
from bot.storage.seen_offices import checked_on, reviewed, seen_records

SEEN = rows("operators_seen")
SHOWN = [record for record in seen_records() if record.status == "shown"]


def address_of(row):
    corrected = {each["name"]: each for each in reviewed()["corrections"]}
    return corrected.get(row["name"], {}).get("address", row["address"])


def is_shown(row):
    wanted = (row["name"], row["codice_istat"], address_of(row))
    return wanted in {(each.name, each.istat, each.address) for each in SHOWN}


def test_every_wording_was_read_and_decided():
    decided = {wording["says"] for wording in reviewed()["wordings"]}
    assert {row["accreditation_evidence"] for row in SEEN} <= decided


def test_no_decision_is_about_a_wording_that_is_not_there():
    stated = {row["accreditation_evidence"] for row in SEEN}
    assert {wording["says"] for wording in reviewed()["wordings"]} <= stated


def test_every_correction_is_about_one_row_and_says_why():
    for correction in reviewed()["corrections"]:
        named = [row for row in SEEN if row["name"] == correction["name"]]
        assert len(named) == 1
        assert correction["why"]


@pytest.mark.parametrize("words", ["not stated", "not visible"])
def test_no_accreditation_stated_is_not_shown(words):
    silent = [row for row in SEEN if words in row["accreditation_evidence"]]
    assert silent
    assert not any(is_shown(row) for row in silent)


@pytest.mark.parametrize("flag", ["PLANNED", "OLD"])
def test_a_flagged_office_is_not_shown(flag):
    flagged = [row for row in SEEN if re.search(rf"\b{flag}\b", row["status_note"])]
    assert flagged
    assert not any(is_shown(row) for row in flagged)


def test_a_job_centre_is_never_called_accredited():
    centres = [each for each in SHOWN if each.kind == "centro_impiego"]
    assert len(centres) == 32
    assert all("Centro per l'impiego" in each.name for each in centres)
    assert not any("accredit" in each.accreditation.lower() for each in centres)


def test_every_accredited_operator_shows_what_its_source_states():
    accredited = [each for each in SHOWN if each.kind == "operatore_accreditato"]
    assert len(accredited) == 21
    assert all("accredit" in each.accreditation.lower() for each in accredited)


@pytest.mark.parametrize("record", SHOWN, ids=lambda record: record.name)
def test_every_shown_office_says_from_when_and_where_it_is_known(record):
    assert re.fullmatch(r"\d{4}(-\d{2}-\d{2})?", record.checked_on)
    assert record.source


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2020-12-31", "2020-12-31"),
        ("2023-09", "2023"),
        ("2018", "2018"),
        ("about end of 2025", "2025"),
        ("works to end by 2025-11-17", "2025"),
        ("undated excerpt (2022-23)", "2022"),
    ],
)
def test_a_vague_date_is_only_a_year(written, read):
    assert checked_on(written) == read


def test_a_date_without_a_year_is_refused():
    with pytest.raises(ValueError, match="no year"):
        checked_on("undated")


def test_no_two_offices_share_a_key():
    keys = [record.natural_key for record in seen_records()]
    assert len(keys) == len(set(keys))
