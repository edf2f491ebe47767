"""Alembic runs this file: on the connection of `upgrade`, or on the settings' own."""

from alembic import context
from sqlalchemy import Connection

from bot.config import load_settings
from bot.storage.sessions import Sessions
from bot.storage.tables import Base


def _migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def _run() -> None:
    given = context.config.attributes.get("connection")
    if given is not None:
        _migrate(given)
        return
    with Sessions(load_settings().database_url).engine.begin() as connection:
        _migrate(connection)


_run()
