"""What the words around a phrase make of it: denied, supposed, past, another's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.intake.negation import Negation, word_class
from bot.intake.phrases import Hit
from bot.intake.scan import hits
from bot.intake.spelling import TURN, read_words
from bot.intake.words import PAUSE, STOP, Words

_CONTRASTS = frozenset({STOP, PAUSE, "ma", "pero", "perche"})
_CLAUSE = frozenset({STOP, PAUSE, "e", "ma", "pero", "io"})
_TAKEN_BACK = frozenset({"ma", "invece", "pero", "realta"})
_FAR, _NEAR = 8, 3
# With its accent, or an apostrophe for it: "pero" and "sara" alone are other words.
_FUTURE = re.compile(r"\w+r(?:[òà]|[oa]['’`]|emo|anno)\b|\w+r[oa]['’`]$")
_BEFORE_INFINITIVE = frozenset({"per", "a", "de", "di", "da"})  # "per curà la mama"
_WOULD = re.compile(r"\w+r(?:ei|ebbe|ebbero|emmo)\b")
_OR = frozenset({"o", "oppure", "opure", "od"})


@lru_cache(maxsize=TURN)
def context_of(text: str) -> Context:
    """The context of a message, worked out once a turn."""
    words = read_words(text)
    return Context(words, [*hits("context", text), *_tenses(words)])


def _tenses(words: Words) -> Iterator[Hit]:
    """Verbs that look ahead ("avremo") or say what would be ("sarebbe")."""
    for index, word in enumerate(words.items):
        written = words.message[word.start : word.end + 1].lower()
        before = words[index - 1] if index else ""
        if word.text in word_class("no_tense") or before in _BEFORE_INFINITIVE:
            continue
        for kind, ending in (("future", _FUTURE), ("hedge", _WOULD)):
            if ending.search(written):
                yield Hit(kind, "tense", index, index + 1)


class Context(Negation):
    """The words around the phrases of one message."""

    def has(self, cue: str) -> bool:
        """Whether a kind of cue of ``context.yml`` occurs anywhere."""
        return cue in self._cues

    def unsure(self, hit: Hit) -> bool:
        """Whether the person is not certain, or "no" stands unclearly before."""
        hedges = self._cues.get("hedge", ())
        after = any(0 <= cue.first - hit.last <= 1 for cue in hedges)
        if self.has("disbelief"):
            return True
        if _is_support(hit) and self._cued("ago", hit, _CLAUSE):
            return True
        return after or self._cued("hedge", hit) or self._answers_no(hit)

    def alternative(self, hit: Hit) -> bool:
        """Whether it is one of two: "sono disoccupato o sospeso", "non so se"."""
        size = len(self.words.items)
        after = [self.words[i] for i in range(hit.last, min(size, hit.last + 2))]
        if (
            len(after) > 1
            and after[0] in _OR
            and after[1] not in word_class("or_rather")
        ):
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
        if self._beside("begins", hit):
            return True
        if self._cued("about", hit, _CONTRASTS) and not self._starts_over(hit):
            return True
        if self._asserted(hit):
            return self._asks_whether(hit)
        ahead = self._cued("future", hit) or self._cued("wish", hit)
        ahead = ahead or self._followed("tense", hit)
        return ahead or self._asked(hit)

    def to_come(self, hit: Hit) -> bool:
        """Whether it is said to be still to come, or hoped for."""
        if self._cued("soon", hit) or self._beside("begins", hit):
            return True
        if self._asserted(hit):
            return False
        kinds = ("tense", "wish")
        return any(self._cued(x, hit) or self._followed(x, hit) for x in kinds)

    def past(self, hit: Hit) -> bool:
        """Whether it was so before, and may not be so now."""
        verbs = word_class("verbs")
        was = self._positions("past")
        if _is_support(hit):
            was |= self._positions("earlier")
            if self._beside("over", hit, reach=1) or self._followed("until", hit):
                return True
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
        return hit.first > 0 and self.words[hit.first - 1] in word_class("noun_before")

    def of_another(self, hit: Hit) -> bool:
        """Whether it is said of a relative, a colleague or the news."""
        if self.has("behalf"):
            return False
        for relative in self._cues.get("relative", ()):
            between = range(relative.last, hit.first)
            if relative.group in {"many", "near"} and 0 <= len(between) <= 2:
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

    def corrected(self, earlier: Hit, later: Hit, *, lasting: bool = True) -> bool:
        """Whether the later phrase replaces the earlier one.

        Args:
            earlier: a phrase.
            later: one after it, of another value.
            lasting: whether they are of today, so that "adesso" corrects too.
        """
        between = {self.words[i] for i in range(earlier.last, later.first)}
        if self._cued("said", earlier) and between & _TAKEN_BACK:
            return True
        return any(
            earlier.last <= cue.first + 1 and cue.last <= later.last
            for kind in (("correction", "now") if lasting else ("correction",))
            for cue in self._cues.get(kind, ())
            if cue.first >= earlier.first and cue.first < later.last
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
        spoken = sum(word in word_class("first_person") for word in between)
        return "o" not in between and spoken + self._opens_with_verb(hit) > 1

    def _asks_whether(self, hit: Hit) -> bool:
        """Whether the clause itself is the question: "sono sospeso o licenziato?"."""
        if not self._ends_with_question(hit):
            return False
        return not any(cue.first >= hit.last for cue in self._cues.get("question", ()))

    def _beside(self, kind: str, hit: Hit, reach: int = _FAR) -> bool:
        """Whether a cue stands near, before or after, in the same clause."""
        for cue in self._cues.get(kind, ()):
            between = range(min(cue.last, hit.last), max(cue.first, hit.first))
            near = not cue.overlaps(hit) and len(between) <= reach
            if near and not self._broken(between, _CLAUSE):
                return True
        return False

    def _followed(self, kind: str, hit: Hit) -> bool:
        """Whether a cue comes right after a phrase, one word between at the most."""
        return any(
            0 <= cue.first - hit.last <= 1
            and not self._broken(range(hit.last, cue.first), _CLAUSE)
            for cue in self._cues.get(kind, ())
        )

    def _broken(self, between: range, breaks: frozenset[str] | None = None) -> bool:
        """Whether a pause, a contrast or a new subject parts two phrases."""
        parting = _CONTRASTS | {"io", "noi"} if breaks is None else breaks
        return any(self.words[i] in parting for i in between)

    def _same_sentence(self, cue: Hit, hit: Hit) -> bool:
        return all(self.words[i] != STOP for i in range(cue.first, hit.first))


def _is_support(hit: Hit) -> bool:
    """Whether a phrase is of a wage support, which begins and ends."""
    return hit.book == "ammortizzatore" or hit.value == "sospeso"
