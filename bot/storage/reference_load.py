"""Load the packaged reference tables into the database, once for each version."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.reference import rows
from bot.services.ports import OfficeList
from bot.storage.database import Database
from bot.storage.offices import SEEN
from bot.storage.seen_offices import seen_records
from bot.storage.tables import Base, Comune, FormerName, Frazione, ReferenceLoad

Row = Mapping[str, str]


def load_reference(
    database: Database, now: datetime, tell: Callable[[str], None]
) -> None:
    """Load comuni, frazioni, former names and the offices seen on public pages.

    A table whose packaged rows have not changed is left alone.

    Raises:
        DatabaseProblem: the database cannot be used.
    """
    comuni = [_comune(row) for row in rows("comuni_italia")]
    frazioni = [_frazione(row) for row in rows("frazioni_geonames_lombardia")]
    former = [_former(row) for row in rows("comuni_soppressi_lombardia")]
    _load(database, Comune, comuni, tell)
    _load(database, Frazione, frazioni, tell)
    _load(database, FormerName, former, tell)
    _load_seen(database, now, tell)


def _comune(row: Row) -> dict[str, Any]:
    return {
        "istat": row["codice_istat"],
        "name": row["nome"],
        "province": row["sigla_provincia"],
        "region": row["regione"],
        "lat": float(row["lat"]),
        "lon": float(row["lon"]),
    }


def _frazione(row: Row) -> dict[str, Any]:
    return {
        "geoname_id": row["geonameid"],
        "name": row["nome"],
        "comune_istat": row["codice_istat_comune"],
        "lat": float(row["lat"]),
        "lon": float(row["lon"]),
    }


def _former(row: Row) -> dict[str, Any]:
    return {
        "belfiore": row["codice_belfiore"],
        "name": row["nome_soppresso"],
        "suppressed_on": row["data_soppressione"],
        "comune_istat": row["codice_istat_attuale_dedotto"] or None,
    }


def _load(
    database: Database,
    table: type[Base],
    packaged: Sequence[dict[str, Any]],
    tell: Callable[[str], None],
) -> None:
    name, digest = table.__tablename__, _digest(packaged)
    with database.writing() as session:
        if _loaded(session, name) != digest:
            tell(name)
            _write_changed(session, table, packaged)
            session.merge(ReferenceLoad(name=name, digest=digest))


def _write_changed(
    session: Session, table: type[Base], packaged: Sequence[dict[str, Any]]
) -> None:
    key = table.__mapper__.primary_key[0].name
    stored = {getattr(row, key): row for row in session.scalars(select(table))}
    session.add_all(table(**row) for row in packaged if row[key] not in stored)
    for row in packaged:
        if row[key] in stored:
            _set(stored[row[key]], row)


def _set(stored: Base, columns: Mapping[str, Any]) -> None:
    for column, value in columns.items():
        setattr(stored, column, value)


def _load_seen(database: Database, now: datetime, tell: Callable[[str], None]) -> None:
    records = seen_records()
    digest = _digest([repr(record) for record in records])
    with database.reading() as session:
        if _loaded(session, "operators_seen") == digest:
            return
    tell("operators_seen")
    database.offices.merge(OfficeList(SEEN, records, complete=True), now)
    with database.writing() as session:
        session.merge(ReferenceLoad(name="operators_seen", digest=digest))


def _loaded(session: Session, name: str) -> str:
    load = session.get(ReferenceLoad, name)
    return load.digest if load else ""


def _digest(packaged: Sequence[Any]) -> str:
    content = json.dumps(packaged, sort_keys=True).encode()
    return hashlib.sha256(content).hexdigest()
