"""What the words around a phrase make of it: denied, supposed, past, another's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from bot.intake.lexicons import lexicon
from bot.intake.phrases import Hit
from bot.intake.scan import hits
from bot.intake.spelling import TURN, read_words
from bot.intake.words import PAUSE, STOP, Words

_CONTRASTS = frozenset({STOP, PAUSE, "ma", "pero", "perche"})
_TAKEN_BACK = frozenset({"ma", "invece", "pero", "realta"})
_WH = frozenset({"quando", "cosa", "quali", "che", "chi", "dove", "come"})
_HEADS = frozenset({STOP, PAUSE, "no", "eh", "ah"})
_NOTHING = frozenset({"niente", "nulla", "zero"})
_FAR, _NEAR = 8, 3
_OR = frozenset({"o", "oppure", "opure", "od"})


@cache
def _class(name: str) -> frozenset[str]:
    return frozenset(lexicon("grammar")[name].split())


@lru_cache(maxsize=TURN)
def context_of(text: str) -> Context:
    """The context of a message, worked out once a turn."""
    return Context(read_words(text), hits("context", text))


class Context:
    """The words around the phrases of one message."""

    def __init__(self, words: Words, cues: Iterable[Hit]) -> None:
        self.words = words
        self._cues: dict[str, list[Hit]] = {}
        for cue in cues:
            self._cues.setdefault(cue.value, []).append(cue)
            if cue.group != "cue":
                self._cues.setdefault(cue.group, []).append(cue)

    def has(self, cue: str) -> bool:
        """Whether a kind of cue of ``context.yml`` occurs anywhere."""
        return cue in self._cues

    def denied(self, hit: Hit) -> bool:
        """Whether the message says that it is not so."""
        if any(self._negates(i) for i in range(hit.first, hit.last)):
            return False
        if self._opens_with_verb(hit):
            return self._verb_denied(hit.first)
        return self._noun_denied(hit.first) or self._denied_after(hit)

    def unsure(self, hit: Hit) -> bool:
        """Whether the person is not certain, or "no" stands unclearly before."""
        hedges = self._cues.get("hedge", ())
        after = any(0 <= cue.first - hit.last <= 1 for cue in hedges)
        return after or self._cued("hedge", hit) or self._answers_no(hit)

    def alternative(self, hit: Hit) -> bool:
        """Whether it is one of two: "sono disoccupato o sospeso", "non so se"."""
        size = len(self.words.items)
        after = [self.words[i] for i in range(hit.last, min(size, hit.last + 2))]
        if len(after) > 1 and after[0] in _OR and after[1] not in _class("or_rather"):
            return True
        return hit.first > 0 and self.words[hit.first - 1] in _OR

    def _answers_no(self, hit: Hit) -> bool:
        return (
            hit.first > 0
            and self.words[hit.first - 1] == "no"
            and not self._corrects(hit.first - 1)
            and self._opens_with_verb(hit)
        )

    def supposed(self, hit: Hit) -> bool:
        """Whether it is asked, feared, planned or imagined instead of stated."""
        if self._cued("supposition", hit, _CONTRASTS) or self._cued("soon", hit):
            return True
        if self._cued("about", hit, _CONTRASTS) and not self._starts_over(hit):
            return True
        if self._asserted(hit):
            return self._asks_whether(hit)
        return self._cued("future", hit) or self._asked(hit)

    def past(self, hit: Hit) -> bool:
        """Whether it was so before, and may not be so now."""
        verbs = _class("verbs")
        was = self._positions("past")
        now = self._positions("now")
        for index in self._back(hit.first, 5):
            if index in was or index in now:
                return index in was
            if self.words[index] in verbs or self._is_conjunction(index):
                return False
        return False

    def before(self, hit: Hit) -> bool:
        """Whether the message already tells of an earlier job: "ma prima ero"."""
        return any(cue.first < hit.first for cue in self._cues.get("earlier", ()))

    def noun(self, hit: Hit) -> bool:
        """Whether "lavoro" is what is had or sought: "cerco lavoro da un mese"."""
        return hit.first > 0 and self.words[hit.first - 1] in _class("noun_before")

    def of_another(self, hit: Hit) -> bool:
        """Whether it is said of a relative, a colleague or the news."""
        if self.has("behalf"):
            return False
        for relative in self._cues.get("relative", ()):
            between = range(relative.last, hit.first)
            if relative.group == "many" and 0 <= len(between) <= 2:
                if hit.first >= relative.last and not self._broken(between):
                    return True
            elif relative.group == "one" and relative.last <= hit.first:
                theirs = not self._asserted(hit) and not self._broken(between)
                if theirs:
                    return True
        return False

    def alone(self, hit: Hit) -> bool:
        """Whether a phrase stands by itself between pauses."""
        opens = hit.first == 0 or self.words[hit.first - 1] in {STOP, PAUSE}
        last = hit.last
        return opens and (last == len(self.words) or self.words[last] in {STOP, PAUSE})

    def corrected(self, earlier: Hit, later: Hit) -> bool:
        """Whether the later phrase replaces the earlier one."""
        between = {self.words[i] for i in range(earlier.last, later.first)}
        if self._cued("said", earlier) and between & _TAKEN_BACK:
            return True
        return any(
            earlier.last <= cue.first + 1 and cue.last <= later.last
            for kind in ("correction", "now")
            for cue in self._cues.get(kind, ())
            if cue.first >= earlier.first and cue.first < later.last
        )

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
        return word in _class("conjunctions")

    def _is_verb(self, index: int) -> bool:
        word = self.words[index]
        return (
            word in _class("verbs")
            or (word == "e" and not self._is_conjunction(index))
            or (len(word) > 5 and word.endswith(("ano", "ono")))
        )

    def _opens_with_verb(self, hit: Hit) -> bool:
        return self._is_verb(hit.first) or self.words[hit.first] in _class("pronouns")

    def _negates(self, index: int) -> bool:
        word = self.words[index]
        if word == "no":
            return True
        return word in _class("verbal_negators") or word in _class("nominal_negators")

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
            if word not in _class("clitics"):
                return False
        return False

    def _corrects(self, index: int) -> bool:
        """Whether a "no" denies what came before: "anzi no, straordinaria"."""
        return self.words[index] == "no" and index in self._positions("correction")

    def _closes_denial(self, index: int) -> bool:
        """Whether "niente" belongs to a verb before: "non ha firmato niente"."""
        if self.words[index] not in _NOTHING:
            return False
        verbal = _class("verbal_negators")
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
            if word == "no" or word in _class("nominal_negators"):
                return far < _NEAR
            if word in _class("verbal_negators"):
                return self.words[index + 1] != "solo"
            if self._is_conjunction(index):
                return False
            verbs += self._is_verb(index)
            if verbs > 1:
                return False
        return False

    def _denied_after(self, hit: Hit) -> bool:
        if self._asserted(hit):
            return False
        end = min(hit.last + 3, len(self.words))
        rest = [self.words[i] for i in range(hit.last, end)]
        if rest[:1] in (["no"], ["minga"], ["mia"]):
            return len(rest) == 1 or rest[1] in {STOP, PAUSE, "ma", "pero"}
        return rest[:1] in (["mai"], ["nessuno"]) or rest[:2] == ["non", "c"]

    def _asserted(self, hit: Hit) -> bool:
        first_person = _class("first_person")
        opening = self.words[hit.first]
        if opening in first_person or opening in {"mi", "ci", "me", "non", "m"}:
            return True
        return any(
            self.words[i] in first_person and (i == 0 or self.words[i - 1] not in _WH)
            for i in self._back(hit.first, 2)
        )

    def _asked(self, hit: Hit) -> bool:
        if self._ends_with_question(hit) or self._defined(hit):
            return True
        return any(
            cue.last <= hit.first
            and self._same_sentence(cue, hit)
            and self._is_question(cue)
            for kind in ("question", "definition")
            for cue in self._cues.get(kind, ())
        )

    def _defined(self, hit: Hit) -> bool:
        """Whether its meaning is asked right after: "la cigs cosa significa"."""
        cues = self._cues.get("definition", ())
        return any(0 <= cue.first - hit.last <= 1 for cue in cues)

    def _is_question(self, cue: Hit) -> bool:
        """Whether a cue asks here: "dove" does at the head of its clause alone."""
        before = sum(1 for _ in self._back(cue.first, _NEAR + 1))
        return before <= {"wh": _NEAR, "first": 0}.get(cue.group, before)

    def _ends_with_question(self, hit: Hit) -> bool:
        for index in range(hit.last, len(self.words)):
            if self.words[index] == PAUSE:
                return False
            if self.words[index] == STOP:
                item = self.words.items[index]
                mark = self.words.message[item.start : item.end]
                return any(char in mark for char in "?❓❔⁉")
        return False

    def _cued(self, kind: str, hit: Hit, breaks: frozenset[str] | None = None) -> bool:
        return any(
            cue.first <= hit.first
            and hit.first - cue.last < _FAR
            and not self._broken(range(cue.last, hit.first), breaks)
            for cue in self._cues.get(kind, ())
        )

    def _starts_over(self, hit: Hit) -> bool:
        """Whether, in a text without pauses, the person goes on to something new."""
        ends = [c.last for c in self._cues["about"] if c.last <= hit.first]
        between = [self.words[i] for i in range(max(ends), hit.first)]
        spoken = sum(word in _class("first_person") for word in between)
        return "o" not in between and spoken + self._opens_with_verb(hit) > 1

    def _asks_whether(self, hit: Hit) -> bool:
        """Whether the clause itself is the question: "sono sospeso o licenziato?"."""
        if not self._ends_with_question(hit):
            return False
        return not any(cue.first >= hit.last for cue in self._cues.get("question", ()))

    def _broken(self, between: range, breaks: frozenset[str] | None = None) -> bool:
        """Whether a pause, a contrast or a new subject parts two phrases."""
        parting = _CONTRASTS | {"io", "noi"} if breaks is None else breaks
        return any(self.words[i] in parting for i in between)

    def _same_sentence(self, cue: Hit, hit: Hit) -> bool:
        return all(self.words[i] != STOP for i in range(cue.first, hit.first))
