"""What the words around a place make of it: home, workplace, denial, a street."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.intake.normalise import HARD, JOINED, SOFT
from bot.intake.place_slips import Slips
from bot.intake.place_words import Cue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.intake.normalise import Message, Word
    from bot.intake.place_words import PlaceWords
    from bot.intake.spotting import Hit

_LONGEST_CUE = 5
_REACH = 8
_LONGEST_COMPANY = 4
_LONGEST_STREET = 4
_SHORTEST_MISSPELT = 5
_LONGEST_AFTER = 3
_THERE = frozenset({("li",), ("la",), ("ci",)})
_AT_HOME = frozenset({"legale", "fatto"})
_EMPLOYER = Cue("azienda", "", adjacent=False, fuzzy=False)


class Said(NamedTuple):
    """The cue before a place.

    Attributes:
        cue: what it makes of the place.
        start: index of its first word.
        end: index after its last word.
        adjacent: whether only words such as "nel comune di" stand between.
    """

    cue: Cue
    start: int
    end: int
    adjacent: bool


class PlaceContext:
    """Reads the words around places."""

    def __init__(self, words: PlaceWords) -> None:
        self._words = words
        self._fillers = words.use("riempitivo")
        self._denials = words.use("negazione")
        self._specifying = words.use("specificazione")
        self._joining = (
            words.use("congiunzione") | words.use("correzione") | self._fillers
        )
        self._misspelt = Slips(_spelt(words), _SHORTEST_MISSPELT)

    def cue_ending(self, message: Message, end: int, floor: int) -> Said | None:
        """Return the longest cue that ends before a word, not before `floor`."""
        for start in range(max(floor, end - _LONGEST_CUE), end):
            cue = self._words.cues.get(" ".join(message.texts[start:end]))
            if cue is not None and message.runs[start] >= end:
                return Said(cue, start, end, adjacent=True)
        if end > floor and not self._words.is_everyday(message.texts[end - 1]):
            near = self._misspelt.of(message.texts[end - 1])
            meant = {self._words.cues[word] for word in near}
            if len(meant) == 1:
                return Said(meant.pop(), end - 1, end, adjacent=True)
        return None

    def cue_after(self, message: Message, hit: Hit) -> Said | None:
        """Return the cue that follows a place: "a Lodi ci abito", "Lodi, dove vivo"."""
        words, at = message.texts, hit.last
        pointing = self._words.use("rimando")
        if message.gaps[at : at + 1] == (HARD,):
            return None
        if at < len(words) and message.gaps[at] == SOFT and words[at] not in pointing:
            return None
        if words[at : at + 1] == ("e",) and words[at + 1 : at + 2] in _THERE:
            at += 1
        while at < len(words) and words[at] in pointing:
            at += 1
        if at >= len(words) or message.gaps[at] == HARD:
            return None
        for end in range(min(message.runs[at], at + _LONGEST_AFTER), at, -1):
            cue = self._words.cues.get(" ".join(words[at:end]))
            if cue is not None and (cue.role == "azienda" or cue.grade in _AT_HOME):
                # "di Lodi abito a Crema": the cue belongs to what follows.
                own = end < len(words) and message.gaps[end] != HARD
                leads = own and words[end] in self._words.use("luogo")
                return None if leads else Said(cue, at, end, adjacent=True)
        return None

    def cue_before(self, message: Message, at: int, floor: int) -> Said | None:
        """Return the nearest cue before a word, in the same clause."""
        employer = self._employer(message, at, floor)
        lowest = max(floor, at - _REACH, employer.start if employer else 0)
        only_fillers = True
        for end in range(at, lowest, -1):
            if message.gaps[end : end + 1] == (HARD,):
                return employer
            said = self.cue_ending(message, end, floor)
            if said and self._is_over(message, said):
                return employer
            if said is not None and (only_fillers or not said.cue.adjacent):
                return said._replace(adjacent=only_fillers)
            if self._closes(message, end):
                return employer
            only_fillers = only_fillers and self._is_filler(message.texts[end - 1])
        return employer

    def is_elsewhere(self, message: Message, hit: Hit) -> bool:
        """Whether the name belongs to a street, a lake or a person."""
        before = [
            message.texts[index]
            for index in range(max(0, hit.first - 3), hit.first)
            if message.runs[index] > hit.first
        ]
        streets = self._words.use("strada")
        if len(before) > 1 and before[-1] in self._specifying and before[-2] in streets:
            return True
        if before[-1:] and (before[-1] in streets or " ".join(before[-2:]) in streets):
            return True
        named = before[-2:] == ["si", "chiama"]
        if before[:1] == ["che"] or (named and self._tells_of_a_town(message)):
            return False  # "un paese che si chiama Tavazzano"
        return not self._words.use("persona").isdisjoint(before[-2:])

    def _tells_of_a_town(self, message: Message) -> bool:
        return not self._words.use("abitato").isdisjoint(message.texts)

    def leaves(self, message: Message, hit: Hit, after: Hit) -> bool:
        """Whether one leaves the first place for the second: "da Lodi a Crema"."""
        if not hit.first or not after.first:
            return False
        comes = message.texts[hit.first - 1] in self._words.use("provenienza")
        return comes and message.texts[after.first - 1] in self._words.use("luogo")

    def is_near(self, message: Message, hit: Hit, floor: int) -> bool:
        """Whether the message only says close to the place: "vicino a Lecco"."""
        near = self._words.use("vicinanza")
        for index in range(hit.first - 1, floor - 1, -1):
            word = message.texts[index]
            if word in near:
                # "Zona Niguarda" is the quarter itself.
                return hit.how != "small" or word not in self._words.use("area")
            if not (self._is_filler(word) or word in self._words.use("particella")):
                return False
        return False

    def is_introduced(self, message: Message, at: int) -> bool:
        """Whether "a", "di", "in" or the like stands before a word."""
        return at > 0 and message.texts[at - 1] in self._words.use("preposizione")

    def has_article(self, message: Message, at: int) -> bool:
        """Whether "la", "alla", "della" stands before: a company more than a place."""
        joined = at > 0 and message.gaps[at] == JOINED
        return joined and message.texts[at - 1] in self._words.use("articolo")

    def links(self, message: Message, start: int, end: int) -> bool:
        """Whether only "e", "ma", "a", "invece" and the like join two places."""
        if HARD in message.gaps[start : end + 1]:
            return False
        joining = self._joining | self._denials
        return all(word in joining for word in message.texts[start:end])

    def joins(self, message: Message, start: int, end: int) -> bool:
        """Whether "e", "o" stand among the words between two places."""
        between = message.texts[start:end]
        return not self._words.use("congiunzione").isdisjoint(between)

    def locates(self, message: Message, start: int, end: int) -> bool:
        """Whether what follows a place says where it lies: "Saronno, in Varese"."""
        leading = self._fillers | self._words.use("preposizione")
        leading -= self._words.use("congiunzione")
        return all(word in leading for word in message.texts[start:end])

    def opposes(self, message: Message, start: int, end: int) -> bool:
        """Whether "ma", "però" stand among the words between two places."""
        return not self._words.use("contrasto").isdisjoint(message.texts[start:end])

    def denies_anything(self, message: Message) -> bool:
        """Whether "non" or "né" stands anywhere in the message."""
        return not self._denials.isdisjoint(message.texts)

    def unrelated(
        self, message: Message, hit: Hit, also: frozenset[str] = frozenset()
    ) -> int:
        """Count the words around a place that do not lead to one, nor are in `also`."""
        leading = self._joining | self._words.use("preposizione") | also
        around = (*message.texts[: hit.first], *message.texts[hit.last :])
        return sum(word not in leading for word in around)

    def opens_clause(
        self, message: Message, hit: Hit, also: frozenset[str] = frozenset()
    ) -> bool:
        """Whether only words that lead to a place precede it in its clause."""
        leading = self._joining | self._words.use("preposizione") | self._denials | also
        for index in range(hit.first - 1, -1, -1):
            if message.gaps[index + 1] != JOINED:
                return True
            if message.texts[index] not in leading:
                return False
        return True

    def ends(self, message: Message, hit: Hit) -> bool:
        """Whether a clause ends with the place, or goes on with a filler."""
        following = message.texts[hit.last : message.runs[hit.last - 1]]
        goes_on = self._joining | self._denials | self._words.use("subordinante")
        return not following or following[0] in goes_on

    def corrects(self, message: Message, start: int, end: int) -> bool:
        """Whether the words between two places take the first one back."""
        corrections = self._words.use("correzione")
        between = message.texts[start:end]
        pairs = pairwise(between)
        return not corrections.isdisjoint((*between, *map(" ".join, pairs)))

    def _is_over(self, message: Message, said: Said) -> bool:
        """Whether after work one tells of today: "per lavoro, adesso sono a Bari"."""
        if said.cue.role != "azienda" or message.gaps[said.end : said.end + 1] != (
            SOFT,
        ):
            return False
        return message.texts[said.end] in self._words.use("oggi")

    def _closes(self, message: Message, end: int) -> bool:
        """Whether the clause before a word has nothing to say about it."""
        if message.texts[end - 1] in self._words.use("subordinante"):
            return True
        if message.gaps[end : end + 1] != (SOFT,):
            return False
        # "abito in via Roma 3, Saronno": a street or its number does not close.
        before = message.texts[max(0, end - _LONGEST_STREET) : end]
        number = message.texts[end - 1 : end + 1]
        streets = self._words.use("strada")
        return streets.isdisjoint(before) and not any(w.isdigit() for w in number)

    def _employer(self, message: Message, at: int, floor: int) -> Said | None:
        """Read "alla Electrolux di": an unusual word between "alla" and "di"."""
        words = message.texts
        if at - 3 < floor or not self.is_introduced(message, at):
            return None
        for start in range(at - 3, max(floor, at - _LONGEST_COMPANY - 2) - 1, -1):
            if message.runs[start] <= at:
                return None
            employing = words[start] in self._words.use("datore")
            if employing or words[start] in self._words.use("articolo"):
                name = message.words[start + 1 : at - 1]
                if self._is_company(name, capital=not employing):
                    return Said(_EMPLOYER, start, at - 1, adjacent=True)
                return None
        return None

    def _is_company(self, name: Sequence[Word], *, capital: bool) -> bool:
        if not name or any(word.text in self._words.cues for word in name):
            return False
        lower = all(word.raw[0].islower() for word in name)
        plain = len(name) > 1 and self._words.is_everyday(name[0].text)
        if lower and (capital or plain):  # "alla fine ci siamo fermati a"
            return False
        return not all(self._words.is_everyday(word.text) for word in name)

    def _is_filler(self, word: str) -> bool:
        return word in self._fillers or word.isdigit()


def _spelt(words: PlaceWords) -> list[str]:
    """The single words that make a place home, and may be misspelt."""
    return [word for word, cue in words.cues.items() if cue.grade in _AT_HOME]
