"""What the understanding must reach, and what it misses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

LINES = 1200
ACCURACY = 0.92
MACRO_F1 = 0.90
REGISTER = 0.85
ASKED = 0.95
COMUNE_F1 = 0.95
DECIDING = ("condizione", "ammortizzatore", "causa_cessazione")
Figures = Mapping[str, Any]


def misses(model: Figures, values: Figures) -> list[str]:
    """Each figure under its target, in words; empty when all is well.

    Args:
        model: of the trained model, ``measure.figures()``.
        values: of the readers, ``values.figures()``.
    """
    found = [*_of_intents(model), *(_of_values(values) if values["rows"] else ())]
    return [f"{name}: {is_} < {least}" for name, is_, least in found if is_ < least]


def _of_intents(model: Figures) -> Iterator[tuple[str, float, float]]:
    yield "held-out lines", model["lines"], LINES
    yield "intent accuracy", model["accuracy"], ACCURACY
    yield "macro F1", model["macro_f1"], MACRO_F1
    for register, share in model["by_register"].items():
        yield f"register {register}", share, REGISTER


def _of_values(values: Figures) -> Iterator[tuple[str, float, float]]:
    for fact in DECIDING:
        if fact in values["asked"]:
            yield f"{fact} when asked", values["asked"][fact], ASKED
    yield "comune F1", values["comune_f1"], COMUNE_F1
