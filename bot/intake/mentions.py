"""Places in a message, with the part each plays."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.intake.lexicons import lexicon
from bot.intake.normalise import JOINED, Message
from bot.intake.place_context import PlaceContext
from bot.intake.place_guess import PlaceGuess
from bot.intake.place_roles import Sighting, settle
from bot.intake.places import PlaceMention
from bot.intake.spotting import Hit, Spotter

if TYPE_CHECKING:
    from bot.intake.place_context import Said
    from bot.intake.place_index import PlaceIndex
    from bot.intake.place_words import Grade
    from bot.intake.places import Role

_SHORTEST_BEGINNING = 5
_AT_HOME = frozenset({"residenza", "domicilio"})
_MOST_OTHER_WORDS = 2
# Nobody types these in the name of a place: a slip of the keyboard, an address.
_SIGNS = re.compile(r"[][{}<>=#&@_*|\\]")


class MentionFinder:
    """Finds places in messages, asked for or not."""

    def __init__(self, index: PlaceIndex) -> None:
        self._words = index.words
        self._spotter = Spotter(index)
        self._context = PlaceContext(index.words)
        self._guess = PlaceGuess(index)
        near = index.words.use("vicinanza") | index.words.use("provincia")
        cued = (word for cue in index.words.cues for word in cue.split())
        table = lexicon("home_answers")
        self._cue_words = near.union(cued, table["asides"].split())
        self._refused = frozenset(table["no_places"].split())

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
        return settle(seen, message, self._context)

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
        expected = said is not None and said.cue.fuzzy and said.adjacent
        if everyday:
            hit = self._spotter.begun(message, at) if expected or asked else None
        elif hit is None:
            hit = self._guessed(message, at, said if expected else None, asked=asked)
        else:
            if expected or asked:
                hit = self._spotter.stretched(message, hit)
            if not self._is_place(message, hit, said, seen, asked=asked):
                return None
        return self._sighting(message, hit, said, seen) if hit else None

    def _guessed(
        self, message: Message, at: int, expected: Said | None, *, asked: bool
    ) -> Hit | None:
        if not self._refused.isdisjoint(message.texts):
            return None
        direct = self._is_direct(message, at)
        straight = expected is not None and (direct or at == expected.end)
        if not straight and (not asked or self._context.denies_anything(message)):
            return None
        hit = self._guess.at(message, at)
        if hit is None:
            return None
        hit = self._spotter.with_province(message, hit)
        return hit if straight or self._is_whole(message, hit) else None

    def _is_whole(self, message: Message, hit: Hit) -> bool:
        """Whether a misspelt name is nearly all of an answer."""
        if _SIGNS.search(message.raw):
            return False
        spare = int(self._is_direct(message, hit.first))
        return self._context.unrelated(message, hit, also=self._cue_words) <= spare

    def _sighting(
        self, message: Message, hit: Hit, said: Said | None, seen: list[Sighting]
    ) -> Sighting:
        floor = seen[-1].hit.last if seen else 0
        denied = self._context.is_denied(message, hit, said, floor)
        near = self._context.is_near(message, hit, said.end if said else floor)
        role: Role = said.cue.role if said else ""
        grade: Grade = said.cue.grade if said else ""
        if said is None and seen and self._joined(message, seen[-1], hit):
            role, grade = seen[-1].role, seen[-1].grade
            together = self._context.joins(message, floor, hit.first)
            near = near or (seen[-1].near and together and not denied)
        if grade == "origine" and hit.kind == "abroad":
            role = ""  # "sono del Senegal" tells where from, not where one lives
        return Sighting(hit, said, role, grade, denied, near)

    def _joined(self, message: Message, last: Sighting, hit: Hit) -> bool:
        start = last.hit.last
        if start == hit.first:
            return last.denied and message.gaps[start] != JOINED
        return self._context.links(message, start, hit.first)

    def _is_place(
        self,
        message: Message,
        hit: Hit,
        said: Said | None,
        seen: list[Sighting],
        *,
        asked: bool,
    ) -> bool:
        if hit.how == "area":
            return True
        if self._context.is_elsewhere(message, hit):
            return False
        at_home = said is not None and said.cue.role in _AT_HOME and said.adjacent
        if hit.how == "ambiguous":
            home_before = bool(seen) and seen[-1].role in _AT_HOME
            if home_before and self._joined(message, seen[-1], hit):
                said = seen[-1].said
            return self._is_meant(message, hit, said, asked=asked)
        if hit.how == "cap":
            return asked or at_home or self._is_cap(message, hit)
        article = self._context.has_article(message, hit.first)
        alone = hit.last - hit.first == 1
        if alone and not asked and self._has_foreign_accent(message, hit):
            return False
        if hit.how == "small":
            introduced = self._context.is_introduced(message, hit.first)
            return asked or at_home or introduced or not alone
        if alone and article:
            return False
        return hit.how != "prefix" or asked or self._is_beginning(message, hit, said)

    def _is_beginning(self, message: Message, hit: Hit, said: Said | None) -> bool:
        if said is None or not said.cue.role:
            return False
        first = message.words[hit.first]
        if len(first.text) < _SHORTEST_BEGINNING and hit.last - hit.first == 1:
            return False
        if not (said.adjacent or self._context.is_introduced(message, hit.first)):
            return False
        return said.cue.role in _AT_HOME or first.raw[0].isupper()

    def _is_meant(
        self, message: Message, hit: Hit, said: Said | None, *, asked: bool
    ) -> bool:
        """Whether an everyday word is a place here: "abito a Pero"."""
        at = hit.first
        direct = self._is_direct(message, at)
        if self._has_other_accent(message, hit):
            return False
        if asked:
            whole = at == 0 and hit.last == len(message.words)
            name = " ".join(message.texts[at : hit.last])
            likely = self._words.ambiguous.get(name, True) or len(hit.places) > 1
            bare = direct and self._context.ends(message, hit) and said is None
            few = self._context.unrelated(message, hit) <= _MOST_OTHER_WORDS
            if likely and (whole or (bare and few)):
                return True
        if said is None or not said.cue.role:
            return False
        if said.cue.role in _AT_HOME:
            return said.adjacent and (direct or message.gaps[at] != JOINED)
        raw = message.words[at].raw
        return direct and raw[0].isupper() and not message.raw.isupper()

    def _is_direct(self, message: Message, at: int) -> bool:
        return at > 0 and message.texts[at - 1] in self._words.use("luogo")

    def _has_other_accent(self, message: Message, hit: Hit) -> bool:
        # "però" is no Pero, "Alì" may still be typed "Ali".
        raw = message.words[hit.first].raw.casefold()
        own = (place.name.casefold().split()[0] for place in hit.places)
        return not raw.isascii() and raw not in own

    def _has_foreign_accent(self, message: Message, hit: Hit) -> bool:
        # "cómo" is no Como; a wrong accent on the last letter is a slip.
        return not message.words[hit.first].raw[:-1].isascii() and (
            self._has_other_accent(message, hit)
        )

    def _is_cap(self, message: Message, hit: Hit) -> bool:
        if hit.first and message.texts[hit.first - 1] == "cap":
            return True
        after = hit.last < len(message.words) and self._spotter.at(message, hit.last)
        return bool(after) and message.gaps[hit.last] == JOINED


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
        kind=hit.kind,
        province=hit.area.province if hit.area else "",
        in_lombardy=hit.in_lombardy,
    )
