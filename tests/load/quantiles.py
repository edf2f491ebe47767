"""Medians and percentiles."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import median


def percentile(values: Iterable[float], percent: float) -> float:
    """The value that `percent` of the values do not exceed, interpolated.

    Raises:
        ValueError: there are no values.
    """
    ordered = sorted(values)
    if not ordered:
        raise ValueError("no values")
    place = (len(ordered) - 1) * percent / 100
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def medians(rounds: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The median of each figure over rounds that all have it."""
    return {name: median(one[name] for one in rounds) for name in rounds[0]}


def ratio(
    ours: Sequence[Mapping[str, float]], theirs: Sequence[Mapping[str, float]], of: str
) -> float:
    """The median of the ratios of a figure, round by round."""
    pairs = zip(ours, theirs, strict=True)
    return median(one[of] / other[of] for one, other in pairs)
