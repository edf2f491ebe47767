"""What is kept: tables, units of work and the stores that guard them."""

from bot.storage.database import Database, check
from bot.storage.problems import (
    DatabaseLocked,
    DatabaseMissing,
    DatabaseNotMigrated,
    DatabaseProblem,
    DatabaseUnreachable,
)

__all__ = [
    "Database",
    "DatabaseLocked",
    "DatabaseMissing",
    "DatabaseNotMigrated",
    "DatabaseProblem",
    "DatabaseUnreachable",
    "check",
]
