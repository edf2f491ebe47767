"""Bring a database to this version: tables first, then the reference data."""

from collections.abc import Callable
from datetime import datetime

from bot.storage.database import Database
from bot.storage.problems import DatabaseNewer
from bot.storage.reference_load import load_reference


def upgrade(
    database: Database, now: datetime, progress: Callable[[str], None] | None = None
) -> None:
    """Create or migrate the tables, then load what the package carries.

    Running it again does nothing.

    Args:
        database: it is created when it does not exist and is a file.
        now: instant, with zone.
        progress: told ``tables``, then the name of each reference table it loads.

    Raises:
        DatabaseProblem: the database cannot be used.
    """
    tell = progress or (lambda _step: None)
    tell("tables")
    database.make_file()
    with database.translated(), database.writer.begin() as connection:
        _run_steps(connection, database.where)
    load_reference(database, now, tell)


def _run_steps(connection: object, where: str) -> None:
    from alembic import command  # noqa: PLC0415  (the edge never needs it in memory)
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "bot.storage:migrations")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise DatabaseNewer(where) from error
