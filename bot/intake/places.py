"""Comuni and what a text says about them: the vocabulary of the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Why = Literal["exact", "prefix", "typo", "frazione", "former", "cap"]
Role = Literal["residenza", "domicilio", "azienda", ""]
Kind = Literal["comune", "choices", "province", "region", "abroad", "unknown"]

LOMBARDY = "Lombardia"


@dataclass(frozen=True)
class Place:
    """A comune of Italy as of 1 February 2026.

    Attributes:
        istat: six digits, the first three the province.
        name: official Italian name.
        province: two-letter code, such as "MI".
        province_name: province or metropolitan city, such as "Milano".
        region: Italian name of the region.
        caps: postal codes, the generic one of a large city included.
        lat: latitude of the town centre, in degrees (WGS 84).
        lon: longitude of the town centre, in degrees (WGS 84).
        population: inhabitants on 1 January 2023, 0 when unknown.
    """

    istat: str
    name: str
    province: str
    province_name: str
    region: str
    caps: tuple[str, ...]
    lat: float
    lon: float
    population: int

    @property
    def in_lombardy(self) -> bool:
        """Whether the comune belongs to Regione Lombardia."""
        return self.region == LOMBARDY


@dataclass(frozen=True)
class Match:
    """One comune found for a query, with how sure and why.

    Attributes:
        place: the comune.
        score: 1 for the exact name, less for the rest, never 0.
        why: what the query matched.
    """

    place: Place
    score: float
    why: Why


@dataclass(frozen=True)
class Resolution:
    """What the answer to "in quale comune abiti?" says.

    Attributes:
        kind: "comune" carries one place, "choices" two to eight of them, most
            likely first; "province" a code in `province`; "region" only
            `in_lombardy`; "abroad" and "unknown" nothing.
        places: the comuni meant.
        certain: False for a guess to be confirmed, such as a misspelt name.
        near: whether the answer only says close to the place.
        province: two-letter code of a named province, else "".
        in_lombardy: whether all that is meant lies in Lombardy; None when
            that cannot be said.
        doubtful: whether to ask even of a place that is certain ("forse Lodi").
        role: "residenza" or "domicilio" when the words name the one expressly.
    """

    kind: Kind
    places: tuple[Place, ...] = ()
    certain: bool = True
    near: bool = False
    province: str = ""
    in_lombardy: bool | None = None
    doubtful: bool = False
    role: Role = ""


@dataclass(frozen=True)
class PlaceMention:
    """A place named in a free message.

    Attributes:
        start: index of the first character in the message.
        end: index after the last character.
        text: the message between the two.
        places: the comuni it may mean, most likely first; empty when a
            province, a region or a foreign country is named.
        role: what the words before it make of it, "" when nothing does.
        certain: False for a misspelt name, a choice, a place only said to be near,
            or an origin outside Lombardy ("sono di Napoli").
        negated: whether the message denies it ("non abito a Milano").
        near: whether the message only says close to it, or towards it.
        kind: "comune", "choices", "province", "region" or "abroad".
        province: two-letter code of a named province, else "".
        in_lombardy: as in `Resolution`.
        elsewhen: whether one lived there once, will or would like to.
        hedged: whether the message is not sure of it.
    """

    start: int
    end: int
    text: str
    places: tuple[Place, ...]
    role: Role = ""
    certain: bool = True
    negated: bool = False
    near: bool = False
    kind: Kind = "comune"
    province: str = ""
    in_lombardy: bool | None = None
    elsewhen: bool = False
    hedged: bool = False
