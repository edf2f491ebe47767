"""Whether the name of a place stands for that place where it is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.intake.normalise import JOINED

if TYPE_CHECKING:
    from bot.intake.normalise import Message
    from bot.intake.place_context import PlaceContext, Said
    from bot.intake.place_roles import Sighting
    from bot.intake.place_words import PlaceWords
    from bot.intake.spotting import Hit, Spotter

AT_HOME = frozenset({"residenza", "domicilio"})
_SHORTEST_BEGINNING = 5
_LONG_BEGINNING = 7
_MOST_OTHER_WORDS = 2
_WELL_KNOWN = 60_000
_MUCH_LARGER = 10


class PlaceSense:
    """Tells places from everyday words, names of people and things.

    Args:
        words: the word lists.
        spotter: finds names.
        context: reads the words around them.
        leading: words that may stand before a place in an answer.
    """

    def __init__(
        self,
        words: PlaceWords,
        spotter: Spotter,
        context: PlaceContext,
        leading: frozenset[str],
    ) -> None:
        self._words = words
        self._spotter = spotter
        self._context = context
        self._leading = leading

    def holds(
        self,
        message: Message,
        hit: Hit,
        said: Said | None,
        seen: list[Sighting],
        *,
        asked: bool,
    ) -> bool:
        """Whether the words of a hit mean the place.

        Args:
            message: the words.
            hit: the name found.
            said: the cue before it.
            seen: the places before it.
            asked: whether the message answers a question about a place.
        """
        if hit.how == "area":
            return True
        if self._context.is_elsewhere(message, hit):
            return False
        if hit.how == "ambiguous":
            home_before = bool(seen) and seen[-1].role in AT_HOME
            if home_before and self.joined(message, seen[-1], hit):
                said = seen[-1].said
            return self._is_meant(message, hit, said, asked=asked)
        at_home = said is not None and said.cue.role in AT_HOME and said.adjacent
        if hit.how == "cap":
            return asked or at_home or self._is_cap(message, hit)
        if hit.last - hit.first == 1 and not self._may_be_bare(
            message, hit, said, asked=asked
        ):
            return False
        if hit.how != "prefix" or self._is_beginning(message, hit, said):
            return True
        if self._is_well_known_start(message, hit):
            return True
        return asked and self._is_short_name(message, hit)

    def largest(self, hit: Hit) -> Hit:
        """Take the beginning of names for by far the largest of them."""
        if hit.how not in {"prefix", "small"} or len(hit.places) < 2 or hit.area:
            return hit
        first, second = hit.places[:2]
        much = first.population > _MUCH_LARGER * second.population
        alone = first.in_lombardy and much
        return replace(hit, places=hit.places[:1]) if alone else hit

    def is_small_town(self, hit: Hit) -> bool:
        """Whether no larger town is named."""
        return all(place.population < _WELL_KNOWN for place in hit.places)

    def is_spelt_so(self, message: Message, hit: Hit) -> bool:
        """Whether a name has no accent that its place has not: "Romà"."""
        return not self._has_other_accent(message, hit)

    def is_direct(self, message: Message, at: int) -> bool:
        """Whether "a", "ad" or "di" stands before a word."""
        return at > 0 and message.texts[at - 1] in self._words.use("luogo")

    def joined(self, message: Message, last: Sighting, hit: Hit) -> bool:
        """Whether a place continues what is said of the one before."""
        start = last.hit.last
        if start == hit.first:
            return last.denied and message.gaps[start] != JOINED
        return self._context.links(message, start, hit.first)

    def _may_be_bare(
        self, message: Message, hit: Hit, said: Said | None, *, asked: bool
    ) -> bool:
        """Whether a single word, no everyday one, may be a place here."""
        at_home = said is not None and said.cue.role in AT_HOME and said.adjacent
        if not asked:
            thing = said is None and self._is_thing(message, hit)
            if thing or self._has_foreign_accent(message, hit):
                return False
        spoken = not asked or self._context.unrelated(message, hit) > _MOST_OTHER_WORDS
        if said is None and spoken and self._is_chance(message, hit):
            return False
        if hit.how == "small":
            introduced = self._context.is_introduced(message, hit.first)
            return asked or at_home or introduced
        after_cue = at_home and said is not None and said.end == hit.first
        # "L'Aprica" is a whole answer.
        whole = asked and hit.first == 1 and hit.last == len(message.words)
        return after_cue or whole or not self._context.has_article(message, hit.first)

    def _is_short_name(self, message: Message, hit: Hit) -> bool:
        """Whether the beginning of a name stands for it in an answer: "a Cinisello"."""
        if not self._context.opens_clause(message, hit, also=self._leading):
            return False
        opening = hit.first == 0 and message.texts[0] not in self._leading
        return opening or self._context.ends(message, hit)

    def _is_thing(self, message: Message, hit: Hit) -> bool:
        """Whether a name written small, with no "a" before, is a thing: "crema"."""
        word = message.words[hit.first]
        if not word.raw.islower() or word.text not in self._words.use("cosa"):
            return False
        return not self._context.is_introduced(message, hit.first)

    def _is_chance(self, message: Message, hit: Hit) -> bool:
        """Whether a small town far away is likelier a word misspelt: "non sapri"."""
        word = message.words[hit.first]
        if hit.in_lombardy is not False or not word.raw.islower():
            return False
        if self._has_other_accent(message, hit):
            return True
        known = hit.places[0].population > _WELL_KNOWN
        return not known and not self._context.is_introduced(message, hit.first)

    def _is_beginning(self, message: Message, hit: Hit, said: Said | None) -> bool:
        if said is None or not said.cue.role:
            return False
        first = message.words[hit.first]
        if len(first.text) < _SHORTEST_BEGINNING and hit.last - hit.first == 1:
            return False
        if not (said.adjacent or self._context.is_introduced(message, hit.first)):
            return False
        return said.cue.role in AT_HOME or first.raw[0].isupper()

    def _is_well_known_start(self, message: Message, hit: Hit) -> bool:
        """Whether a capital shows a start that one name has: "bar Desenzano"."""
        long = len(message.texts[hit.first]) >= _LONG_BEGINNING
        if not (long and len(hit.places) == 1 and hit.places[0].in_lombardy):
            return False
        before = message.words[hit.first - 1 : hit.first] if hit.first else ()
        lower = any(word.raw.islower() for word in before)
        return lower and self._is_raised(message, hit)

    def _is_meant(
        self, message: Message, hit: Hit, said: Said | None, *, asked: bool
    ) -> bool:
        """Whether an everyday word is a place here: "abito a Pero"."""
        if self._has_other_accent(message, hit):
            return False
        if asked and self._is_likely(message, hit, said):
            return True
        direct = self.is_direct(message, hit.first)
        raised = self._is_raised(message, hit)
        if said is None or not said.cue.role:
            before = message.texts[hit.first - 1 : hit.first]
            direct = direct or before == ("da",)
            return direct and raised and self._stands_out(message, hit)
        if said.cue.role in AT_HOME:
            parted = message.gaps[hit.first] != JOINED
            if direct and raised:
                return True
            return said.adjacent and (direct or parted or raised)
        sited = said.adjacent and self._context.is_introduced(message, hit.first)
        return (direct or sited) and raised

    def _stands_out(self, message: Message, hit: Hit) -> bool:
        """Whether the capital of a name tells it from the words beside it."""
        name = " ".join(message.texts[hit.first : hit.last])
        before = message.words[max(0, hit.first - 2) : hit.first]
        usual = self._words.ambiguous.get(name, True) is False
        of = bool(before) and before[-1].text == "di"
        usual = usual or (of and name in self._words.use("titolo"))
        opening = len(before) == 1 and len(before[0].raw) == 1  # "A Calcio c'era"
        plain = opening or any(word.raw.islower() for word in before)
        return plain and not usual and any(place.in_lombardy for place in hit.places)

    def _is_likely(self, message: Message, hit: Hit, said: Said | None) -> bool:
        """Whether an everyday word is enough of an answer to be the place."""
        name = " ".join(message.texts[hit.first : hit.last])
        raised = self.is_direct(message, hit.first) and self._is_raised(message, hit)
        if said is None and raised and hit.in_lombardy:
            return self._context.ends(message, hit)
        if not (self._words.ambiguous.get(name, True) or len(hit.places) > 1):
            return False
        if hit.first == 0 and hit.last == len(message.words):
            return True
        bare = self.is_direct(message, hit.first) or (
            hit.first > 0
            and self._is_raised(message, hit)
            and self._context.opens_clause(message, hit, also=self._leading)
        )
        if said is not None or not bare or not self._context.ends(message, hit):
            return False
        return self._context.unrelated(message, hit) <= _MOST_OTHER_WORDS

    def _is_raised(self, message: Message, hit: Hit) -> bool:
        """Whether the name begins with a capital, in a message not all in them."""
        raw = message.words[hit.first].raw
        return raw[0].isupper() and not message.raw.isupper()

    def _has_other_accent(self, message: Message, hit: Hit) -> bool:
        # "però" is no Pero, "Alì" may still be typed "Ali".
        raw = message.words[hit.first].raw.casefold()
        own = (place.name.casefold().split()[0] for place in hit.places)
        return not raw.isascii() and raw not in own

    def _has_foreign_accent(self, message: Message, hit: Hit) -> bool:
        # "cómo" is no Como; a wrong accent on the last letter is a slip.
        # A name in dialect has accents of its own ("Brèsa").
        inside = not message.words[hit.first].raw[:-1].isascii()
        return inside and hit.how != "small" and self._has_other_accent(message, hit)

    def _is_cap(self, message: Message, hit: Hit) -> bool:
        if hit.first and message.texts[hit.first - 1] == "cap":
            return True
        after = hit.last < len(message.words) and self._spotter.at(message, hit.last)
        return bool(after) and message.gaps[hit.last] == JOINED
