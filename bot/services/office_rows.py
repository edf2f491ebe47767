"""From a line of someone's list to an office, or to what is wrong with the line."""

from dataclasses import dataclass
from datetime import date

from bot.directory.office import OfficeRecord, natural_key, place_key
from bot.intake.gazetteer import Gazetteer
from bot.intake.places import Place
from bot.services.contacts import read_email, read_phone, read_website
from bot.services.office_cells import (
    Position,
    accreditation_in,
    cap_in,
    checked_on_in,
    comune_in,
    contact_in,
    kind_in,
    position_in,
)
from bot.services.office_line import OfficeLine, RowProblem, SourceRow
from bot.services.office_map import OfficeMap


@dataclass(frozen=True)
class Outcome:
    """What a line came to.

    Attributes:
        line: its number.
        record: the office; None when the line is refused.
        problems: everything wrong with the line.
        key: the office's natural key, "" when it cannot be told.
    """

    line: int
    record: OfficeRecord | None = None
    problems: tuple[RowProblem, ...] = ()
    key: str = ""


class RowReader:
    """Reads lines by a map, with the comuni of a gazetteer, on a given day.

    Attributes:
        map: what the columns mean.
    """

    def __init__(
        self, office_map: OfficeMap, gazetteer: Gazetteer, today: date, origin: str
    ) -> None:
        """Read by this map; `origin` is the source of rows that name none."""
        self.map = office_map
        self._gazetteer = gazetteer
        self._today = today
        self._origin = origin

    def read(self, row: SourceRow) -> Outcome:
        """The office of a line, or every reason to refuse it."""
        if row.fault:
            return Outcome(row.line, problems=(RowProblem("", row.fault),))
        line = OfficeLine(self.map, row.cells)
        place = line.take("comune", lambda: comune_in(line, self._gazetteer), None)
        record = self._record(line, place)
        key = self._key(line, place)
        if line.problems:
            return Outcome(row.line, None, tuple(line.problems), key)
        return Outcome(row.line, record, key=key)

    def _record(self, line: OfficeLine, place: Place | None) -> OfficeRecord:
        take, wanted = line.take, self.map.accredited
        nowhere: Position = (None, None)
        lat, lon = take("lat", lambda: position_in(line, place), nowhere)
        return OfficeRecord(
            dataset=self.map.dataset,
            upstream_id=take("id", lambda: line.fitting("id"), ""),
            name=take("name", lambda: line.needed("name"), ""),
            kind=take("kind", lambda: kind_in(line), "operatore_accreditato"),
            istat=place.istat if place else "",
            address=take("address", lambda: line.needed("address"), ""),
            accreditation=take(
                "accreditation", lambda: accreditation_in(line, wanted), ""
            ),
            checked_on=take("checked_on", lambda: self._checked_on(line), ""),
            source=take("source", lambda: line.fitting("source"), "") or self._origin,
            cap=take("cap", lambda: cap_in(line), ""),
            phone=take("phone", lambda: contact_in(line, "phone", read_phone), ""),
            email=take("email", lambda: contact_in(line, "email", read_email), ""),
            website=take(
                "website", lambda: contact_in(line, "website", read_website), ""
            ),
            lat=lat,
            lon=lon,
        )

    def _checked_on(self, line: OfficeLine) -> str:
        return checked_on_in(line, self.map.dates, self._today)

    def _key(self, line: OfficeLine, place: Place | None) -> str:
        who, where = line.text("name"), line.text("address")
        there = place_key(who, place.istat, where) if place else ""
        return natural_key(self.map.dataset, line.text("id"), there)
