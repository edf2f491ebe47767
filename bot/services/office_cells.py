"""The cells of an office: each read into its type, or refused with a reason."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import cast

from bot.directory.distance import great_circle_km
from bot.directory.office import KINDS, Kind
from bot.intake.gazetteer import Gazetteer
from bot.intake.places import Place
from bot.services.office_line import OfficeLine, RefusedCell
from bot.services.office_map import Accredited

ITALY_LAT = (35.2, 47.2)
ITALY_LON = (6.5, 18.7)

FARTHEST_FROM_CENTRE_KM = 40
"""No comune of Italy reaches farther from its town centre."""

ISO_SHAPES = ("%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S.%f")

Position = tuple[float, float] | tuple[None, None]


def kind_in(line: OfficeLine) -> Kind:
    """The kind of office.

    Raises:
        RefusedCell: it is missing or none of ours.
    """
    found = line.needed("kind")
    if found not in KINDS:
        raise RefusedCell("unknown_kind", found)
    return cast("Kind", found)


def accreditation_in(line: OfficeLine, wanted: Accredited | None) -> str:
    """What the list states about the accreditation; a job centre needs none.

    Raises:
        RefusedCell: it states none, or not the one that is wanted.
    """
    stated = line.text("accreditation")
    if line.text("kind") == "centro_impiego":
        return stated
    found = line.cell(wanted.column) if wanted else stated
    other = wanted and wanted.values and found.casefold() not in wanted.values
    if not found or other:
        raise RefusedCell("not_accredited", found)
    return stated or found


def comune_in(line: OfficeLine, gazetteer: Gazetteer) -> Place:
    """The comune, by ISTAT code, else by name and province.

    Raises:
        RefusedCell: it is missing, unknown, ambiguous or contradicted.
    """
    istat, name = line.text("istat"), line.text("comune")
    if not istat:
        return _comune_by_name(line, name, gazetteer)
    place = gazetteer.get(istat.zfill(6))
    if place is None:
        raise RefusedCell("unknown_istat", istat)
    if name and place not in gazetteer.by_name(name):
        raise RefusedCell("istat_of_another", f"{istat}, {name}")
    return place


def contact_in(
    line: OfficeLine, field: str, reader: Callable[[str], str | None]
) -> str:
    """A telephone number, e-mail or web address; "" when there is none.

    Raises:
        RefusedCell: what stands there is not one.
    """
    written = line.fitting(field)
    found = reader(written) if written else ""
    if found is None:
        raise RefusedCell(f"not_a_{field}", written)
    return found


def cap_in(line: OfficeLine) -> str:
    """The postal code; "" when there is none.

    Raises:
        RefusedCell: it has not five digits.
    """
    written = line.text("cap")
    # A spreadsheet that takes codes for numbers drops the zero in front.
    cap = written.zfill(5) if len(written) == 4 else written
    if cap and not re.fullmatch(r"[0-9]{5}", cap):
        raise RefusedCell("not_a_cap", written)
    return cap


def position_in(line: OfficeLine, place: Place | None) -> Position:
    """Latitude and longitude in degrees; None twice when there are none.

    Raises:
        RefusedCell: no numbers, outside Italy, or far from the comune.
    """
    lat, lon = line.text("lat"), line.text("lon")
    if not lat and not lon:
        return None, None
    written = f"{lat}; {lon}"
    try:
        at = float(lat.replace(",", ".")), float(lon.replace(",", "."))
    except ValueError as error:
        raise RefusedCell("not_a_position", written) from error
    if not (_within(at[0], ITALY_LAT) and _within(at[1], ITALY_LON)):
        raise RefusedCell("outside_italy", written)
    far = place and great_circle_km(*at, place.lat, place.lon) > FARTHEST_FROM_CENTRE_KM
    if far:
        raise RefusedCell("far_from_comune", written)
    return at


def checked_on_in(line: OfficeLine, shapes: tuple[str, ...], today: date) -> str:
    """Day (ISO) or year of the information.

    Raises:
        RefusedCell: it is missing, no date, or still to come.
    """
    written = line.needed("checked_on")
    if re.fullmatch(r"(?:19|20)[0-9]{2}", written):
        day, found = date(int(written), 1, 1), written
    else:
        day = _day(written, (*ISO_SHAPES, *shapes))
        found = day.isoformat()
    if day > today:
        raise RefusedCell("future_date", written)
    return found


def _comune_by_name(line: OfficeLine, name: str, gazetteer: Gazetteer) -> Place:
    if not name:
        raise RefusedCell("missing")
    named = gazetteer.by_name(name)
    if not named:
        raise RefusedCell("unknown_comune", name)
    province = line.text("province")
    there = [place for place in named if _is_in(place, province)]
    if not there:
        raise RefusedCell("comune_not_in_province", f"{name} ({province})")
    ours = [place for place in there if place.in_lombardy]
    candidates = there if len(there) == 1 else ours
    if len(candidates) != 1:
        raise RefusedCell("ambiguous_comune", name)
    return candidates[0]


def _is_in(place: Place, province: str) -> bool:
    names = (place.province.casefold(), place.province_name.casefold())
    return not province or province.casefold() in names


def _within(degrees: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= degrees <= bounds[1]


def _day(written: str, shapes: tuple[str, ...]) -> date:
    days = (_day_of_shape(written, shape) for shape in shapes)
    found = next((day for day in days if day), None)
    if found is None:
        raise RefusedCell("impossible_date", written)
    return found


def _day_of_shape(written: str, shape: str) -> date | None:
    try:
        return datetime.strptime(written, shape).date()  # noqa: DTZ007  (a day)
    except ValueError:
        return None
