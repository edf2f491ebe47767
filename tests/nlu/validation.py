"""Five-fold cross-validation, and how accuracy grows with the lines.

Lines that are the same but for case, accents and signs stay in one fold. What the
pipeline makes of its training lines it makes after the fold is cut, so no copy of a
line left out is ever trained on. Encoder and readers look at each text once; what they
learn from other lines is nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from bot.engine import quiet

quiet.prepare()

from bot.engine.nlu.folding import words  # noqa: E402
from tests.nlu import scores  # noqa: E402
from tests.nlu.lines import Line, held_out, training  # noqa: E402
from tests.nlu.once import looked_at_once  # noqa: E402
from tests.nlu.pipeline import Pipeline, Settings, ours  # noqa: E402

FOLDS = 5
SHARES = (0.25, 0.5, 0.75, 1.0)
SEED = 6686


def figures() -> dict[str, Any]:
    """Both, of the pipeline of ``config.yml``."""
    with looked_at_once():
        return {
            "five_folds": cross_validated(ours()),
            "learning_curve": learning_curve(ours()),
        }


def cross_validated(settings: Settings) -> dict[str, float]:
    """Accuracy and macro F1 on lines left out in turn, topics merged and exact."""
    folds = _folds(training())
    pairs, labels = [], []
    for number, left_out in enumerate(folds):
        others = [line for at, f in enumerate(folds) if at != number for line in f]
        found = _understood(settings, others, left_out)
        pairs += [(a.intent, b["intent"]) for a, b in zip(left_out, found, strict=True)]
        labels += [
            a.label == b["label"]
            for a, b in zip(left_out, found, strict=True)
            if "/" in a.label
        ]
    return {
        "lines": len(pairs),
        "accuracy": scores.accuracy(pairs),
        "macro_f1": scores.macro_f1(pairs),
        "exact_topic": scores.mean(labels),
    }


def learning_curve(settings: Settings) -> dict[str, float]:
    """Accuracy on the held-out lines after a share of the training lines."""
    lines = _shuffled(training())
    found = {}
    for share in SHARES:
        some = lines[: round(len(lines) * share)]
        told = _understood(settings, some, held_out())
        pairs = [(a.intent, b["intent"]) for a, b in zip(held_out(), told, strict=True)]
        found[f"{share:.0%}"] = scores.accuracy(pairs)
    return found


def _understood(
    settings: Settings, known: Sequence[Line], asked: Sequence[Line]
) -> list[dict[str, Any]]:
    with Pipeline(settings) as pipeline:
        pipeline.train(known)
        return pipeline.understand(line.text for line in asked)


def _folds(lines: Sequence[Line]) -> list[list[Line]]:
    folds: list[list[Line]] = [[] for _ in range(FOLDS)]
    alike: dict[str, int] = {}
    for line in _shuffled(lines):
        key = " ".join(words(line.text)) or line.text
        fold = alike.setdefault(key, len(alike) % FOLDS)
        folds[fold].append(line)
    return folds


def _shuffled(lines: Sequence[Line]) -> list[Line]:
    return Random(SEED).sample(list(lines), len(lines))
