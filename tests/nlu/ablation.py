"""Our pipeline with a part taken out, and each recogniser off or alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from bot.engine.nlu.readers import Readers
from tests.nlu import scores, spans
from tests.nlu.lines import Line
from tests.nlu.once import looked_at_once
from tests.nlu.pipeline import Pipeline, Settings, ours

_PARTS = {
    "the encoder": "SentenceEncoderFeaturizer",
    "spaCy's tokeniser (words split by the featurizer)": "ItalianTokenizer",
    "the readers (no signals, no entities)": "IntakeEntities",
    "copies with slips": "SlippedCopies",
    "tf-idf": "TfidfFeaturizer",
}
_RECOGNISERS = {
    "comune": ("place", "residenza", "domicilio", "comune", "provincia", "cap"),
    "scheme": ("ammortizzatore", "cassa"),
    "cause": ("causa_cessazione",),
    "condition": ("condizione",),
    "yes or no": ("answers",),
}
Keep = Callable[[str], bool]


def measured(known: Sequence[Line], asked: Sequence[Line]) -> dict[str, Any]:
    """Figures by name of what was taken out."""
    with looked_at_once():
        found = {"nothing": _figures(ours(), known, asked)}
        for name, component in _PARTS.items():
            left = [s for s in ours() if not s["name"].endswith(f".{component}")]
            found[name] = _figures(left, known, asked)
        for name, words in _RECOGNISERS.items():
            with _only(lambda seen, words=words: not _of(seen, words)):
                found[f"{name}: off"] = _figures(ours(), known, asked)
            with _only(lambda seen, words=words: _of(seen, words)):
                found[f"{name}: alone"] = _figures(ours(), known, asked)
    return found


def _figures(
    settings: Settings, known: Sequence[Line], asked: Sequence[Line]
) -> dict[str, Any]:
    with Pipeline(settings) as pipeline:
        pipeline.train(known)
        return judged(asked, pipeline.understand(line.text for line in asked))


def judged(asked: Sequence[Line], found: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Accuracy and macro F1 of the intents, F1 of the entities."""
    pairs = [(a.intent, b["intent"]) for a, b in zip(asked, found, strict=True)]
    marked = [n for n, line in enumerate(asked) if line.annotated]
    entities = spans.figures(
        [asked[n] for n in marked], [found[n]["entities"] for n in marked]
    )
    return {
        "accuracy": scores.accuracy(pairs),
        "macro_f1": scores.macro_f1(pairs),
        "entities": entities,
    }


@contextmanager
def _only(keep: Keep) -> Iterator[None]:
    """Readers that see only what is kept."""
    whole = Readers.entities_and_signals

    def some(self: Readers, text: str) -> Any:
        entities, signals = whole(self, text)
        kept = [entity for entity in entities if keep(entity["entity"])]
        return kept, {signal for signal in signals if keep(signal)}

    with patch.object(Readers, "entities_and_signals", some):
        yield


def _of(seen: str, words: Sequence[str]) -> bool:
    """Whether a signal or an entity is a recogniser's: "states causa_cessazione"."""
    return any(word in seen.replace("=", " ").split() for word in words)
