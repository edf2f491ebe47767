"""The readers of ``bot.intake`` as one component: entities and features."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix

from bot.engine.nlu.learning import LearningComponent
from bot.engine.nlu.readers import Readers
from bot.reference import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.engine.nlu.storing import Arrays, Plain
SIGNALS = "intake_signals"
_Kind = DefaultV1Recipe.ComponentType


@DefaultV1Recipe.register(
    [_Kind.MESSAGE_FEATURIZER, _Kind.ENTITY_EXTRACTOR], is_trainable=True
)
class IntakeEntities(LearningComponent):
    """Adds what a message states as entities, and a sparse vector of its signals."""

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource
    ) -> None:
        super().__init__(config, storage, resource)
        self._readers = Readers(load_gazetteer())

    def train(self, training_data: TrainingData) -> Resource:
        """Learn which signals there are."""
        seen: set[str] = set()
        for line in _written(training_data):
            signals = self._readers.entities_and_signals(line.get(TEXT))[1]
            line.set(SIGNALS, sorted(signals))  # read again in a moment
            seen |= signals
        return self.keep({"signals": sorted(seen)}, {})

    def recall(self, plain: Plain, arrays: Arrays) -> None:  # noqa: ARG002
        """Know the signals, and the column of each."""
        self._columns = {name: column for column, name in enumerate(plain["signals"])}

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the signals to every training line; its entities are what they are."""
        for line in _written(training_data):
            line.add_features(self._features(set(line.get(SIGNALS))))
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add entities and signals to each message that has a text."""
        for message in messages:
            text = message.get(TEXT) or ""
            entities, signals = self._readers.entities_and_signals(text)
            known = message.get(ENTITIES) or []
            ours = [{**one, "extractor": type(self).__name__} for one in entities]
            message.set(ENTITIES, [*known, *ours], add_to_output=True)
            message.add_features(self._features(signals))
        return messages

    def _features(self, signals: set[str]) -> Features:
        places = sorted(self._columns[s] for s in signals if s in self._columns)
        ones = np.ones(len(places), dtype=np.float32)
        shape = (1, len(self._columns))
        matrix = csr_matrix((ones, places, [0, len(places)]), shape=shape)
        return Features(matrix, FEATURE_TYPE_SENTENCE, TEXT, type(self).__name__)


def _written(training_data: TrainingData) -> Iterable[Message]:
    return (line for line in training_data.training_examples if line.get(TEXT))
