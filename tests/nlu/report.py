"""``make test-nlu``: how well messages are understood, in one report.

.venv-rasa/bin/python -m tests.nlu.report [--json] [--quick]

Fails when a figure is under its target (``targets.py``). ``--quick`` leaves out
cross-validation and learning curve; ``--json`` prints figures for a machine.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from tests.nlu import measure, targets, validation, values

Figures = Mapping[str, Any]


def main() -> int:
    """Measure and print.

    Returns:
        1 when a target is missed.
    """
    options = _parser().parse_args()
    figures = gathered(options.quick)
    if options.json:
        print(json.dumps(figures))
        return 0
    print("\n".join(rendered(figures)))
    return 1 if figures["misses"] else 0


def gathered(quick: bool) -> dict[str, Any]:
    """All figures, as plain data."""
    model = measure.figures()
    rows = values.rows()
    seen = asyncio.run(measure.understand(row["text"] for row in rows))
    read = values.figures(rows, seen)
    found = {"model": model, "values": read, "misses": targets.misses(model, read)}
    return found if quick else found | {"validation": validation.figures()}


def rendered(figures: Figures) -> Iterator[str]:
    """The report, line by line."""
    yield from _of_the_model(figures["model"])
    yield from _of_values(figures["values"])
    if "validation" in figures:
        yield from _of_validation(figures["validation"])
    yield ""
    if missed := figures["misses"]:
        yield "MISSED"
        yield from (f"  {one}" for one in missed)
    else:
        yield "Every target is reached."


def _of_the_model(model: Figures) -> Iterator[str]:
    yield f"The trained model on {model['lines']} held-out lines"
    yield from _table(model, ("accuracy", "macro_f1", "among_two", "exact_topic"))
    yield from _table(model, ("cpu_ms_a_line_with_loading", "memory_mb"))
    for kind in ("by_hand", "by_register", "by_intent"):
        yield f"\nAccuracy {kind.replace('_', ' ')}"
        yield from _table(model[kind], model[kind])
    yield f"\nEntities of {model['annotated']} annotated lines, F1"
    if model["annotated"]:
        yield from _table(model["entities"], model["entities"])


def _of_values(read: Figures) -> Iterator[str]:
    yield f"\nValues: {read['rows']} held-out answers and free messages"
    if not read["rows"]:
        yield "  none yet: not measured"
        return
    yield "  when asked: understood (taken at once; wrong; by the readers alone)"
    for fact, share in read["asked"].items():
        others = (read[kind][fact] for kind in ("taken", "wrong", "readers_alone"))
        yield f"  {fact:28} {share:.3f}  " + "  ".join(f"{one:.3f}" for one in others)
    yield from _table(read, ("comune_f1", "fact_f1"))
    yield from _table(read["by_register"], read["by_register"])


def _of_validation(found: Figures) -> Iterator[str]:
    yield "\nFive folds of the training lines"
    yield from _table(found["five_folds"], found["five_folds"])
    yield "\nAccuracy on the held-out lines after a share of the training lines"
    yield from _table(found["learning_curve"], found["learning_curve"])


def _table(figures: Figures, names: Any) -> Iterator[str]:
    for name in names:
        yield f"  {name:28} {figures[name]}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.nlu.report")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(main())
