"""The table of conversation events: Rasa's own columns, with indexes and deletion.

``rasa export`` and our retention job read the same rows, so neither the table's
name nor its columns may change.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy.engine import Connection, Engine

_METADATA = sa.MetaData()
_SESSION = "session_started"
_BUSY_SECONDS = 5

EVENTS = sa.Table(
    "events",
    _METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sender_id", sa.String(255), nullable=False),
    sa.Column("type_name", sa.String(255), nullable=False),
    sa.Column("timestamp", sa.Float),
    sa.Column("intent_name", sa.String(255)),
    sa.Column("action_name", sa.String(255)),
    sa.Column("data", sa.Text),
    sa.Index("ix_events_conversation", "sender_id", "id"),
    sa.Index("ix_events_sessions", "sender_id", "type_name", "id"),
    sa.Index("ix_events_age", "timestamp"),
    sqlite_autoincrement=True,  # an erased row's number never comes back
)


def open_engine(url: str) -> Engine:
    """Connect, and make the table and its indexes when they are not there.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: the database cannot be used.
    """
    engine = sa.create_engine(url, **_options(url))
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _tune_sqlite)
        sa.event.listen(engine, "begin", _write_at_once)
        if engine.url.database:
            Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)
    with engine.begin() as connection:
        _METADATA.create_all(connection)
        for index in EVENTS.indexes:  # a table that plain Rasa made has fewer
            index.create(connection, checkfirst=True)
    return engine


def _options(url: str) -> dict[str, Any]:
    if url.startswith("sqlite"):
        # SQLAlchemy would open the file anew for each transaction.
        return {
            "poolclass": QueuePool,
            "connect_args": {"timeout": _BUSY_SECONDS, "check_same_thread": False},
        }
    return {"pool_pre_ping": True, "pool_size": 5}


def _tune_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # transactions begin where we say
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA secure_delete=ON")  # what is erased is overwritten
    cursor.close()


def _write_at_once(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


_ONE_AT_A_TIME = sa.text("SELECT pg_advisory_xact_lock(hashtext(:conversation))")
_NEWEST = sa.select(sa.func.max(EVENTS.c.id)).where(
    EVENTS.c.sender_id == sa.bindparam("conversation")
)
_SESSION_START = _NEWEST.where(EVENTS.c.type_name == _SESSION)
_ROWS = (
    sa.select(EVENTS.c.data)
    .where(EVENTS.c.sender_id == sa.bindparam("conversation"))
    .where(EVENTS.c.id >= sa.bindparam("first"))
    .order_by(EVENTS.c.id)
)


def newest(connection: Connection, conversation: str) -> int:
    """Number of the last row of a conversation; 0 when it has none."""
    found = connection.execute(_NEWEST, {"conversation": conversation}).scalar()
    return found or 0


def last_session(connection: Connection, conversation: str) -> list[dict[str, Any]]:
    """The events since the last session began, oldest first."""
    start = connection.execute(_SESSION_START, {"conversation": conversation}).scalar()
    return _since(connection, conversation, start or 0)


def all_sessions(connection: Connection, conversation: str) -> list[dict[str, Any]]:
    """Every event of a conversation, oldest first."""
    return _since(connection, conversation, 0)


def _since(
    connection: Connection, conversation: str, first: int
) -> list[dict[str, Any]]:
    wanted = {"conversation": conversation, "first": first}
    return [json.loads(row.data) for row in connection.execute(_ROWS, wanted)]


@contextmanager
def writing(engine: Engine, conversation: str) -> Iterator[Connection]:
    """One transaction that no other process shares for this conversation."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(_ONE_AT_A_TIME, {"conversation": conversation})
        yield connection


def append(
    connection: Connection, conversation: str, events: Sequence[dict[str, Any]]
) -> int:
    """Add events, in their order, at the end of a conversation.

    Returns:
        the number of the last row.
    """
    connection.execute(EVENTS.insert(), [_row(conversation, e) for e in events])
    return newest(connection, conversation)


def _row(conversation: str, event: dict[str, Any]) -> dict[str, Any]:
    intent = event.get("parse_data", {}).get("intent", {})
    return {
        "sender_id": conversation,
        "type_name": event["event"],
        "timestamp": event.get("timestamp"),
        "intent_name": intent.get("name"),
        "action_name": event.get("name"),
        "data": json.dumps(event, ensure_ascii=False, separators=(",", ":")),
    }


def erase(engine: Engine, conversation: str) -> None:
    """Delete every row of a conversation, and in SQLite all that is left of them.

    ``secure_delete`` overwrites what is deleted, not the copies that a page keeps from
    before it was split: the file is written anew, and its write-ahead log emptied.
    """
    with writing(engine, conversation) as connection:
        connection.execute(EVENTS.delete().where(EVENTS.c.sender_id == conversation))
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.execute(sa.text("VACUUM"))
            connection.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))


def conversations(connection: Connection) -> Iterable[str]:
    """The names of all conversations that have rows."""
    return connection.execute(sa.select(EVENTS.c.sender_id).distinct()).scalars().all()
