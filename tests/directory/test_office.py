import dataclasses

import pytest

from bot.directory.office import OfficeRecord, place_key

RECORD = OfficeRecord(
    dataset="elenco",
    upstream_id="",
    name="Mestieri Lombardia",
    kind="operatore_accreditato",
    istat="016024",
    address="Via Innocenzo XI, 3",
    accreditation="n. 305",
    checked_on="2020-12-31",
    source="https://example.org",
)


def test_spelling_does_not_make_another_office():
    written = place_key("MESTIERI  LOMBARDIA", "016024", "via innocenzo xi 3")
    assert RECORD.place_key == written


@pytest.mark.parametrize("field", ["name", "istat", "address"])
def test_another_name_comune_or_address_makes_another_office(field):
    assert dataclasses.replace(RECORD, **{field: "9"}).natural_key != RECORD.natural_key


@pytest.mark.parametrize("field", ["phone", "email", "accreditation", "checked_on"])
def test_what_may_change_is_not_part_of_the_key(field):
    assert dataclasses.replace(RECORD, **{field: "9"}).natural_key == RECORD.natural_key


def test_a_code_of_its_list_identifies_an_office_that_moves():
    coded = dataclasses.replace(RECORD, upstream_id="A1")
    moved = dataclasses.replace(coded, address="Altrove")
    assert coded.natural_key == moved.natural_key
