"""What "non", before a phrase or after it, makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import takewhile

from bot.intake.lexicons import lexicon
from bot.intake.phrases import Hit
from bot.intake.words import PAUSE, STOP, Words

_WH = frozenset({"quando", "cosa", "quali", "che", "chi", "dove", "come"})
_HEADS = frozenset({STOP, PAUSE, "no", "eh", "ah"})
_NOTHING = frozenset({"niente", "nulla", "zero"})
_ENDS = frozenset({STOP, PAUSE, "ma", "pero"})
_SUBJECTS = frozenset({"io", "noi"})
_OBJECTS = frozenset({"lo", "la", "l", "li", "le", "ne", "c", "ce"})
_TOLD = frozenset({"detto", "spiegato", "capito", "scritto"})
_NEAR = 3


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of a class of ``grammar.yml``."""
    return frozenset(lexicon("grammar")[name].split())


class Negation:
    """The words and cues of one message, and what is denied among them."""

    def __init__(self, words: Words, cues: Iterable[Hit]) -> None:
        self.words = words
        self._cues: dict[str, list[Hit]] = {}
        for cue in cues:
            self._cues.setdefault(cue.value, []).append(cue)
            if cue.group != "cue":
                self._cues.setdefault(cue.group, []).append(cue)

    def denied(self, hit: Hit) -> bool:
        """Whether the message says that it is not so."""
        if any(self._negates(i) for i in range(hit.first, hit.last)):
            return False
        if self.words[hit.first] in _ENDS:  # "ma l'accordo c'è"
            return self._denied_after(hit)
        if self._opens_with_verb(hit):
            return self._verb_denied(hit.first)
        return self._noun_denied(hit.first) or self._denied_after(hit)

    def _positions(self, kind: str) -> frozenset[int]:
        cues = self._cues.get(kind, ())
        return frozenset(i for cue in cues for i in range(cue.first, cue.last))

    def _back(self, first: int, reach: int) -> Iterator[int]:
        for index in range(first - 1, max(-1, first - 1 - reach), -1):
            if self.words[index] in {STOP, PAUSE}:
                return
            yield index

    def _is_conjunction(self, index: int) -> bool:
        word = self.words[index]
        if word == "e" and index and self.words[index - 1] in {"non", "nn", "c", "ne"}:
            return False
        return word in word_class("conjunctions")

    def _is_verb(self, index: int) -> bool:
        word = self.words[index]
        return (
            word in word_class("verbs")
            or (word == "e" and not self._is_conjunction(index))
            or (len(word) > 5 and word.endswith(("ano", "ono")))
        )

    def _opens_with_verb(self, hit: Hit) -> bool:
        return self._is_verb(hit.first) or self.words[hit.first] in word_class(
            "pronouns"
        )

    def _negates(self, index: int) -> bool:
        word = self.words[index]
        if word == "no":
            return True
        if self._lombard(index):
            return True
        return word in word_class("verbal_negators") or word in word_class(
            "nominal_negators"
        )

    def _lombard(self, index: int) -> bool:
        """Whether "mia" denies ("so mia in pensiù"), and is not mine."""
        before = word_class("before_mia")
        return self.words[index] == "mia" and self._previous(index) in before

    def _previous(self, index: int) -> str:
        return self.words[index - 1] if index else ""

    def _verb_denied(self, first: int) -> bool:
        for index in self._back(first, 4):
            word = self.words[index]
            if word == "no":
                if self._corrects(index):
                    return False
                # At the head of a clause it answers: "no sono in cassa".
                return index > 0 and self.words[index - 1] not in _HEADS
            if self._negates(index):
                return word != "senza" and not self._closes_denial(index)
            if word not in word_class("clitics"):
                return False
        return False

    def _corrects(self, index: int) -> bool:
        """Whether a "no" denies what came before: "anzi no, straordinaria"."""
        return self.words[index] == "no" and index in self._positions("correction")

    def _closes_denial(self, index: int) -> bool:
        """Whether "niente" belongs to a verb before: "non ha firmato niente"."""
        if self.words[index] not in _NOTHING:
            return False
        verbal = word_class("verbal_negators")
        return any(self.words[i] in verbal for i in self._back(index, 4))

    def _noun_denied(self, first: int) -> bool:
        verbs = 0
        for far, index in enumerate(self._back(first, 6)):
            word = self.words[index]
            if self._corrects(index):
                return False
            if word in _NOTHING:
                return far == 0
            if word == "no" and index and self.words[index - 1] == "no":
                return False  # "No no, andava bene" answers.
            if word == "no" or word in word_class("nominal_negators"):
                return far < _NEAR
            if word in word_class("verbal_negators") or self._lombard(index):
                return self.words[index + 1] != "solo"
            if self._is_conjunction(index):
                return False
            verbs += self._is_verb(index)
            if verbs > 1:
                return False
        return False

    def _denied_after(self, hit: Hit) -> bool:
        rest = self._rest(hit)
        if not rest:
            return False
        answers = rest[0] in word_class("answering_negators")
        if answers and len(rest) == 1:
            return not self._asserted(hit)
        if rest[0] in word_class("verbal_negators"):
            return not self._said_with_verb(hit) and _resumes(rest[1:])
        return rest[0] in {"mai", "nessuno"} and not self._asserted(hit)

    def _rest(self, hit: Hit) -> list[str]:
        """The words from a phrase to the end of its clause."""
        said = (self.words[i] for i in range(hit.last, len(self.words)))
        rest = list(takewhile(lambda word: word not in _ENDS, said))
        return rest[1:] if rest[:1] and rest[0] in _SUBJECTS else rest

    def _said_with_verb(self, hit: Hit) -> bool:
        """Whether a verb of the person comes before: "sono in cassa, non lo so"."""
        verbs = word_class("first_person") - _SUBJECTS
        around = (hit.first, *self._back(hit.first, 2))
        return any(self.words[i] in verbs for i in around)

    def _asserted(self, hit: Hit) -> bool:
        first_person = word_class("first_person")
        opening = self.words[hit.first]
        if opening in first_person or opening in {"mi", "ci", "me", "non", "m"}:
            return True
        return any(
            self.words[i] in first_person and (i == 0 or self.words[i - 1] not in _WH)
            for i in self._back(hit.first, 2)
        )


def _resumes(rest: list[str]) -> bool:
    """Whether "non" takes up what was said before it: "licenziati non lo siamo".

    "Disoccupato non lo so" and "licenziato non mi hanno pagato" do not.

    Args:
        rest: the words after the "non".
    """
    clitics = list(takewhile(word_class("taking_up").__contains__, rest))
    verb, *after = rest[len(clitics) :] or [""]
    if not verb or verb in word_class("knowing") or _TOLD.intersection(after):
        return False
    if _OBJECTS.intersection(clitics):
        return _is_taken_up(verb)
    if verb in {"ancora", "piu", "mai"}:
        return not after
    left = [word for word in after if word not in word_class("closing")]
    return verb in word_class("resuming") and not left


def _is_taken_up(verb: str) -> bool:
    """Whether "l" before a word is a pronoun: "non l'ho", against "non l'ordinaria"."""
    known = word_class("verbs") | word_class("resuming") | word_class("taken")
    return verb in known or verb.endswith(("iamo", "ano", "ono", "ete", "isco"))
