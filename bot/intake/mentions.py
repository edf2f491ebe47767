"""Places in a message, with the part each plays."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.intake.lexicons import lexicon
from bot.intake.normalise import JOINED, Message, words_of
from bot.intake.place_context import PlaceContext
from bot.intake.place_denial import Denials
from bot.intake.place_doubts import PlaceDoubts
from bot.intake.place_guess import PlaceGuess, is_slight
from bot.intake.place_roles import Sighting, settle
from bot.intake.place_sense import AT_HOME, PlaceSense
from bot.intake.place_slips import Slips
from bot.intake.places import PlaceMention
from bot.intake.spotting import Hit, Spotter

if TYPE_CHECKING:
    from bot.intake.place_context import Said
    from bot.intake.place_index import PlaceIndex
    from bot.intake.place_words import Grade
    from bot.intake.places import Role

_SHORTEST_USUAL = 4
_FEW_WORDS = 7
# Nobody types these in the name of a place: a slip of the keyboard, an address.
_SIGNS = re.compile(r"[][{}<>=#&@_*|\\]")


class MentionFinder:
    """Finds places in messages, asked for or not."""

    def __init__(self, index: PlaceIndex) -> None:
        self._words = index.words
        self._spotter = Spotter(index)
        self._context = PlaceContext(index.words)
        self._denials = Denials(index.words)
        self._doubts = PlaceDoubts()
        self._guess = PlaceGuess(index)
        near = index.words.use("vicinanza") | index.words.use("provincia")
        self._near = near | index.words.use("strada")
        cued = (word for cue in index.words.cues for word in cue.split())
        table = lexicon("home_answers")
        self._cue_words = near.union(cued, table["asides"].split())
        self._sense = PlaceSense(
            index.words, self._spotter, self._context, self._cue_words
        )
        self._refused = frozenset(table["no_places"].split())
        self._usual = Slips(index.words.common, _SHORTEST_USUAL)
        self._areas = index.territories

    def find(self, text: str) -> list[PlaceMention]:
        """Return the places of a free message, in reading order."""
        message = Message.read(text)
        return [_mention(message, one) for one in self.sightings(message)]

    def sightings(self, message: Message, *, asked: bool = False) -> list[Sighting]:
        """Return the places of a message with what surrounds them.

        Args:
            message: the words.
            asked: whether the message answers a question about a place, so that
                a bare, short or misspelt name is one too.
        """
        seen: list[Sighting] = []
        at = 0
        while at < len(message.words):
            one = self._at(message, at, seen, asked=asked)
            if one is not None:
                seen.append(one)
            at = one.hit.last if one else at + 1
        return settle(seen, message, self._context, self._denials)

    def locating(self, message: Message, seen: list[Sighting]) -> list[Sighting]:
        """Return the places said right after another, to tell where that one lies."""
        return [
            one
            for before, one in pairwise(seen)
            if self._context.locates(message, before.hit.last, one.hit.first)
        ]

    def _at(
        self, message: Message, at: int, seen: list[Sighting], *, asked: bool
    ) -> Sighting | None:
        floor = seen[-1].hit.last if seen else 0
        hit = self._spotter.at(message, at)
        everyday = hit is None and self._words.is_everyday(message.texts[at])
        if everyday and not self._spotter.opens(message.texts[at]):
            return None
        said = self._context.cue_before(message, at, floor)
        if asked and said is not None and said.cue.grade == "terzi":
            said = said._replace(cue=replace(said.cue, role="residenza", grade="fatto"))
        expected = said is not None and said.cue.fuzzy and said.adjacent
        if everyday:
            hit = self._spotter.begun(message, at) if expected or asked else None
        elif hit is None:
            hit = self._guessed(message, at, said, asked=asked)
        else:
            cut = hit.how == "prefix" and self._sense.is_direct(message, at)
            if expected or asked or cut:
                hit = self._whole_name(message, hit)
            if not asked:
                hit = self._sense.largest(hit)
            hit = self._in_dialect_rather(message, hit)
            if not self._sense.holds(message, hit, said, seen, asked=asked):
                return None
        return self._sighting(message, hit, said, seen) if hit else None

    def _guessed(
        self, message: Message, at: int, said: Said | None, *, asked: bool
    ) -> Hit | None:
        if not self._refused.isdisjoint(message.texts):
            return None
        expected = said if said and said.cue.fuzzy and said.adjacent else None
        direct = self._sense.is_direct(message, at) or _is_equated(
            message, at, expected
        )
        straight = expected is not None and (direct or at == expected.end)
        if message.texts[at] in self._cue_words:
            return None
        heard = self._guess.in_dialect(message, at, sure=straight and direct)
        if heard is not None:
            return self._spotter.with_province(message, heard)
        if not (straight or asked):
            return self._overheard(message, at) if direct else None
        area = self._areas.misspelt(message.texts[at])
        if area is not None and self._areas.introduced(message.texts, at):
            return Hit(at, at + 1, (), "area", certain=False, area=area)
        hit = self._guess.at(message, at)
        hit = self._spotter.with_province(message, hit) if hit else None
        if hit is None or not straight:
            return hit and self._answering(message, hit, said, direct=direct)
        at_home = expected is not None and expected.cue.role in AT_HOME
        long = hit.last - hit.first > 1 and len(hit.places) == 1
        slight = at_home and (long or is_slight(message, hit))
        slight = slight and self._is_typo(message, hit)
        usual = not asked and self._is_everyday_name(hit)
        return hit if (direct or slight) and not usual else None

    def _answering(
        self, message: Message, hit: Hit, said: Said | None, *, direct: bool
    ) -> Hit | None:
        """Keep a misspelt name that is the answer, or all of a clause of it."""
        denied = self._context.denies_anything(message)
        whole = not denied and (
            self._is_whole(message, hit) or self._is_located(message, hit)
        )
        if whole or self._is_clause(message, hit, direct=direct):
            return hit
        led = said is not None and said.adjacent and said.cue.role in AT_HOME
        if led and len(hit.places) == 1 and self._is_typo(message, hit):
            return hit
        if not direct:
            return None
        if said and said.cue.role in AT_HOME and self._is_typo(message, hit):
            return hit if len(hit.places) == 1 else None
        return self._overheard(message, hit.first)

    def _in_dialect_rather(self, message: Message, hit: Hit) -> Hit:
        """Read "Romà" as Romano; doubt a small town far away in a dialect message."""
        far = hit.in_lombardy is False and hit.area is None
        if not far or hit.last - hit.first > 1:
            return hit
        if not self._sense.is_spelt_so(message, hit):
            heard = self._guess.in_dialect(message, hit.first, sure=False)
            if heard is not None:
                return heard
        small = self._sense.is_small_town(hit)
        doubt = small and self._guess.speaks_dialect(message)
        return replace(hit, certain=False) if doubt else hit

    def _is_everyday_name(self, hit: Hit) -> bool:
        """Whether a misspelt name would be one that is an everyday word too."""
        named = (" ".join(words_of(place.name)) for place in hit.places)
        return any(name in self._words.ambiguous for name in named)

    def _overheard(self, message: Message, at: int) -> Hit | None:
        """Read a misspelt name that no home cue announces: "la ditta di Dalmien"."""
        usual = self._words.is_everyday(message.texts[at]) or self._usual.of(
            message.texts[at]
        )
        hit = None if usual else self._guess.overheard(message, at)
        return self._spotter.with_province(message, hit) if hit else None

    def _whole_name(self, message: Message, hit: Hit) -> Hit:
        """Read on over a misspelt end; a longer misspelt name wins over a start."""
        stretched = self._spotter.stretched(message, hit)
        if stretched.how != "prefix":
            return stretched
        guess = self._guess.at(message, hit.first)
        return guess if guess and guess.last > stretched.last else stretched

    def _is_located(self, message: Message, hit: Hit) -> bool:
        """Whether a misspelt name and its province make an answer: "rozano milano"."""
        if hit.last == len(message.words):
            return False
        after = self._spotter.at(message, hit.last)
        around = after and replace(hit, last=after.last)
        return (
            after is not None
            and around is not None
            and any(p.name == hit.places[0].province_name for p in after.places)
            and self._is_whole(message, around)
        )

    def _is_clause(self, message: Message, hit: Hit, *, direct: bool) -> bool:
        """Whether a misspelt name is a clause of an answer: "a sarono, in centro"."""
        few = len(message.words) <= _FEW_WORDS and message.gaps[hit.first] != JOINED
        return (
            (direct or few or hit.first == 0 or self._is_called_town(message, hit))
            and not _SIGNS.search(message.raw)
            and (self._is_typo(message, hit) or self._is_described(message, hit))
            and self._context.ends(message, hit)
            and self._context.opens_clause(message, hit, also=self._cue_words)
        )

    def _is_called_town(self, message: Message, hit: Hit) -> bool:
        """Whether "comune", "paese" stands right before."""
        towns = self._words.use("abitato")
        return hit.first > 0 and message.texts[hit.first - 1] in towns

    def _is_described(self, message: Message, hit: Hit) -> bool:
        """Whether what follows tells where a place lies: ", vicino al ponte"."""
        at = hit.last
        parted = at < len(message.words) and message.gaps[at] != JOINED
        return parted and message.texts[at] in self._near

    def _is_typo(self, message: Message, hit: Hit) -> bool:
        """Whether a misspelt place is not as near to an everyday word."""
        return hit.last - hit.first > 1 or not self._usual.of(message.texts[hit.first])

    def _is_whole(self, message: Message, hit: Hit) -> bool:
        """Whether a misspelt name is nearly all of an answer."""
        if _SIGNS.search(message.raw):
            return False
        spare = int(self._sense.is_direct(message, hit.first))
        return self._context.unrelated(message, hit, also=self._cue_words) <= spare

    def _sighting(
        self, message: Message, hit: Hit, said: Said | None, seen: list[Sighting]
    ) -> Sighting:
        floor = seen[-1].hit.last if seen else 0
        denied = self._denials.is_denied(message, hit, said, floor)
        near = self._context.is_near(message, hit, said.end if said else floor)
        role: Role = said.cue.role if said else ""
        grade: Grade = said.cue.grade if said else ""
        after = self._context.cue_after(message, hit) if said is None else None
        if after is not None:
            role, grade = after.cue.role, after.cue.grade
        elif said is None and seen and self._follows(message, seen[-1], hit):
            role, grade = seen[-1].role, seen[-1].grade
            together = self._context.joins(message, floor, hit.first)
            near = near or (seen[-1].near and together and not denied)
        if grade == "origine" and hit.kind == "abroad":
            role = ""  # "sono del Senegal" tells where from, not where one lives
        doubt = self._doubts.of(message, hit, said, floor)
        return Sighting(hit, said, role, grade, denied, near, doubt)

    def _follows(self, message: Message, last: Sighting, hit: Hit) -> bool:
        """Whether a place shares the role of the one before, and is not that one."""
        again = last.denied and last.hit.places == hit.places
        return not again and self._sense.joined(message, last, hit)


def _is_equated(message: Message, at: int, said: Said | None) -> bool:
    """Whether a cue ends with "è" right before a word: "il mio comune è"."""
    if said is None or said.end != at:
        return False
    return message.texts[at - 1] == "e" and said.start < at - 1


def _mention(message: Message, one: Sighting) -> PlaceMention:
    hit = one.hit
    start, end = message.words[hit.first].start, message.words[hit.last - 1].end
    end += message.raw[start:end].count("(")  # the bracket that closes "(VA)"
    weak = one.grade == "origine" and not hit.in_lombardy
    return PlaceMention(
        start=start,
        end=end,
        text=message.raw[start:end],
        places=hit.places,
        role=one.role,
        certain=hit.certain and not one.near and not weak,
        negated=one.denied,
        near=one.near,
        kind=hit.kind,
        province=hit.area.province if hit.area else "",
        in_lombardy=hit.in_lombardy,
        elsewhen=one.doubt.elsewhen,
        hedged=one.doubt.hedged,
    )
