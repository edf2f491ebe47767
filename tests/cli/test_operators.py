import csv
import json

import pytest
import yaml
from openpyxl import Workbook

from bot.cli import run
from bot.storage import Database
from tests.services.dirty_operators import CLEAN, MAP, dirty_list
from tests.storage.sources.socrata_server import Table, serving

REFUSED = len(dirty_list().refused)


@pytest.fixture
def sportello(database, capsys, monkeypatch):
    """Run a command on a migrated database: exit code, stdout, stderr."""
    monkeypatch.setenv("SPORTELLO_DATABASE_URL", f"sqlite:///{database.file}")

    def command(*arguments):
        code = run(["operators", *map(str, arguments)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


@pytest.fixture
def map_file(tmp_path):
    path = tmp_path / "mappa.yml"
    path.write_text(yaml.safe_dump(MAP, allow_unicode=True), encoding="utf-8")
    return path


@pytest.fixture
def dirty_file(tmp_path):
    path = tmp_path / "elenco.csv"
    path.write_bytes(dirty_list().text.encode("utf-8-sig"))
    return path


def offices(database):
    opened = Database(f"sqlite:///{database.file}")
    found = opened.offices.nearest(45.5, 9.2, 5000)
    opened.close()
    return found


def test_a_dirty_list_goes_in_and_every_refused_line_is_said(
    sportello, dirty_file, map_file, tmp_path
):
    report = tmp_path / "rifiutate.csv"
    code, out, err = sportello(
        "import", dirty_file, "--map", map_file, "--report", report
    )
    assert code == 0
    assert f"Nuovi: {CLEAN}. Cambiati: 0. Uguali: 0." in out
    assert f"Rifiutati: {REFUSED}." in out
    assert err.count("Riga ") == REFUSED
    with report.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file, delimiter=";"))
    assert list(lines[0]) == ["riga", "campo", "valore", "motivo"]
    assert {int(line["riga"]) for line in lines} == set(dirty_list().refused)


def test_a_second_run_says_that_nothing_changed(sportello, dirty_file, map_file):
    sportello("import", dirty_file, "--map", map_file)
    code, out, _ = sportello("import", dirty_file, "--map", map_file)
    assert code == 0
    assert f"Nuovi: 0. Cambiati: 0. Uguali: {CLEAN}. Ritirati: 0." in out


def test_a_spreadsheet_goes_in(sportello, map_file, tmp_path):
    text = dirty_list().text
    book = Workbook()
    for row in csv.reader(text.splitlines(keepends=True)[:12], delimiter=";"):
        book.active.append(row)
    path = tmp_path / "elenco.xlsx"
    book.save(path)
    code, out, _ = sportello("import", path, "--map", map_file)
    assert (code, "Nuovi: " in out) == (0, True)


def test_a_socrata_address_goes_in_with_progress(sportello, tmp_path, database):
    records = [
        {
            "denominazione": f"Ente {number}",
            "indirizzo": f"Via Roma {number}",
            "comune": "Saronno",
            "data": "2026-01-02T00:00:00.000",
            "albo": "n. 1",
        }
        for number in range(1500)
    ]
    columns = {
        "name": "denominazione",
        "address": "indirizzo",
        "comune": "comune",
        "checked_on": "data",
        "accreditation": "albo",
    }
    tree = {
        "dataset": "socrata",
        "columns": columns,
        "constants": {"kind": "operatore_accreditato"},
    }
    path = tmp_path / "mappa.yml"
    path.write_text(json.dumps(tree), encoding="utf-8")
    with serving(Table(records)) as table:
        code, out, err = sportello("import", table.address, "--map", path)
    assert code == 0
    assert "Nuovi: 1500." in out
    assert "Righe lette: 1000" in err
    source = {office.source for office, _ in offices(database)}
    assert table.address in source


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "vuoto"),
        (b"%PDF\0\0", "non è un CSV"),
        (b"NOME;ALTRO\nx;y\n", "Mancano le colonne"),
        (b"\xd0\xcf\x11\xe0\0", "vecchio file Excel"),
        (b"PK\x03\x04xx", "non è un CSV"),
    ],
)
def test_a_bad_list_writes_nothing(sportello, map_file, database, content, words):
    path = map_file.with_name("elenco.csv")
    path.write_bytes(content)
    before = offices(database)
    code, out, err = sportello("import", path, "--map", map_file)
    assert (code, out) == (2, "")
    assert words in err
    assert offices(database) == before


def test_a_missing_list_is_said(sportello, map_file, tmp_path):
    code, _, err = sportello("import", tmp_path / "none.csv", "--map", map_file)
    assert code == 2
    assert "none.csv" in err


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("columns: [", "non è YAML valido (riga"),
        ("", "elenco di sezioni"),
        ("dataset: prova\ncolumns: {nome: NOME}\n", "il campo «nome» non esiste"),
        ("dataset: prova\ncolumns: {province: NO}\n", "tra virgolette"),
        ("colonne: {}\n", "la sezione «colonne» non esiste"),
    ],
)
def test_a_bad_map_is_said_in_words(sportello, dirty_file, tmp_path, content, words):
    path = tmp_path / "mappa.yml"
    path.write_text(content, encoding="utf-8")
    code, out, err = sportello("import", dirty_file, "--map", path)
    assert (code, out) == (2, "")
    assert words in err


def test_a_missing_map_is_said(sportello, dirty_file, tmp_path):
    code, _, err = sportello("import", dirty_file, "--map", tmp_path / "none.yml")
    assert code == 2
    assert "none.yml" in err


def test_a_report_that_cannot_be_written_stops_the_import(
    sportello, dirty_file, map_file, tmp_path, database
):
    before = offices(database)
    code, _, err = sportello(
        "import", dirty_file, "--map", map_file, "--report", tmp_path / "no" / "x.csv"
    )
    assert code == 2
    assert "Niente è stato importato" in err
    assert offices(database) == before


def test_a_formula_in_a_report_is_harmless(sportello, map_file, tmp_path, dirty_file):
    text = dirty_list().text.replace("sede@@example", "=cmd|calc")
    dirty_file.write_text(text, encoding="utf-8")
    report = tmp_path / "rifiutate.csv"
    sportello("import", dirty_file, "--map", map_file, "--report", report)
    assert "'=cmd|calc" in report.read_text(encoding="utf-8")
    assert ";=cmd" not in report.read_text(encoding="utf-8")


def test_the_list_shows_distance_phone_date_and_the_advice(sportello):
    code, out, _ = sportello("list", "--near", "Saronno", "--limit", "3")
    lines = out.splitlines()
    assert code == 0
    assert lines[0] == "Sedi più vicine a Saronno"
    assert "0,0 km" in lines[2]
    assert "02 9602166" in lines[2]
    assert "2013-01-02" in lines[2]
    assert len(lines) == 6
    assert lines[-1].startswith("Verifica prima di andare")


@pytest.mark.parametrize("near", ["012119", "21047", "saronno", "Saronno (VA)"])
def test_a_place_can_be_given_in_many_ways(sportello, near):
    code, out, _ = sportello("list", "--near", near)
    assert (code, "Saronno" in out) == (0, True)


def test_a_shared_cap_is_said_to_be_approximate(sportello):
    code, out, _ = sportello("list", "--near", "24060")
    assert (code, "(punto approssimato)" in out) == (0, True)


@pytest.mark.parametrize(
    ("near", "words"), [("Paperopoli", "non trovo"), ("Samone", "Samone (TN)")]
)
def test_a_place_that_is_none_is_said(sportello, near, words):
    code, out, err = sportello("list", "--near", near)
    assert (code, out) == (2, "")
    assert words in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("list", "--near", "Como", "--limit", "0"),
        ("import", "x.csv"),
        ("x",),
    ],
)
def test_missing_and_wrong_options_are_bad_input(sportello, arguments):
    assert sportello(*arguments)[0] == 2


@pytest.mark.parametrize("arguments", [(), ("import",), ("list",)])
def test_help_is_in_italian(sportello, arguments):
    code, out, _ = sportello(*arguments, "--help")
    assert code == 0
    assert "Uso:" in out
    assert "Mostra questo aiuto" in out


def test_a_database_not_made_yet_says_how_to_make_it(sportello, tmp_path, monkeypatch):
    missing = tmp_path / "none.db"
    monkeypatch.setenv("SPORTELLO_DATABASE_URL", f"sqlite:///{missing}")
    code, _, err = sportello("list", "--near", "Como")
    assert code == 1
    assert "sportello db upgrade" in err
    assert not missing.exists()


def test_a_complete_list_does_not_empty_the_archive_unasked(
    sportello, dirty_file, map_file, tmp_path
):
    sportello("import", dirty_file, "--map", map_file)
    whole = tmp_path / "completa.yml"
    tree = MAP | {"complete": True}
    whole.write_text(yaml.safe_dump(tree, allow_unicode=True), encoding="utf-8")
    short = tmp_path / "corto.csv"
    lines = dirty_list().text.splitlines(keepends=True)
    short.write_text("".join(lines[:2]), encoding="utf-8")
    code, _, err = sportello("import", short, "--map", whole)
    assert code == 2
    assert "--force" in err
    code, out, _ = sportello("import", short, "--map", whole, "--force")
    assert code == 0
    assert "Ritirati: 0." not in out
