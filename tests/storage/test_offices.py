from dataclasses import replace

import pytest
from sqlalchemy import func, select

from bot.directory.distance import great_circle_km
from bot.directory.office import OfficeRecord
from bot.services.ports import OfficeList
from bot.storage.offices import REFRESH_SECONDS, Offices
from bot.storage.tables import OfficeImport, OfficeRow
from tests.installation import NOW

SARONNO = (45.626, 9.035)

NEW = OfficeRecord(
    dataset="regione",
    upstream_id="",
    name="Nuovo Ente",
    kind="operatore_accreditato",
    istat="012119",
    address="Via Roma 1",
    accreditation="n. 999",
    checked_on="2026-11-01",
    source="elenco",
    lat=45.627,
    lon=9.036,
)


def merge(database, *records, dataset="regione", **options):
    return database.offices.merge(OfficeList(dataset, records, **options), NOW)


def row(database, **wanted):
    with database.reading() as session:
        return session.scalars(select(OfficeRow).filter_by(**wanted)).one()


def test_a_new_office_is_found_where_it_stands(database):
    assert merge(database, NEW).added == 1
    office, km = database.offices.nearest(*SARONNO, 1)[0]
    assert office.name == "Nuovo Ente"
    assert km == pytest.approx(great_circle_km(*SARONNO, 45.627, 9.036))


def test_an_office_without_coordinates_stands_in_its_comune(database, gazetteer):
    merge(database, replace(NEW, lat=None, lon=None))
    saronno = gazetteer.get("012119")
    found = database.offices.nearest(saronno.lat, saronno.lon, 5)
    here = [office for office, km in found if km == 0]
    assert "Nuovo Ente" in {office.name for office in here}
    assert {office.comune for office in here} == {"Saronno"}


@pytest.mark.parametrize("status", ["hidden", "withdrawn"])
def test_an_office_that_is_not_shown_is_not_found(database, status):
    merge(database, replace(NEW, status=status))
    names = [office.name for office, _ in database.offices.nearest(*SARONNO, 100)]
    assert "Nuovo Ente" not in names


def test_the_same_list_again_changes_nothing(database):
    merge(database, NEW)
    again = merge(database, NEW)
    assert (again.added, again.changed, again.same) == (0, 0, 1)
    with database.reading() as session:
        imports = select(func.count()).select_from(OfficeImport)
        assert session.scalar(imports.filter_by(dataset="regione")) == 1


def test_a_change_upstream_is_taken_over_by_the_same_office(database):
    merge(database, NEW)
    before = row(database, name="Nuovo Ente").id
    assert merge(database, replace(NEW, phone="+39 02 123456")).changed == 1
    after = row(database, name="Nuovo Ente")
    assert (after.id, after.phone) == (before, "+39 02 123456")


def test_an_office_with_a_code_of_its_list_may_move(database):
    coded = replace(NEW, upstream_id="A1")
    merge(database, coded)
    assert merge(database, replace(coded, address="Via Milano 9")).changed == 1
    assert row(database, name="Nuovo Ente").address == "Via Milano 9"


def test_two_offices_that_swap_places_stay_two(database):
    first, second = (
        replace(NEW, upstream_id=code, address=address)
        for code, address in (("A1", "Via Uno"), ("A2", "Via Due"))
    )
    merge(database, first, second)
    swapped = (
        replace(first, address=second.address),
        replace(second, address=first.address),
    )
    assert merge(database, *swapped).changed == 2
    assert row(database, upstream_id="A1").address == "Via Due"


def test_a_new_code_at_the_place_of_one_that_moved_is_a_new_office(database):
    first = replace(NEW, upstream_id="A1")
    merge(database, first)
    counts = merge(
        database, replace(NEW, upstream_id="A9"), replace(first, address="Altrove")
    )
    assert (counts.added, counts.changed) == (1, 1)
    assert row(database, upstream_id="A9").address == "Via Roma 1"


def test_a_list_takes_over_an_office_seen_on_a_page(database):
    seen = row(database, name="Centro per l'impiego di Saronno (Provincia di Varese)")
    record = replace(NEW, name=seen.name, address=seen.address, kind="centro_impiego")
    assert merge(database, record).changed == 1
    assert row(database, name=seen.name).dataset == "regione"


def test_a_complete_list_withdraws_only_its_own(database):
    merge(database, NEW, replace(NEW, name="Altro"))
    assert merge(database, NEW, complete=True).withdrawn == 1
    assert row(database, name="Altro").status == "withdrawn"
    assert row(database, name="Nuovo Ente").status == "shown"
    with database.reading() as session:
        seen = select(func.count()).select_from(OfficeRow)
        assert session.scalar(seen.filter_by(dataset="seen", status="withdrawn")) == 0


def test_a_partial_list_withdraws_none(database):
    merge(database, NEW)
    assert merge(database, replace(NEW, name="Altro")).withdrawn == 0


def test_an_unknown_comune_stops_the_whole_list(database):
    from sqlalchemy.exc import IntegrityError

    with pytest.raises(IntegrityError):
        merge(database, NEW, replace(NEW, name="Altro", istat="000000"))
    with database.reading() as session:
        assert not session.scalars(select(OfficeRow).filter_by(name="Nuovo Ente")).all()


def test_an_import_by_another_process_is_noticed_after_a_while(database):
    seconds = [0.0]
    here = Offices(database, lambda: seconds[0])
    assert here.nearest(*SARONNO, 1)[0][0].name != "Nuovo Ente"
    merge(database, NEW)
    assert here.nearest(*SARONNO, 1)[0][0].name != "Nuovo Ente"
    seconds[0] = REFRESH_SECONDS
    assert here.nearest(*SARONNO, 1)[0][0].name == "Nuovo Ente"
