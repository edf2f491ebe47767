"""Where in a message names of places stand, before asking what they mean there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from rapidfuzz.distance import OSA

from bot.intake.lexicons import lexicon
from bot.intake.misspelt import allowed_slips
from bot.intake.place_names import by_weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.intake.normalise import Message
    from bot.intake.place_index import PlaceIndex
    from bot.intake.places import Kind, Place
    from bot.intake.territories import Territory

How = Literal["name", "ambiguous", "small", "short", "prefix", "area", "cap", "typo"]

_APOSTROPHES = frozenset({"'", "’"})
_NO_DOT = _APOSTROPHES | {"-"}
_LONGEST_CUT = 4
_WITH_PROVINCE = 2
_LONGEST_ABBREVIATED = 5


@dataclass(frozen=True)
class Hit:
    """Words of a message that name a place.

    Attributes:
        first: index of the first word.
        last: index after the last word, a province code included.
        places: the comuni they may mean, most likely first.
        how: "name" in full; "ambiguous" when it is an everyday word too; "small"
            for a frazione or former comune; "short" with abbreviations; "prefix"
            for the beginning of a name; "area", "cap" or "typo".
        certain: whether nothing is guessed.
        area: the province, region or country named instead.
    """

    first: int
    last: int
    places: tuple[Place, ...]
    how: How
    certain: bool = True
    area: Territory | None = None

    @property
    def kind(self) -> Kind:
        """Whether one comune, several or a larger area is named."""
        if self.area is not None:
            return self.area.kind
        return "comune" if len(self.places) == 1 else "choices"

    @property
    def in_lombardy(self) -> bool | None:
        """Whether all that is meant lies in Lombardy; None when only part of it."""
        if self.area is not None:
            return self.area.in_lombardy
        return common_side(self.places)


def common_side(places: Sequence[Place]) -> bool | None:
    """Return whether places all lie in Lombardy (True), all out of it, or neither."""
    sides = {place.in_lombardy for place in places}
    return sides.pop() if len(sides) == 1 else None


class Spotter:
    """Finds the names of places in a message, the longest first at each word."""

    def __init__(self, index: PlaceIndex) -> None:
        self._index = index
        self._names = index.names
        self._words = index.words
        self._streets = index.words.use("strada")
        self._short = {s.split()[0] for s in index.words.short}
        self._once: dict[str, str] = lexicon("home_answers")["once_part_of"]

    def spot(self, message: Message) -> list[Hit]:
        """Return the names found, in reading order, none overlapping."""
        hits: list[Hit] = []
        at = 0
        while at < len(message.words):
            hit = self.at(message, at)
            if hit is not None:
                hits.append(hit)
            at = hit.last if hit else at + 1
        return hits

    def at(self, message: Message, at: int) -> Hit | None:
        """Return the name that begins at a word, the province after it read too."""
        words, stop = message.texts, message.runs[at]
        if words[at].isdigit():
            return self._cap(message, at)
        end, area = self._index.territories.phrase(words, at, stop)
        if end > at:
            return Hit(at, end, (), "area", area=area)
        closed = self._as_province(message, at, stop)
        if closed is not None:
            return closed
        named = self._named(words, at, stop) or self._abbreviated(message, at, stop)
        end, area = self._index.territories.area(words, at, stop)
        if end > at and not self._prefer_name(named, end):
            return Hit(at, end, (), "area", area=area)
        hit = self._cut(message, at, stop, named) or named
        hit = hit or self._beginning(words, at, stop)
        return self.with_province(message, hit) if hit else None

    def _as_province(self, message: Message, at: int, stop: int) -> Hit | None:
        """Read "Sondrio provincia" where nothing follows."""
        words = message.texts
        if stop - at != _WITH_PROVINCE or not self._says(words[at + 1]):
            return None
        area = self._index.territories.province(words[at])
        follows = stop < len(words) and self._index.territories.province(words[stop])
        return None if area is None or follows else Hit(at, stop, (), "area", area=area)

    def _says(self, word: str) -> bool:
        return word in self._words.use("provincia")

    def stretched(self, message: Message, hit: Hit) -> Hit:
        """Read on over a misspelt end: "Lodi vechio" names Lodi Vecchio."""
        words, stop = message.texts, message.runs[hit.first]
        best, fewest = hit, 99
        for tail, place in self._names.continuations(words[hit.first : hit.last]):
            wanted = "".join(tail)
            for end in range(hit.last + 1, min(stop, hit.last + len(tail) + 1) + 1):
                written = "".join(words[hit.last : end])
                slips = OSA.distance(written, wanted)
                if slips <= min(2, allowed_slips(len(wanted))) and slips < fewest:
                    fewest = slips
                    how: How = "typo" if slips else "name"
                    best = Hit(hit.first, end, (place,), how, certain=not slips)
        return best

    def opens(self, word: str) -> bool:
        """Whether names of several words begin with a word."""
        return self._names.longest(word) > 1

    def begun(self, message: Message, at: int) -> Hit | None:
        """Read a name that begins with an everyday word and ends misspelt."""
        places = self._names.beginning(message.texts[at : at + 1])
        if not places:
            return None
        first = Hit(at, at + 1, places, "prefix", certain=False)
        whole = self.stretched(message, first)
        return None if whole is first else whole

    def _prefer_name(self, named: Hit | None, end: int) -> bool:
        return named is not None and named.last >= end and named.how != "ambiguous"

    def _cap(self, message: Message, at: int) -> Hit | None:
        places = self._index.caps.get(message.texts[at], ())
        if not places:
            return None
        after = self.at(message, at + 1) if message.runs[at] > at + 1 else None
        agreed = tuple(p for p in after.places if p in places) if after else ()
        if after and agreed:
            return replace(after, first=at, places=agreed, certain=len(agreed) == 1)
        return Hit(at, at + 1, places, "cap", certain=len(places) == 1)

    def _named(self, words: Sequence[str], at: int, stop: int) -> Hit | None:
        longest = min(stop, at + self._names.longest(words[at]))
        spaced = self._spaced(words, at, stop)
        for end in range(longest, at, -1):
            if spaced is not None and end < spaced.last:
                return spaced
            key = " ".join(words[at:end])
            meant = self._index.meant(key)
            if meant is not None:
                how: How = "small" if meant.small else "name"
                if key in self._words.ambiguous:
                    how = "ambiguous"
                return Hit(at, end, meant.places, how, certain=meant.certain)
            loose = self._names.loose(words[at:end]) if end > at + 1 else ()
            if loose:
                return Hit(at, end, loose, "name", certain=len(loose) == 1)
        return spaced

    def _spaced(self, words: Sequence[str], at: int, stop: int) -> Hit | None:
        """Read a name with a space too many: "casal pusterlengo"."""
        pair = words[at : min(stop, at + 2)]
        usual = any(len(w) < _LONGEST_CUT or self._words.is_everyday(w) for w in pair)
        meant = None if len(pair) < 2 or usual else self._index.meant("".join(pair))
        if meant is not None:
            return Hit(at, at + 2, meant.places, "name", certain=meant.certain)
        return None

    def _abbreviated(self, message: Message, at: int, stop: int) -> Hit | None:
        first = message.words[at]
        if (
            first.text not in self._short
            or message.raw[first.end : first.end + 1] in _NO_DOT
        ):
            return None
        for end in range(min(stop, at + _LONGEST_ABBREVIATED), at + 1, -1):
            window = message.texts[at:end]
            if len(max(window, key=len)) < _LONGEST_CUT or not self._ends(window):
                continue
            places = self.read_short(window)
            if places:
                return Hit(at, end, places, "short", certain=len(places) == 1)
        return None

    def read_short(self, words: Sequence[str]) -> tuple[Place, ...]:
        """Return the comuni meant by words with abbreviations, () without any."""
        readings = self._names.expansions(words)
        for reading in readings:
            named = self._names.alike(reading)
            if named:
                return by_weight(one.place for one in named)
        for reading in readings:
            places = self._names.shortened(reading) or self._names.beginning(reading)
            if places:
                return places
        return ()

    def _cut(
        self, message: Message, at: int, stop: int, named: Hit | None
    ) -> Hit | None:
        """Read a name whose later words are cut short: "Cinisello B."."""
        words = message.texts
        if not self._names.beginning(words[at : at + 1]):
            return None
        shortest = max(at + 1, named.last if named else 0)
        for end in range(min(stop, at + _LONGEST_CUT), shortest, -1):
            if self._is_cut_short(message, at, end):
                window = words[at:end]
                places = self._names.shortened(window) or self.read_short(window)
                if places:
                    return Hit(at, end, places, "short", certain=len(places) == 1)
        return None

    def _is_cut_short(self, message: Message, at: int, end: int) -> bool:
        last = message.words[end - 1].end
        if message.raw[last : last + 1] in _APOSTROPHES:
            return False
        window = message.texts[at + 1 : end]
        return self._ends(window) and any(self._is_cut(word) for word in window)

    def _ends(self, window: Sequence[str]) -> bool:
        """Whether a name may end with the last word: not with "a" or "di"."""
        last = window[-1]
        single = len(last) == 1 and last not in "aeiou"
        cut = " ".join(window[-2:]) in self._words.short
        return single or cut or not self._words.is_everyday(last)

    def _is_cut(self, word: str) -> bool:
        if word in self._words.short or len(word) == 1:
            return True
        return len(word) <= _LONGEST_CUT and not self._words.is_everyday(word)

    def _beginning(self, words: Sequence[str], at: int, stop: int) -> Hit | None:
        everyday = self._words.is_everyday(words[at]) or len(words[at]) < _LONGEST_CUT
        longest = min(stop, at + self._names.longest(words[at]))
        for end in range(longest, at + everyday, -1):
            places = self._names.beginning(words[at:end])
            if places:
                return Hit(at, end, places, "prefix", certain=len(places) == 1)
        return None

    def with_province(self, message: Message, hit: Hit) -> Hit:
        """Read a province after a name, and keep the comuni that lie in it."""
        end, code = self._province_after(message, hit.last)
        narrowed = tuple(p for p in hit.places if code in {p.province, *p.caps})
        narrowed = narrowed or tuple(
            p for p in hit.places if code and self._once.get(p.province) == code
        )
        if not narrowed:
            return hit
        sure = hit.certain or (len(narrowed) == 1 and hit.how != "typo")
        how: How = "name" if hit.how == "ambiguous" else hit.how
        return replace(hit, last=end, places=narrowed, how=how, certain=sure)

    def _province_after(self, message: Message, at: int) -> tuple[int, str]:
        if at >= len(message.words):
            return at, ""
        words, word = message.texts, message.words[at]
        if words[at] in self._index.caps:
            return at + 1, words[at]
        skip = at + 1 if words[at] == "in" and message.runs[at] > at + 1 else at
        end, area = self._index.territories.phrase(words, skip, message.runs[skip])
        if end > skip:
            return end, area.province
        bracketed = message.raw[word.start - 1 : word.start] == "("
        closed = message.raw[word.end : word.end + 1] == ")"
        meant = word.raw.isupper() or (at == 1 and at + 1 == len(words))
        code = len(words[at]) == 2 and (bracketed or meant)
        named = self._index.territories.province(words[at])
        if named and (code or (bracketed and closed)):
            return at + 1, named.province
        return at, ""
