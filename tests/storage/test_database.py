import sqlite3

import pytest
from sqlalchemy import create_engine, text

from bot.storage import (
    Database,
    DatabaseLocked,
    DatabaseMissing,
    DatabaseNotMigrated,
    DatabaseUnreachable,
    check,
)
from bot.storage.upgrade import upgrade
from tests.installation import NOW


def opened(path, busy_timeout_ms=50):
    return Database(f"sqlite:///{path}", busy_timeout_ms)


def test_a_migrated_database_passes(database):
    check(database)


def test_a_missing_file_is_said_and_not_made(tmp_path):
    database = opened(tmp_path / "none.db")
    with pytest.raises(DatabaseMissing, match="sportello db upgrade"):
        check(database)
    assert not (tmp_path / "none.db").exists()


def test_an_empty_file_is_not_migrated(tmp_path):
    (tmp_path / "empty.db").touch()
    database = opened(tmp_path / "empty.db")
    with pytest.raises(DatabaseNotMigrated, match="sportello db upgrade"):
        check(database)
    database.close()


def test_another_version_is_not_migrated(database):
    with database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseNotMigrated):
        check(database)


def test_a_file_that_is_no_database_is_unreachable(tmp_path):
    (tmp_path / "note.db").write_text("cara mamma " * 1000)
    database = opened(tmp_path / "note.db")
    with pytest.raises(DatabaseUnreachable, match="non si apre"):
        check(database)
    database.close()


def test_a_folder_is_unreachable(tmp_path):
    with pytest.raises(DatabaseUnreachable):
        check(opened(tmp_path))


def test_a_database_below_a_file_cannot_be_made(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseUnreachable):
        upgrade(opened(tmp_path / "file" / "x.db"), NOW)


def test_a_database_that_another_process_writes_to_is_locked(database):
    other = sqlite3.connect(database.file)
    other.execute("BEGIN IMMEDIATE")
    waiting = opened(database.file)
    with pytest.raises(DatabaseLocked, match="occupato"), waiting.writing() as session:
        session.execute(text("DELETE FROM office"))
    check(waiting)
    other.close()
    waiting.close()


def test_a_server_is_named_without_its_password(monkeypatch):
    monkeypatch.setattr(
        "bot.storage.sessions._engine", lambda *_: create_engine("sqlite://")
    )
    server = Database("postgresql+psycopg://anna:segreta@db.example/sportello")
    assert "db.example" in server.where
    assert "segreta" not in server.where
    assert server.file is None


def test_a_unit_of_work_that_fails_leaves_nothing(database):
    def fail():
        with database.writing() as session:
            session.execute(text("DELETE FROM office"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with database.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM office")) > 0


def test_foreign_keys_hold(database):
    with database.reading() as session:
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
        assert session.scalar(text("PRAGMA journal_mode")) == "wal"
        assert session.scalar(text("PRAGMA busy_timeout")) == 5000


def test_two_units_that_read_and_then_write_wait_for_each_other(database):
    """A reader that turns writer would fail at once; a writer from the start waits."""
    from concurrent.futures import ThreadPoolExecutor

    def touch(number):
        with database.writing() as session:
            seen = session.scalar(text("SELECT count(*) FROM screening"))
            session.execute(
                text(
                    "INSERT INTO screening (code, conversation_id, facts, verdict,"
                    " edition, created_at, expires_at)"
                    " VALUES (:code, 'c', '{}', 'v', 'e', :now, :now)"
                ),
                {"code": str(number), "now": "2026-01-01 00:00:00"},
            )
            return seen

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(touch, range(40))) == list(range(40))


def test_nothing_is_opened_before_its_use(tmp_path):
    Database(f"sqlite:///{tmp_path / 'later.db'}")
    assert list(tmp_path.iterdir()) == []
