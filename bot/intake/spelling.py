"""Putting right what people type in a hurry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from bot.intake.lexicons import lexicon
from bot.intake.patterns import ENDINGS
from bot.intake.phrases import FACT_BOOKS, phrasebook
from bot.intake.words import Words, words

# Shared by the finders of one turn; short, so that no message stays in memory.
TURN = 8
_SHORTEST = 6


class Speller:
    """Puts words right that are one typo away from some that are expected.

    Args:
        targets: the words expected.
        real: words to leave alone, though they are as near.
        shortest: letters of the shortest target.
    """

    def __init__(
        self, targets: Iterable[str], real: Iterable[str], shortest: int = _SHORTEST
    ) -> None:
        targets = frozenset(targets)
        self._short: dict[str, str] = lexicon("spelling")["abbreviations"]
        self._left_alone = targets | frozenset(real)
        self._shortest = shortest
        self._near: dict[str, set[str]] = {}
        for word in targets:
            if len(word) >= shortest and word.isalpha():
                for form in _one_letter_less(word):
                    self._near.setdefault(form, set()).add(word)

    def __call__(self, word: str) -> str:
        """Put one folded word right.

        Returns:
            The full form of an abbreviation, or the target that is exactly one
            typo away; the word itself when it is a real word, too short, or could
            be two different targets.
        """
        if word in self._short:
            return self._short[word]
        if len(word) < self._shortest - 1 or word in self._left_alone:
            return word
        near = sorted({known for known in self._candidates(word) if _typo(word, known)})
        # Forms that differ in their ending alone are one word.
        return near[0] if len({known[:-1] for known in near}) == 1 else word

    def _candidates(self, word: str) -> Iterator[str]:
        for form in _one_letter_less(word):
            yield from self._near.get(form, ())


def _one_letter_less(word: str) -> set[str]:
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


def _typo(word: str, known: str) -> bool:
    return OSA.distance(word, known, score_cutoff=1) == 1


@cache
def fact_speller() -> Speller:
    """Spells the words by which people state facts."""
    known = phrasebook(*FACT_BOOKS).vocabulary
    return Speller(_targets("facts"), known.union(_real("facts")))


@cache
def answer_speller() -> Speller:
    """Spells the words of short answers."""
    known = phrasebook("answers").vocabulary
    return Speller(_targets("answers"), known.union(_real("answers")), shortest=5)


@cache
def trade_speller() -> Speller:
    """Spells the words of trades."""
    return Speller(phrasebook("sectors").vocabulary, _real("sectors"))


def _targets(kind: str) -> Iterator[str]:
    for word in lexicon("spelling")["corrected"][kind].split():
        if word.endswith("@"):
            yield from (word[:-1] + ending for ending in ENDINGS)
        else:
            yield word


def _real(kind: str) -> list[str]:
    listed: str = lexicon("spelling")["real_words"][kind]
    return listed.split()


@lru_cache(maxsize=TURN)
def read_words(text: str) -> Words:
    """The words of a message, spelt as the lexicons of facts spell them."""
    return words(text, fact_speller())
