"""Whether a place is where the person who writes lives, today and for sure."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.intake.lexicons import lexicon
from bot.intake.normalise import HARD, JOINED, SOFT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.intake.normalise import Message
    from bot.intake.place_context import Said
    from bot.intake.spotting import Hit

_LONGEST_PHRASE = 4
_AT_HOME = frozenset({"residenza", "domicilio"})
_VERB_REACH = 3
_AFTER = 6
_OF_SOMEONE = 2


class Doubt(NamedTuple):
    """What keeps a place from being home.

    Attributes:
        elsewhen: one lived there once, or is going to, or would like to.
        another: somebody else lives there.
        hedged: the message is not sure, or says only now and then.
    """

    elsewhen: bool = False
    another: bool = False
    hedged: bool = False


NO_DOUBT = Doubt()


class PlaceDoubts:
    """Reads the words that tell another time, another person or a doubt."""

    def __init__(self) -> None:
        table = lexicon("home_doubts")
        self._before = _phrases(table["elsewhen_before"])
        self._after = _phrases(table["elsewhen_after"])
        self._if = _phrases(table["conditional_after"])
        self._were = _phrases(table["were"])
        self._soon = frozenset(table["soon"].split())
        self._lives = _phrases(table["there_lives"])
        self._hedges = _phrases(table["hedges"])
        self._hedges_after = _phrases(table["hedges_after"])
        self._loose = self._if | self._hedges_after  # after a comma too
        self._resets = frozenset(table["resets"].split())
        self._bare_cues = frozenset(table["bare_cues"].split())
        self._keeping = frozenset(table["keeping"].split())
        self._kin = frozenset(table["kin"].split())
        self._beside_kin = frozenset(table["beside_kin"].split())
        self._own = frozenset(table["own"].split())
        self._together = _phrases(table["together"])
        self._months = frozenset(table["months"].split())
        self._since = frozenset(table["since"].split())

    def of(self, message: Message, hit: Hit, said: Said | None, floor: int) -> Doubt:
        """Return the doubts about a place.

        Args:
            message: the words.
            hit: the name found.
            said: the cue before it.
            floor: index after the place before.
        """
        start = self._start(message, hit, floor)
        cue = said if said is not None and said.cue.role in _AT_HOME else None
        work = said is not None and said.cue.role == "azienda"
        later = self._said_after(message, hit)
        firm = cue is not None and message.texts[cue.start] not in self._bare_cues
        elsewhen = not work and (
            _opens(self._if, later)
            or (not firm and self._is_elsewhen(message, hit, start, later))
            or (firm and cue is not None and self._was(message, cue, hit, start))
        )
        before = message.texts[start : hit.first]
        since = cue is None and self._is_since(before)
        from_far = before == ("di",) and start == 0 and hit.in_lombardy is False
        hedged = since or from_far or _holds(self._hedges, before)
        hedged = hedged or _opens(self._hedges_after, later)
        another = self._is_another(message, hit, said, floor)
        return Doubt(elsewhen, another, hedged)

    def _start(self, message: Message, hit: Hit, floor: int) -> int:
        """Where what is said of a place begins: "ero a Lodi fino a ieri, ora Como"."""
        for index in range(hit.first - 1, floor - 1, -1):
            gap = message.gaps[index + 1] if index + 1 < len(message.gaps) else JOINED
            if gap != JOINED:
                return index + 1
            if message.texts[index] in self._resets:
                return index + 1
        return floor

    def _is_elsewhen(
        self, message: Message, hit: Hit, start: int, later: Sequence[str]
    ) -> bool:
        before = message.texts[start : hit.first]
        kept = not self._keeping.isdisjoint(before)
        told = _holds(self._before, before) and not kept
        return told or _opens(self._after, later)

    def _was(self, message: Message, cue: Said, hit: Hit, start: int) -> bool:
        """Whether the verb of the cue tells another time: "ero residente a"."""
        between = message.texts[cue.end : hit.first]
        lowest = max(start, cue.start - _VERB_REACH)
        verbs = message.texts[lowest : cue.start]
        legal = cue.cue.grade == "legale"
        if not self._soon.isdisjoint(verbs):
            return True  # "dal mese prossimo abito a"
        return "prima" in between or (legal and _holds(self._were, verbs))

    def _is_since(self, before: Sequence[str]) -> bool:
        """Whether only "da gennaio" tells when, with no verb to tell of which year."""
        pairs = pairwise(before)
        return any(one in self._since and two in self._months for one, two in pairs)

    def _said_after(self, message: Message, hit: Hit) -> tuple[str, ...]:
        end = min(len(message.words), hit.last + _AFTER)
        for index in range(hit.last, end):
            if message.gaps[index] == HARD or (
                message.gaps[index] == SOFT and index > hit.last
            ):
                end = index
                break
        words = message.texts[hit.last : end]
        if words and message.gaps[hit.last] == SOFT and not _opens(self._loose, words):
            return ()
        return words

    def _is_another(
        self, message: Message, hit: Hit, said: Said | None, floor: int
    ) -> bool:
        """Whether the words before tell of a relative, and of nobody else."""
        if said is not None and said.cue.role == "azienda":
            return False
        later = self._said_after(message, hit)
        theirs = _opens(self._lives, later) and not self._kin.isdisjoint(later)
        if theirs and self._own.isdisjoint(later[2:]):
            return True  # "a Monza ci vive mio padre"
        start = floor
        for index in range(hit.first - 1, floor - 1, -1):
            if message.gaps[index] == HARD:
                start = index
                break
        words = message.texts[start : hit.first]
        kin = [i for i, word in enumerate(words) if word in self._kin]
        if not kin or not self._own.isdisjoint(words[kin[-1] + 1 :]):
            return False
        after = message.texts[hit.last : hit.last + _OF_SOMEONE]
        if after in self._together:
            return False
        subjects = [i for i in kin if not self._is_beside(words, i)]
        return bool(subjects) and self._own.isdisjoint(words[: subjects[0]])

    def _is_beside(self, words: Sequence[str], at: int) -> bool:
        """Whether "con mia mamma", "da mio zio" only tell who else is there."""
        before = words[max(0, at - _VERB_REACH) : at]
        return not self._beside_kin.isdisjoint(before)


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in text.split(","))


def _holds(phrases: frozenset[tuple[str, ...]], words: Sequence[str]) -> bool:
    return any(found in phrases for found in _windows(words, range(len(words))))


def _opens(phrases: frozenset[tuple[str, ...]], words: Sequence[str]) -> bool:
    return any(found in phrases for found in _windows(words, range(min(2, len(words)))))


def _windows(words: Sequence[str], starts: Iterable[int]) -> Iterable[tuple[str, ...]]:
    for start in starts:
        for end in range(start + 1, min(len(words), start + _LONGEST_PHRASE) + 1):
            yield tuple(words[start:end])
