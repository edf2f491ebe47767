"""Entities of the annotated held-out lines: where they are, and what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tests.nlu import scores
from tests.nlu.lines import Line, Span

ENTITIES = (
    "comune",
    "ammortizzatore",
    "condizione",
    "causa_cessazione",
    "azienda",
)
Entities = Sequence[Mapping[str, Any]]


def figures(lines: Iterable[Line], found: Iterable[Entities]) -> dict[str, float]:
    """F1 of entities: that overlap, with the exact border, with the right value."""
    right = {"overlap": 0, "exact": 0, "value": 0}
    wanted_ones = found_ones = 0
    for line, entities in zip(lines, found, strict=True):
        ours = [e for e in entities if e["entity"] in ENTITIES]
        wanted_ones += len(line.spans)
        found_ones += len(ours)
        for name, same in _SAME.items():
            right[name] += _matched(line.spans, ours, same)
    return {
        name: scores.f1(count, found_ones, wanted_ones) for name, count in right.items()
    }


def _matched(wanted: Iterable[Span], found: Entities, same: Any) -> int:
    """How many wanted spans have a found one of their own."""
    left, count = list(found), 0
    for span in wanted:
        fits = next((e for e in left if same(span, e)), None)
        if fits is not None:
            left.remove(fits)
            count += 1
    return count


def _overlap(span: Span, entity: Mapping[str, Any]) -> bool:
    apart = entity["end"] <= span.start or entity["start"] >= span.end
    return entity["entity"] == span.entity and not apart


def _exact(span: Span, entity: Mapping[str, Any]) -> bool:
    borders = (entity["start"], entity["end"]) == (span.start, span.end)
    return entity["entity"] == span.entity and borders


def _value(span: Span, entity: Mapping[str, Any]) -> bool:
    same = str(entity["value"]).lower() == span.value.lower()
    return entity["entity"] == span.entity and same


_SAME = {"overlap": _overlap, "exact": _exact, "value": _value}
