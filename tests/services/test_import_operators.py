from collections import Counter
from dataclasses import replace

import pytest
from sqlalchemy import text

from bot.services.import_operators import import_operators
from bot.services.office_line import SourceRow
from bot.services.office_rows import RowReader
from bot.services.parse_map import parse_map
from bot.storage.sources.csv_table import open_csv
from tests.installation import NOW, TODAY
from tests.services.dirty_operators import CLEAN, DIRT, MAP, dirty_list
from tests.services.stores import MemoryOffices

GOOD = {
    "CODICE": "1",
    "DENOMINAZIONE": "Ente",
    "INDIRIZZO": "Via Roma",
    "CIVICO": "1",
    "COMUNE": "Saronno",
    "PROV": "VA",
    "AGGIORNATO": "31/12/2025",
    "ALBO": "servizi al LAVORO",
}


@pytest.fixture
def read(gazetteer):
    """What a row comes to: its record, or its reasons."""

    def read_row(office_map=MAP, **changed):
        reader = RowReader(parse_map(office_map), gazetteer, TODAY, "prova.csv")
        outcome = reader.read(SourceRow(2, GOOD | changed))
        return outcome.record or [
            (problem.field, problem.reason) for problem in outcome.problems
        ]

    return read_row


def test_a_good_row_becomes_an_office(read):
    record = read(TELEFONO="02 9602166", CAP="21047", LAT="45,62", LON="9,03")
    assert record.istat == "012119"
    assert record.address == "Via Roma 1"
    assert record.phone == "+39 02 960 2166"
    assert (record.lat, record.lon) == (45.62, 9.03)
    assert record.checked_on == "2025-12-31"
    assert record.accreditation == "servizi al LAVORO"
    assert (record.dataset, record.source) == ("prova", "Elenco di prova")


def test_every_reason_is_given(read):
    refused = read(DENOMINAZIONE="", TELEFONO="12", COMUNE="Paperopoli")
    assert sorted(refused) == [
        ("comune", "unknown_comune"),
        ("name", "missing"),
        ("phone", "not_a_phone"),
    ]


@pytest.mark.parametrize("nothing", ["", " ", "-", "n.d.", "N/A", "null"])
def test_the_ways_to_write_nothing(read, nothing):
    record = read(TELEFONO=nothing, EMAIL=nothing, SITO=nothing, LAT=nothing)
    assert (record.phone, record.email, record.website, record.lat) == (
        "",
        "",
        "",
        None,
    )


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("2024", "2024"),
        ("31/12/2025", "2025-12-31"),
        ("2025-12-31T00:00:00.000", "2025-12-31"),
    ],
)
def test_days_and_years(read, written, read_as):
    assert read(AGGIORNATO=written).checked_on == read_as


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("31/02/2025", "impossible_date"),
        ("ieri", "impossible_date"),
        ("23/11/2026", "future_date"),
        ("2027", "future_date"),
        ("", "missing"),
    ],
)
def test_days_that_cannot_be(read, written, reason):
    assert read(AGGIORNATO=written) == [("checked_on", reason)]


@pytest.mark.parametrize("province", ["VA", "va", "Varese", ""])
def test_a_comune_by_name_and_province(read, province):
    assert read(PROV=province).istat == "012119"


def test_a_name_borne_twice_outside_lombardy_needs_its_province(read):
    assert read(COMUNE="Samone", PROV="") == [("comune", "ambiguous_comune")]
    assert read(COMUNE="Samone", PROV="TN").istat == "022165"


def test_a_misspelt_comune_is_refused_and_not_guessed(read):
    assert read(COMUNE="Saronnno") == [("comune", "unknown_comune")]


def by_istat():
    return MAP | {"columns": MAP["columns"] | {"istat": "ISTAT"}}


def test_a_code_that_lost_its_zero_is_completed(read):
    assert read(by_istat(), ISTAT="12119").istat == "012119"


def test_code_and_name_must_agree(read):
    assert read(by_istat(), ISTAT="015146") == [("comune", "istat_of_another")]
    assert read(by_istat(), ISTAT="999999") == [("comune", "unknown_istat")]


@pytest.mark.parametrize(
    ("lat", "lon", "reason"),
    [
        ("9,03", "45,62", "outside_italy"),
        ("37,5", "15,1", "far_from_comune"),
        ("45,62", "", "not_a_position"),
        ("nord", "est", "not_a_position"),
        ("nan", "nan", "outside_italy"),
    ],
)
def test_positions_that_cannot_be(read, lat, lon, reason):
    assert read(LAT=lat, LON=lon) == [("lat", reason)]


@pytest.mark.parametrize("albo", ["", "Servizi di formazione"])
def test_a_row_without_the_accreditation_is_refused(read, albo):
    assert read(ALBO=albo) == [("accreditation", "not_accredited")]


def test_a_job_centre_needs_no_accreditation(read):
    tree = MAP | {"constants": {"kind": "centro_impiego"}}
    assert read(tree, ALBO="").kind == "centro_impiego"


def test_words_of_the_list_are_translated(read):
    tree = MAP | {
        "columns": MAP["columns"] | {"kind": "TIPO"},
        "constants": {},
        "values": {"kind": {"Accreditato": "operatore_accreditato"}},
    }
    assert read(tree, TIPO="ACCREDITATO").kind == "operatore_accreditato"
    assert read(tree, TIPO="Agenzia") == [("kind", "unknown_kind")]


def test_a_row_that_names_no_source_has_the_file_as_source(read):
    tree = MAP | {"constants": {"kind": "operatore_accreditato"}}
    assert read(tree).source == "prova.csv"


def test_a_name_too_long_to_be_one_is_refused(read):
    assert read(DENOMINAZIONE="x" * 201) == [("name", "too_long")]


@pytest.fixture(scope="module")
def dirty():
    return dirty_list()


@pytest.fixture
def import_list(gazetteer):
    def run(store, text, **changed):
        office_map = replace(parse_map(MAP), **changed)
        source = open_csv("prova.csv", text.encode("utf-8-sig"), office_map)
        reader = RowReader(office_map, gazetteer, TODAY, source.origin)
        return import_operators(source.rows, reader, store, NOW)

    return run


def test_the_dirty_list_is_the_same_at_every_run(dirty):
    assert dirty_list() == dirty


def test_exactly_the_dirty_lines_are_refused_each_with_its_reasons(import_list, dirty):
    report = import_list(MemoryOffices(), dirty.text)
    refused = {
        refusal.line: tuple(problem.reason for problem in refusal.problems)
        for refusal in report.refusals
    }
    assert refused == dirty.refused
    assert report.counts.added == CLEAN


def test_the_reasons_are_as_many_as_the_dirt(import_list, dirty):
    report = import_list(MemoryOffices(), dirty.text)
    given = Counter(
        problem.reason for refusal in report.refusals for problem in refusal.problems
    )
    known = Counter()
    for count, reasons in DIRT.values():
        known.update(dict.fromkeys(reasons, count))
    known["missing"] = 20
    known["not_a_phone"] = known["not_a_email"] = 37
    assert given == known


def test_a_second_run_changes_nothing(import_list, dirty, database):
    first = import_list(database.offices, dirty.text)
    rows = _offices(database)
    second = import_list(database.offices, dirty.text)
    assert (first.counts.added, first.counts.same) == (CLEAN, 0)
    assert (second.counts.added, second.counts.changed) == (0, 0)
    assert second.counts.same == CLEAN
    assert second.refusals == first.refusals
    assert _offices(database) == rows


def test_what_changed_upstream_is_updated(import_list, dirty, database):
    import_list(database.offices, dirty.text)
    moved = dirty.text.replace("Elenco", "").replace(
        ";Via Università;", ";Viale Università;"
    )
    counts = import_list(database.offices, moved).counts
    assert counts.added == 0
    assert counts.changed > 700
    assert import_list(database.offices, moved).counts.changed == 0


def test_an_office_that_a_complete_list_lost_is_withdrawn(import_list, dirty, database):
    import_list(database.offices, dirty.text, complete=True)
    lines = dirty.text.splitlines(keepends=True)
    clean = (at for at in range(999, 0, -1) if at + 1 not in dirty.refused)
    lost = next(at for at in clean if lines[at].startswith("R"))
    shorter = "".join(lines[:lost] + lines[lost + 1 :])
    assert import_list(database.offices, shorter, complete=True).counts.withdrawn == 1
    back = import_list(database.offices, dirty.text, complete=True).counts
    assert (back.changed, back.withdrawn) == (1, 0)


def test_a_refused_line_does_not_withdraw_its_office(import_list, dirty, database):
    import_list(database.offices, dirty.text, complete=True)
    broken = dirty.text.replace(";0331/123456;", ";12;")
    counts = import_list(database.offices, broken, complete=True).counts
    assert counts.withdrawn == 0


def test_an_error_while_reading_writes_nothing(gazetteer):
    def rows():
        yield SourceRow(2, GOOD)
        raise RuntimeError

    store = MemoryOffices()
    reader = RowReader(parse_map(MAP), gazetteer, TODAY, "prova.csv")
    with pytest.raises(RuntimeError):
        import_operators(rows(), reader, store, NOW)
    assert not hasattr(store, "merged")


def test_progress_counts_every_line(gazetteer):
    counted = []
    reader = RowReader(parse_map(MAP), gazetteer, TODAY, "prova.csv")
    lines = [SourceRow(at, GOOD) for at in (2, 3, 4)]
    report = import_operators(lines, reader, MemoryOffices(), NOW, counted.append)
    assert counted == [1, 2, 3]
    assert [refusal.line for refusal in report.refusals] == [3, 4]


def _offices(database):
    with database.reading() as session:
        return session.execute(text("SELECT * FROM office ORDER BY id")).all()
