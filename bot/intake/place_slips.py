"""Words one slip of the keyboard away from those of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Slips:
    """Finds the listed words that a written word may stand for.

    Args:
        words: the listed words; those of several words are passed over.
        shortest: letters of the shortest word looked up.
    """

    def __init__(self, words: Iterable[str], shortest: int) -> None:
        self._shortest = shortest
        self._by_form: dict[str, list[str]] = {}
        for word in words:
            if len(word) >= shortest and word.isalpha():
                for form in _one_letter_less(word):
                    self._by_form.setdefault(form, []).append(word)

    def of(self, word: str) -> set[str]:
        """Return the listed words one slip away, the first letter kept."""
        if len(word) < self._shortest - 1:
            return set()
        return {
            known
            for form in _one_letter_less(word)
            for known in self._by_form.get(form, ())
            if known[0] == word[0] and OSA.distance(word, known, score_cutoff=1) <= 1
        }


def _one_letter_less(word: str) -> Iterator[str]:
    yield word
    yield from {word[:i] + word[i + 1 :] for i in range(len(word))}
