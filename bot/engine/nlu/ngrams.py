"""Weighted n-grams of words and of letters: tf-idf, each kind of length one.

Counts of raw n-grams grow with the message and drown long ones; bringing each
vector to length one is what makes short and long messages comparable.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD, LETTER = "word", "letter"


def word_ngrams(words: Sequence[str], low: int, high: int) -> list[str]:
    """Runs of ``low`` to ``high`` words, joined by a space."""
    return [
        " ".join(words[start : start + size])
        for size in range(low, high + 1)
        for start in range(len(words) - size + 1)
    ]


def letter_ngrams(words: Sequence[str], low: int, high: int) -> list[str]:
    """Runs of ``low`` to ``high`` letters that never cross a word's border.

    Each word has a space on both sides, so that its beginning and its end differ
    from its middle.
    """
    return [
        padded[start : start + size]
        for padded in (f" {word} " for word in words)
        for size in range(low, min(high, len(padded)) + 1)
        for start in range(len(padded) - size + 1)
    ]


_ANALYSERS = {WORD: word_ngrams, LETTER: letter_ngrams}


@dataclass(frozen=True)
class Weights:
    """Which n-grams count, and how much: one kind, one range of sizes.

    Attributes:
        kind: ``WORD`` or ``LETTER``.
        low: shortest run.
        high: longest run.
        terms: the known n-grams, in the order of their columns.
        rarity: inverse document frequency of each term, shape ``(len(terms),)``.
    """

    kind: str
    low: int
    high: int
    terms: tuple[str, ...]
    rarity: np.ndarray

    @classmethod
    def learn(
        cls,
        texts: Sequence[Sequence[str]],
        kind: str,
        sizes: tuple[int, int],
        min_count: int,
    ) -> Weights:
        """Keep the n-grams found in at least ``min_count`` texts (lists of words)."""
        seen: Counter[str] = Counter()
        for words in texts:
            seen.update(set(_ANALYSERS[kind](words, *sizes)))
        terms = sorted(term for term, count in seen.items() if count >= min_count)
        counts = np.array([seen[term] for term in terms], dtype=np.float64)
        rarity = np.log((1 + len(texts)) / (1 + counts)) + 1
        return cls(kind, *sizes, tuple(terms), rarity.astype(np.float32))

    def columns(self) -> dict[str, int]:
        """Column of each term."""
        return {term: index for index, term in enumerate(self.terms)}

    def vector(
        self, words: Sequence[str], columns: dict[str, int]
    ) -> tuple[np.ndarray, np.ndarray]:
        """Columns and values of one text; the values have Euclidean length one."""
        found = Counter(
            columns[term]
            for term in _ANALYSERS[self.kind](words, self.low, self.high)
            if term in columns
        )
        places = np.fromiter(found.keys(), dtype=np.int32)
        values = 1 + np.log(np.fromiter(found.values(), dtype=np.float32))
        values *= self.rarity[places]
        length = np.linalg.norm(values)
        return places, values / length if length else values
