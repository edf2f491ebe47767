"""The database: units of work, the stores on them, and whether it can be used."""

from functools import cached_property

from sqlalchemy import text

from bot.storage.conversations import Conversations
from bot.storage.migrations import HEAD
from bot.storage.offices import Offices
from bot.storage.problems import DatabaseNotMigrated
from bot.storage.sessions import Sessions


class Database(Sessions):
    """One installation's data. Opened by address; nothing happens before its use."""

    @cached_property
    def offices(self) -> Offices:
        """Accredited operators and job centres."""
        return Offices(self)

    @cached_property
    def conversations(self) -> Conversations:
        """What is kept of conversations."""
        return Conversations(self)


def check(database: Sessions) -> None:
    """Make sure that a database can be used by this version.

    Raises:
        DatabaseProblem: it is missing, locked, unreachable or not migrated; its
            message, in Italian, says what to do.
    """
    with database.reading() as session:
        found = session.scalar(text("SELECT version_num FROM alembic_version"))
    if found != HEAD:
        raise DatabaseNotMigrated(database.where)
