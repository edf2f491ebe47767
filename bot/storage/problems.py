"""What can be wrong with a database, in words for whoever starts the assistant."""

from bot.texts import text


class DatabaseProblem(Exception):
    """The database cannot be used as it is; the message is Italian and says why.

    Attributes:
        reason: key of the text, under ``database.problem``.
    """

    reason = "unreachable"

    def __init__(self, where: str) -> None:
        """Say where the database is, without its password."""
        super().__init__(text(f"database.problem.{self.reason}", where=where))


class DatabaseMissing(DatabaseProblem):
    """There is no database yet."""

    reason = "missing"


class DatabaseLocked(DatabaseProblem):
    """Another process has been writing for too long."""

    reason = "locked"


class DatabaseNotMigrated(DatabaseProblem):
    """The tables are missing, or older or newer than this version."""

    reason = "not_migrated"


class DatabaseNewer(DatabaseProblem):
    """A newer version of the program made the tables."""

    reason = "newer"


class DatabaseUnreachable(DatabaseProblem):
    """The server does not answer, or the file is not a database."""
