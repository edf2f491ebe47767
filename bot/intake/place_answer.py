"""The answer to "in quale comune abiti?", in whatever words it comes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.intake.lexicons import lexicon
from bot.intake.normalise import Message
from bot.intake.place_caps import with_caps_in_digits
from bot.intake.place_distance import beside
from bot.intake.place_names import by_weight
from bot.intake.places import Resolution
from bot.intake.spotting import common_side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.intake.mentions import MentionFinder
    from bot.intake.place_index import PlaceIndex
    from bot.intake.place_roles import Sighting
    from bot.intake.places import Place, Role

_MOST_CHOICES = 8
_LONGEST_ANSWER = 600
_CAP = re.compile(r"(?<!\d)\d{5}(?!\d)")
_NAMED = frozenset({"comune", "choices"})
_UNKNOWN = Resolution("unknown", certain=False)


class PlaceAnswer:
    """Resolves answers about where someone lives."""

    def __init__(self, index: PlaceIndex, finder: MentionFinder) -> None:
        self._index = index
        self._finder = finder
        table = lexicon("home_answers")
        self._another_time = frozenset(table["another_time"].split())
        self._now = frozenset(table["now"].split())

    def resolve(self, text: str, *, living: bool = False) -> Resolution:
        """Return what an answer names; see `Gazetteer.resolve`."""
        message = Message.read(with_caps_in_digits(text[:_LONGEST_ANSWER]))
        if not message.words:
            return _UNKNOWN
        seen = self._finder.sightings(message, asked=True)
        standing = self._standing(message, seen, living=living)
        named = [one for one in standing if one.hit.kind in _NAMED]
        if named:
            return self._comune(message, named, standing, seen, living=living)
        if standing:
            return _area(standing[0], denied=False)
        regions = [one for one in seen if one.hit.kind == "region"]
        if regions:
            return _area(regions[0], denied=True)
        return self._otherwise(message) if not seen else _UNKNOWN

    def _standing(
        self, message: Message, seen: Sequence[Sighting], *, living: bool
    ) -> list[Sighting]:
        """Keep what is affirmed, what is home now, and what is exact."""
        standing = [one for one in seen if not (one.denied or one.doubt.elsewhen)]
        now = [one for one in standing if not self._is_another_time(message, one, seen)]
        standing = now or standing
        standing = [one for one in standing if not one.doubt.another] or standing
        if not living:
            standing = _without_areas_around(standing)
        else:
            today = [
                one for one in standing if self._is_said_of_now(message, one, seen)
            ]
            standing = [o for o in today if _is_not_work(o) and _is_not_aside(o)] or (
                standing
            )
        for better in _OF_LIVING if living else _OF_HOME:
            standing = [one for one in standing if better(one)] or standing
        return [one for one in standing if _is_not_work(one) and _may_be_home(one)]

    def _is_now(
        self, message: Message, one: Sighting, seen: Sequence[Sighting]
    ) -> bool:
        return _is_not_aside(one) and not self._is_another_time(message, one, seen)

    def _is_said_of_now(
        self, message: Message, one: Sighting, seen: Sequence[Sighting]
    ) -> bool:
        """Whether "adesso" or "ora" stands before the place, after those before."""
        ends = [o.hit.last for o in seen if o.hit.last <= one.hit.first]
        before = message.texts[max(ends, default=0) : one.hit.first]
        return not self._now.isdisjoint(before)

    def _is_another_time(
        self, message: Message, one: Sighting, seen: Sequence[Sighting]
    ) -> bool:
        """Whether the person lived there before, or will: "prima ero a Napoli"."""
        ends = [o.hit.last for o in seen if o.hit.last <= one.hit.first]
        before = message.texts[max(ends, default=0) : one.hit.first]
        if one.said is not None and one.said.cue.role == "residenza":
            before = message.texts[one.said.start : one.hit.first]
        return not self._another_time.isdisjoint(before)

    def _comune(
        self,
        message: Message,
        named: list[Sighting],
        standing: list[Sighting],
        seen: list[Sighting],
        *,
        living: bool,
    ) -> Resolution:
        main = self._without_details(message, named)
        located = self._finder.locating(message, named)
        places = _narrowed(by_weight_of(main), located, standing)
        places = beside(places, [one for one in seen if one.near])
        certain = all(
            one.hit.certain and not one.near and self._is_now(message, one, seen)
            for one in main
        )
        if len(places) == 1:
            sure = certain or _agree_on(places[0], main, standing)
            near = all(one.near for one in main)
            found = _one(places[0], certain=sure and _is_sure(main[0]), near=near)
            doubtful = all(_is_doubtful(o) for o in named if places[0] in o.hit.places)
            role = _expressly(main[0], living=living)
            return replace(found, doubtful=doubtful, role=role)
        return _several(places)

    def _without_details(
        self, message: Message, named: list[Sighting]
    ) -> list[Sighting]:
        """Drop quarters of a town named before, and capitals said to locate it."""
        main: list[Sighting] = []
        for one in named:
            words = message.texts[one.hit.first : one.hit.last]
            also = [n.place for n in self._index.names.exact(" ".join(words))]
            before = [place for other in main for place in other.hit.places]
            quarter = any(place in before for place in also)
            capital = any(
                place.name == other.province_name
                for place in one.hit.places
                for other in before
            )
            if not main or one.hit.how == "cap" or not (quarter or capital):
                main.append(one)
        return main

    def _otherwise(self, message: Message) -> Resolution:
        cap = _CAP.search(message.raw)
        if cap:
            if cap.group()[:2] in self._index.lombard_zones:
                return Resolution("region", certain=False, in_lombardy=True)
            return _UNKNOWN
        places = self._index.names.beginning(message.texts)
        whole = " ".join(message.texts)
        if not places or self._index.words.ambiguous.get(whole) is False:
            return _UNKNOWN
        return _one(places[0], certain=False) if len(places) == 1 else _several(places)


def by_weight_of(seen: Sequence[Sighting]) -> tuple[Place, ...]:
    """Return the places that sightings agree on, else all of them, heaviest first."""
    groups = [one.hit.places for one in seen]
    agreed = [p for p in groups[0] if all(p in group for group in groups)]
    if agreed:
        return tuple(agreed)
    if len(groups) == 1:
        return groups[0]
    return by_weight(place for group in groups for place in group)


def _is_home(one: Sighting) -> bool:
    return one.role == "residenza"


def _is_lived_in(one: Sighting) -> bool:
    return one.role == "domicilio" or one.grade == "fatto"


def _is_not_registered(one: Sighting) -> bool:
    return one.grade != "legale" or one.role == "domicilio"


def _without_areas_around(standing: list[Sighting]) -> list[Sighting]:
    """Drop the area in which a comune lies, whatever is said of it."""
    single = (one.hit.places[0] for one in standing if len(one.hit.places) == 1)
    codes = {place.province for place in single}
    return [
        one
        for one in standing
        if not one.hit.area or one.hit.area.province not in codes
    ]


def _is_not_work(one: Sighting) -> bool:
    return one.role != "azienda"


def _is_not_aside(one: Sighting) -> bool:
    """Whether no words such as "nato" or "sindacato" give the place another part."""
    return one.said is None or bool(one.said.cue.role)


def _may_be_home(one: Sighting) -> bool:
    """Whether a place may be home at all: "vengo da Pavia", not "nato a Pavia"."""
    return _is_not_aside(one) or one.grade == "origine"


def _is_doubtful(one: Sighting) -> bool:
    """Whether to ask: "forse Lodi", "mia figlia vive a Lodi", "sono di Napoli"."""
    from_there = one.grade == "origine" and not one.hit.in_lombardy
    return one.doubt.hedged or one.doubt.another or from_there


def _expressly(one: Sighting, *, living: bool) -> Role:
    """The home that the words name, when it is not the one asked about."""
    other: Role = "residenza" if living else "domicilio"
    cue = one.said.cue if one.said else None
    return other if cue and cue.grade == "legale" and cue.role == other else ""


def _is_not_near(one: Sighting) -> bool:
    return not one.near


_OF_HOME = (_is_home, _is_not_work, _is_not_aside, _is_not_near)
_OF_LIVING = (*_OF_HOME[1:], _is_lived_in, _is_not_registered)


def _narrowed(
    places: tuple[Place, ...], located: Sequence[Sighting], standing: Sequence[Sighting]
) -> tuple[Place, ...]:
    codes = {one.hit.area.province for one in standing if one.hit.area} - {""}
    codes |= {
        place.province
        for one in located
        for place in one.hit.places
        if place.name == place.province_name and len(one.hit.places) == 1
    }
    return tuple(place for place in places if place.province in codes) or places


def _is_sure(one: Sighting) -> bool:
    # An everyday word outside Lombardy ("Vita", "Ora") is asked about again.
    cued = one.said is not None and bool(one.said.cue.role)
    return one.hit.how != "ambiguous" or cued or one.hit.in_lombardy is True


def _agree_on(
    place: Place, main: Sequence[Sighting], standing: Sequence[Sighting]
) -> bool:
    """Whether a name and a CAP or a province, each unsure alone, single one out."""
    if any(one.hit.how == "typo" or one.near for one in main):
        return False
    several = [one for one in main if len(one.hit.places) > 1]
    by_area = any(one.hit.area for one in standing)
    return bool(several) and (len(main) > 1 or by_area) and place in main[0].hit.places


def _one(place: Place, *, certain: bool, near: bool = False) -> Resolution:
    inside = place.in_lombardy
    return Resolution("comune", (place,), certain, near, in_lombardy=inside)


def _several(places: Sequence[Place]) -> Resolution:
    return Resolution(
        "choices",
        tuple(places[:_MOST_CHOICES]),
        certain=False,
        in_lombardy=common_side(places),
    )


def _area(one: Sighting, *, denied: bool) -> Resolution:
    hit = one.hit
    inside = hit.in_lombardy
    if denied:
        # Outside Lombardy is settled by "non in Lombardia", not by "non in Piemonte".
        return Resolution("region", in_lombardy=False) if inside else _UNKNOWN
    province = hit.area.province if hit.area else ""
    return Resolution(
        hit.kind,
        certain=hit.certain and not one.near,
        province=province,
        in_lombardy=inside,
    )
