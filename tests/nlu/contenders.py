"""The pipelines that are compared, by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random

from bot.engine.nlu.readers import Readers
from bot.reference import load_gazetteer
from tests.nlu.lines import Line, Span
from tests.nlu.pipeline import Settings, ours
from tests.nlu.spans import ENTITIES

DIET_LINES = 1500
DIET_EPOCHS = 20
_SEED = 6686
_TOKENS = [{"name": "WhitespaceTokenizer"}]
_COUNTS = [
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {
        "name": "CountVectorsFeaturizer",
        "analyzer": "char_wb",
        "min_ngram": 1,
        "max_ngram": 4,
    },
]
_TFIDF = {
    "name": "bot.engine.nlu.tfidf.TfidfFeaturizer",
    "word": [1, 2],
    "letter": [2, 5],
    "min_count": 2,
}
_ENCODER = {"name": "bot.engine.nlu.encoder.SentenceEncoderFeaturizer"}
_REGRESSION = {"name": "LogisticRegressionClassifier"}
_DIET = {
    "name": "DIETClassifier",
    "epochs": DIET_EPOCHS,
    "constrain_similarities": True,
    "random_seed": _SEED,
}

STOCK = "CountVectors + LogisticRegression + CRF"
DIET = f"CountVectors + DIET, {DIET_EPOCHS} epochs"
OURS = "ours"
PIPELINES: dict[str, Settings] = {
    STOCK: [*_TOKENS, *_COUNTS, _REGRESSION, {"name": "CRFEntityExtractor"}],
    DIET: [*_TOKENS, *_COUNTS, _DIET],
    "tf-idf + LogisticRegression": [*_TOKENS, _TFIDF, _REGRESSION],
    "tf-idf + encoder + LogisticRegression": [
        *_TOKENS,
        _TFIDF,
        _ENCODER,
        _REGRESSION,
    ],
    OURS: ours(),
}
"""Each by what is in it, from the plainest to the one in ``config.yml``."""

LEARN_ENTITIES = {STOCK, DIET}
"""Those that learn entities, from what our readers see in the training lines."""

READ_ENTITIES = {*LEARN_ENTITIES, OURS}


def stratified(lines: Sequence[Line], most: int) -> list[Line]:
    """About as many lines, each intent with its share."""
    if len(lines) <= most:
        return list(lines)
    by_intent: dict[str, list[Line]] = {}
    for line in lines:
        by_intent.setdefault(line.intent, []).append(line)
    draw = Random(_SEED)
    share = most / len(lines)
    return [
        line
        for intent in sorted(by_intent)
        for line in draw.sample(
            by_intent[intent], max(2, round(len(by_intent[intent]) * share))
        )
    ]


def taught(lines: Iterable[Line]) -> list[Line]:
    """The lines with the entities that the readers see, none over another."""
    readers = Readers(load_gazetteer())
    return [
        Line(line.label, line.text, line.register, line.hand, _seen(readers, line.text))
        for line in lines
    ]


def _seen(readers: Readers, text: str) -> tuple[Span, ...]:
    entities, _ = readers.entities_and_signals(text)
    spans = (
        Span(e["entity"], str(e["value"]), e["start"], e["end"])
        for e in entities
        if e["entity"] in ENTITIES
    )
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
