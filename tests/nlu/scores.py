"""Accuracy, macro F1 and the like, of what was wanted and what was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

Pair = tuple[str, str]
"""What was wanted, what was found."""


def accuracy(pairs: Sequence[Pair]) -> float:
    """The share that was found as wanted."""
    return mean([wanted == found for wanted, found in pairs])


def macro_f1(pairs: Iterable[Pair]) -> float:
    """The mean over what is wanted of the harmonic mean of precision and recall."""
    listed = list(pairs)
    scores = []
    for label in {wanted for wanted, _ in listed}:
        both = sum(pair == (label, label) for pair in listed)
        named = sum(label in pair for pair in listed)
        scores.append(2 * both / (named + both))
    return round(sum(scores) / len(scores), 3)


def mean(held: Sequence[bool]) -> float:
    """The share that holds, to three places."""
    return round(sum(held) / len(held), 3)


def by(names: Iterable[str], held: Iterable[bool]) -> dict[str, float]:
    """The share that holds, for each name."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for name, holds in zip(names, held, strict=True):
        groups[name].append(holds)
    return {name: mean(holds) for name, holds in sorted(groups.items())}


def f1(right: int, found: int, wanted: int) -> float:
    """The harmonic mean of precision and recall, from counts."""
    return round(2 * right / (found + wanted), 3) if found + wanted else 1.0
