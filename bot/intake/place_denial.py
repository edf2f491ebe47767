"""Whether a message denies a place: "non abito a Milano", "Milano no"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.intake.normalise import HARD, JOINED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.intake.normalise import Message
    from bot.intake.place_context import Said
    from bot.intake.place_words import PlaceWords
    from bot.intake.spotting import Hit

_DENIAL_REACH = 4


class Denials:
    """Reads denials around places."""

    def __init__(self, words: PlaceWords) -> None:
        self._words = words
        self._fillers = words.use("riempitivo")
        self._denials = words.use("negazione")
        self._staying = words.use("permanenza")
        self._passed = self._fillers | words.use("particella") | words.use("passaggio")
        self._lombard = words.use("negazione lombarda")
        self._lombard_verbs = words.use("verbo lombardo")
        self._beside_verbs = words.use("clitico")
        self._verbs = frozenset(
            word for word, cue in words.cues.items() if cue.grade in {"legale", "fatto"}
        )
        # "Non lavora e noi abitiamo a": what is denied stands before the "e".
        self._parting = words.use("congiunzione") - self._denials

    def is_denied(
        self, message: Message, hit: Hit, said: Said | None, floor: int
    ) -> bool:
        """Whether "non abito a", "non a" or a "no" after the place denies it."""
        texts, company = message.texts, said is not None and said.cue.role == "azienda"
        if self._denied_after(message, hit.last) or self._unlived(message, hit.last):
            return True
        if (
            said
            and not company
            and not self._denials.isdisjoint(texts[said.end : hit.first])
        ):
            return self._staying.isdisjoint(texts[said.end : hit.first])
        start = said.start if said else hit.first
        reach = 1 if company else _DENIAL_REACH
        for index in range(start - 1, max(floor, start - reach) - 1, -1):
            if index + 1 < len(texts) and message.gaps[index + 1] != JOINED:
                return False
            if said is not None and texts[index] in self._parting:
                return False
            if self._is_denial(texts, index):
                return self._denies(texts[index + 1 : hit.first], company=company)
            if said is None and texts[index] not in self._passed:
                return False
        return False

    def _is_denial(self, texts: Sequence[str], index: int) -> bool:
        # "Mia" is "my" too, but not after a verb: "so mia de Bresa".
        if texts[index] in self._lombard and index:
            return texts[index - 1] in self._lombard_verbs
        return texts[index] in self._denials

    def _unlived(self, message: Message, at: int) -> bool:
        """Whether a verb after the place denies it: "a Monza non ci abito più"."""
        words = message.texts[at : message.runs[at - 1]]
        if not words or words[0] not in self._denials:
            return False
        rest = [word for word in words[1:] if word not in self._beside_verbs]
        return not rest or rest[0] in self._verbs

    def is_refused(self, message: Message, hit: Hit) -> bool:
        """Whether "no" stands right before the place, as "non" would."""
        at = hit.first - 1
        if at > 0 and message.texts[at] in self._words.use("luogo"):
            at -= 1
        joined = at >= 0 and message.runs[at] > hit.first
        return joined and message.texts[at] in self._words.use("diniego")

    def _denies(self, after: Sequence[str], *, company: bool) -> bool:
        if company and "piu" in after:
            return False
        if not self._staying.isdisjoint(after):
            return False  # "non l'ho mai tolta da Lecco"
        return self._words.use("limite").isdisjoint(after[:1])

    def _denied_after(self, message: Message, at: int) -> bool:
        if at >= len(message.texts) or message.gaps[at] == HARD:
            return False
        closing = at + 1 == len(message.texts) or message.gaps[at + 1] != JOINED
        return closing and message.texts[at] in self._words.use("diniego")
