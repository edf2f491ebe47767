"""Engine and units of work: one session each, committed whole or not at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError, DataError, IntegrityError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

from bot.storage.problems import (
    DatabaseLocked,
    DatabaseMissing,
    DatabaseNotMigrated,
    DatabaseProblem,
    DatabaseUnreachable,
)

BUSY_TIMEOUT_MS: Final = 5_000

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "foreign_keys=ON",
    "secure_delete=ON",  # what is erased must not stay readable in the file
)

# What drivers say (SQLite, then PostgreSQL), in the order to look for it.
_SIGNS: tuple[tuple[str, type[DatabaseProblem]], ...] = (
    ("locked", DatabaseLocked),
    ("lock timeout", DatabaseLocked),
    ("no such table", DatabaseNotMigrated),
    ("no such column", DatabaseNotMigrated),
    ('database "', DatabaseMissing),
    ("does not exist", DatabaseNotMigrated),
)


class Sessions:
    """Opens sessions on one database.

    Attributes:
        engine: for upkeep; everything else goes through a unit of work.
        writer: the same, for migrations: its transactions wait for other writers.
        where: the database's address without its password, for messages.
    """

    def __init__(self, url: str, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> None:
        """Prepare an engine; nothing is opened before the first unit of work."""
        self._url = make_url(url)
        self.where = self._url.render_as_string(hide_password=True)
        self.engine = _engine(url, busy_timeout_ms)
        self._read = sessionmaker(self.engine, expire_on_commit=False)
        # A deferred transaction that reads, then writes fails at once when another
        # process wrote in between; one that starts as a writer waits its turn.
        self.writer = self.engine.execution_options(sqlite_begin="BEGIN IMMEDIATE")
        self._write = sessionmaker(self.writer, expire_on_commit=False)

    @property
    def file(self) -> Path | None:
        """The SQLite file, None for a server or for memory."""
        name = self._url.database
        if self._url.get_backend_name() != "sqlite" or name in (None, "", ":memory:"):
            return None
        return Path(str(name))

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A unit of work that changes nothing.

        Raises:
            DatabaseProblem: the database cannot be used.
        """
        with self.translated(), self._read() as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A unit of work that is committed at its end, or rolled back on an error.

        Raises:
            DatabaseProblem: the database cannot be used.
        """
        with self.translated(), self._write.begin() as session:
            yield session

    def leave_no_trace(self) -> None:
        """Take out of SQLite's files what was just erased.

        ``secure_delete`` overwrites what is deleted, not the copies that a page keeps
        from before it was split: the file is written anew, and its log emptied.

        Raises:
            DatabaseLocked: others write all the time; the rows are gone all the same.
        """
        if self.engine.dialect.name != "sqlite":
            return
        connection = self.engine.raw_connection()
        try:
            connection.cursor().execute("VACUUM")
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.OperationalError as error:
            raise DatabaseLocked(self.where) from error
        finally:
            connection.close()

    def make_file(self) -> None:
        """Make an empty SQLite file, with its folder, where there is none.

        Raises:
            DatabaseUnreachable: it cannot be made there.
        """
        if self.file is None:
            return
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.file.touch()
        except OSError as error:
            raise DatabaseUnreachable(self.where) from error

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Turn errors of the driver into problems with words.

        Raises:
            DatabaseProblem: the database cannot be used.
        """
        try:
            self._refuse_missing_file()
            yield
        except (IntegrityError, DataError):
            raise
        except DatabaseError as error:
            raise self.problem(error) from error

    def problem(self, error: DatabaseError) -> DatabaseProblem:
        """What an error of the driver means."""
        said = str(error.orig).lower()
        found = (kind for sign, kind in _SIGNS if sign in said)
        return next(found, DatabaseUnreachable)(self.where)

    def _refuse_missing_file(self) -> None:
        # SQLite would make an empty database of a wrong path, and nobody would know.
        if self.file is not None and not self.file.exists():
            raise DatabaseMissing(self.where)


def _engine(url: str, busy_timeout_ms: int) -> Engine:
    engine = create_engine(url, pool_pre_ping=not url.startswith("sqlite"))
    if engine.dialect.name == "sqlite":
        pragmas = (f"busy_timeout={busy_timeout_ms}", *_PRAGMAS)

        @event.listens_for(engine, "connect")
        def _configure(connection: Any, _entry: ConnectionPoolEntry) -> None:
            # The driver must not begin by itself: `_begin` below says how.
            connection.isolation_level = None
            for pragma in pragmas:
                connection.execute(f"PRAGMA {pragma}")

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            how = connection.get_execution_options().get("sqlite_begin", "BEGIN")
            connection.exec_driver_sql(how)

    return engine
