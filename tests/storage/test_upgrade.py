import csv
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import func, select, text

from bot.storage import Database, check
from bot.storage.migrations import HEAD
from bot.storage.offices import Offices
from bot.storage.tables import (
    Base,
    Comune,
    FormerName,
    Frazione,
    OfficeImport,
    OfficeRow,
)
from bot.storage.upgrade import upgrade
from tests.installation import NOW

LOADED = {Comune: 7894, Frazione: 571, FormerName: 602}


def dump(database):
    with database.reading() as session:
        return {
            table.name: session.execute(select(table)).all()
            for table in Base.metadata.sorted_tables
        }


@pytest.mark.parametrize(("table", "count"), LOADED.items())
def test_the_reference_data_is_loaded(database, table, count):
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(table)) == count


def test_a_second_upgrade_loads_nothing_and_changes_nothing(database):
    before, told = dump(database), []
    upgrade(database, NOW, told.append)
    assert told == ["tables"]
    assert dump(database) == before


def test_an_upgrade_after_the_reference_changed_loads_it_again(database):
    with database.writing() as session:
        session.execute(text("UPDATE reference_load SET digest = '' "))
        session.execute(text("UPDATE comune SET name = 'X' WHERE istat = '015146'"))
        session.execute(text("DELETE FROM former_name WHERE belfiore = 'E608'"))
    told = []
    upgrade(database, NOW, told.append)
    assert told == ["tables", "comune", "frazione", "former_name", "operators_seen"]
    with database.reading() as session:
        assert session.get(Comune, "015146").name == "Milano"
        assert session.get(FormerName, "E608").comune_istat == "018094"


def test_the_tables_are_those_that_the_code_describes(database):
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Base.metadata) == []


def test_the_head_that_check_expects_is_the_newest_step():
    script = ScriptDirectory("bot/storage/migrations")
    assert script.get_current_head() == HEAD, "set HEAD in bot/storage/migrations"


def test_the_steps_can_be_taken_back(tmp_path):
    from alembic import command
    from alembic.config import Config

    database = Database(f"sqlite:///{tmp_path / 'back.db'}")
    database.make_file()
    config = Config()
    config.set_main_option("script_location", "bot.storage:migrations")
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        command.downgrade(config, "base")
    with database.reading() as session:
        left = session.scalars(text("SELECT name FROM sqlite_master")).all()
    database.close()
    assert {name for name in left if "alembic" not in name} == set()


def test_the_folder_is_made(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    database = Database("sqlite:///var/deep/sportello.db")
    upgrade(database, NOW)
    check(database)
    database.close()
    assert Path("var/deep/sportello.db").exists()


def test_an_upgrade_keeps_what_an_import_made_of_a_seen_office(database):
    with database.writing() as session:
        row = session.scalars(select(OfficeRow)).first()
        row.dataset, row.phone = "regione", "+39 02 1234567"
        changed = row.id
        session.execute(text("UPDATE reference_load SET digest = ''"))
    upgrade(database, NOW)
    with database.reading() as session:
        assert session.get(OfficeRow, changed).phone == "+39 02 1234567"


def test_loading_the_seen_offices_is_one_import(database):
    with database.reading() as session:
        imports = session.scalars(select(OfficeImport)).all()
    assert [(each.dataset, each.changed) for each in imports] == [("seen", 0)]


def test_the_seen_offices_are_found_at_once(database):
    found = Offices(database).nearest(45.626, 9.035, 1)
    assert found[0][0].name == "Centro per l'impiego di Saronno (Provincia di Varese)"


def test_the_reference_rows_are_as_many_as_in_their_file(database):
    path = Path("bot/reference/comuni_italia.csv")
    with path.open(encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == LOADED[Comune]
