"""The guarded door to the offices: found by place, taken in by list."""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime
from threading import Lock
from typing import cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.directory.nearest import Found, OfficeIndex
from bot.directory.office import Kind, Office, OfficeRecord
from bot.services.ports import MergeCounts, OfficeList, TooManyGone
from bot.storage.sessions import Sessions
from bot.storage.tables import Comune, OfficeImport, OfficeRow

SEEN = "seen"
"""The packaged list of offices read on public pages; any other list overrides it."""

REFRESH_SECONDS = 30.0
"""How long an import by another process may go unnoticed."""


class Offices:
    """Finds offices in memory, and takes lists in, one unit of work each."""

    def __init__(
        self, sessions: Sessions, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        """Read from this database, and again when it has changed."""
        self._sessions = sessions
        self._seconds = seconds
        self._reading = Lock()
        self._index = OfficeIndex(())
        self._version = -1
        self._fresh_until = float("-inf")

    def nearest(self, lat: float, lon: float, limit: int) -> Sequence[Found]:
        """The nearest shown offices with kilometres, nearest first.

        Raises:
            DatabaseProblem: the database cannot be used.
            ValueError: the limit is not positive.
        """
        if self._seconds() >= self._fresh_until:
            self._refresh()
        return self._index.nearest(lat, lon, limit)

    def merge(self, offices: OfficeList, now: datetime) -> MergeCounts:
        """Take a list in, all of it or nothing; the same list twice changes nothing.

        Raises:
            DatabaseProblem: the database cannot be used.
            TooManyGone: it is guarded, and would withdraw more than half.
        """
        with self._sessions.writing() as session:
            counts = _merge(session, offices)
            if counts.added or counts.changed or counts.withdrawn:
                session.add(
                    OfficeImport(
                        dataset=offices.dataset,
                        imported_at=now,
                        added=counts.added,
                        changed=counts.changed,
                        withdrawn=counts.withdrawn,
                    )
                )
        self._fresh_until = float("-inf")
        return counts

    def _refresh(self) -> None:
        with self._reading, self._sessions.reading() as session:
            version = session.scalar(select(func.max(OfficeImport.id))) or 0
            if version != self._version:
                self._index = OfficeIndex(_shown(session))
                self._version = version
            self._fresh_until = self._seconds() + REFRESH_SECONDS


def _shown(session: Session) -> list[Office]:
    pairs = session.execute(
        select(OfficeRow, Comune)
        .join(Comune, OfficeRow.istat == Comune.istat)
        .where(OfficeRow.status == "shown")
    )
    return [_office(row, comune) for row, comune in pairs]


def _office(row: OfficeRow, comune: Comune) -> Office:
    placed = row.lat is not None and row.lon is not None
    return Office(
        id=str(row.id),
        name=row.name,
        kind=cast("Kind", row.kind),
        istat=row.istat,
        comune=comune.name,
        address=row.address,
        phone=row.phone,
        lat=cast("float", row.lat) if placed else comune.lat,
        lon=cast("float", row.lon) if placed else comune.lon,
        accreditation=row.accreditation,
        checked_on=row.checked_on,
        source=row.source,
        email=row.email,
        website=row.website,
    )


def _merge(session: Session, offices: OfficeList) -> MergeCounts:
    rows = session.scalars(select(OfficeRow)).all()
    matches = _matches(rows, offices.records)
    added = changed = same = 0
    for record, row in zip(offices.records, matches, strict=True):
        if row is None:
            session.add(OfficeRow(**_columns(record)))
            added += 1
        elif _update(row, record):
            changed += 1
        else:
            same += 1
    return MergeCounts(added, changed, same, _withdraw(rows, offices))


def _matches(
    rows: Sequence[OfficeRow], records: Sequence[OfficeRecord]
) -> list[OfficeRow | None]:
    """The row of each record: by its key, else an unclaimed one at its place."""
    by_key = {row.natural_key: row for row in rows}
    claimed = {record.natural_key for record in records}
    by_place = {row.place_key: row for row in rows if row.natural_key not in claimed}
    return [
        by_key.get(record.natural_key) or by_place.pop(record.place_key, None)
        for record in records
    ]


def _update(row: OfficeRow, record: OfficeRecord) -> bool:
    if record.dataset == SEEN != row.dataset:
        return False
    new = _columns(record)
    old = {column: getattr(row, column) for column in new}
    for column, value in new.items():
        setattr(row, column, value)
    return old != new


def _columns(record: OfficeRecord) -> dict[str, object]:
    keys = {"natural_key": record.natural_key, "place_key": record.place_key}
    return asdict(record) | keys


def _withdraw(rows: Sequence[OfficeRow], offices: OfficeList) -> int:
    if not offices.complete:
        return 0
    listed = {record.natural_key for record in offices.records} | offices.kept
    its = [row for row in rows if row.dataset == offices.dataset]
    its = [row for row in its if row.status == "shown"]
    gone = [row for row in its if row.natural_key not in listed]
    if offices.guarded and 2 * len(gone) > len(its):
        raise TooManyGone(len(gone))
    for row in gone:
        row.status = "withdrawn"
    return len(gone)
