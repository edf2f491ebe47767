"""Offices: as a list states them, and as they are shown."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["operatore_accreditato", "centro_impiego"]
Status = Literal["shown", "hidden", "withdrawn"]

KINDS: tuple[str, ...] = get_args(Kind)
STATUSES: tuple[str, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Office:
    """An office that can be measured from.

    Attributes:
        id: identifier within this installation.
        name: as its list calls it.
        kind: an operator accredited by the Region, or a public job centre.
        istat: ISTAT code of its comune.
        comune: name of its comune.
        address: street and number, "" when the source shows none.
        phone: as dialled from Italy, "" when the source shows none.
        lat: latitude in degrees, of the office or else of its comune.
        lon: longitude in degrees, of the office or else of its comune.
        accreditation: what the source states, in Italian.
        checked_on: day (ISO) or year of the information.
        source: address or name of what was read.
        email: "" when unknown.
        website: "" when unknown.
        status: only "shown" ones are ever found.
    """

    id: str
    name: str
    kind: Kind
    istat: str
    comune: str
    address: str
    phone: str
    lat: float
    lon: float
    accreditation: str
    checked_on: str
    source: str
    email: str = ""
    website: str = ""
    status: Status = "shown"


@dataclass(frozen=True, slots=True)
class OfficeRecord:
    """An office as one line of one list states it.

    Attributes:
        dataset: short name of the list.
        upstream_id: the list's own code for the office, "" when it has none.
        name: as the list calls it.
        kind: an operator accredited by the Region, or a public job centre.
        istat: ISTAT code of its comune.
        address: street and number.
        accreditation: what the list states, in Italian.
        checked_on: day (ISO) or year of the information.
        source: address or name of what was read.
        cap: postal code, "" when unknown.
        phone: "" when unknown.
        email: "" when unknown.
        website: "" when unknown.
        lat: latitude of the office in degrees, None when not stated.
        lon: longitude of the office in degrees, None when not stated.
        status: whether it may be shown.
    """

    dataset: str
    upstream_id: str
    name: str
    kind: Kind
    istat: str
    address: str
    accreditation: str
    checked_on: str
    source: str
    cap: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    lat: float | None = None
    lon: float | None = None
    status: Status = "shown"

    @property
    def place_key(self) -> str:
        """Who and where: equal for one office in two lists."""
        return place_key(self.name, self.istat, self.address)

    @property
    def natural_key(self) -> str:
        """What makes a second import find the same office again."""
        return natural_key(self.dataset, self.upstream_id, self.place_key)


def place_key(name: str, istat: str, address: str) -> str:
    """Fold spelling away: ``"016024|mestieri lombardia|via innocenzo xi 3"``."""
    return f"{istat}|{_folded(name)}|{_folded(address)}"


def natural_key(dataset: str, upstream_id: str, place: str) -> str:
    """The list's own code where it has one, else who and where."""
    return f"{dataset}#{upstream_id}" if upstream_id else place


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode()))
