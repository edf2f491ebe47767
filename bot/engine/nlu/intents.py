"""The classifier: one logistic regression on all sentence vectors side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack, vstack

from bot.engine.nlu import storing
from bot.engine.nlu.ranking import Thresholds, understanding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rasa.shared.nlu.training_data.features import Features


class NothingToLearn(ValueError):
    """The training data hold fewer than two intents with examples."""


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True
)
class IntentClassifier(GraphComponent):
    """Says the intent, the ten likeliest ones, and the topic of a question.

    Unlike Rasa's, it never answers untrained: what cannot be loaded is an error.
    """

    def __init__(
        self,
        config: dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        labels: tuple[str, ...] = (),
        arrays: dict[str, np.ndarray] | None = None,
    ) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._labels = labels
        self._arrays = arrays or {}
        self._thresholds = Thresholds(
            config["confidence"], config["margin"], config["sure"]
        )

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``C`` of the regression, its iterations, and the fallback thresholds."""
        return {
            "regularisation": 10.0,
            "iterations": 300,
            "dense_weight": 1.0,
            "confidence": 0.3,
            "margin": 0.05,
            "sure": 0.5,
        }

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003  (Rasa passes it)
    ) -> IntentClassifier:
        """An untrained classifier, only to be trained."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Fit the regression on every line that has a text and an intent.

        Raises:
            NothingToLearn: there are not two intents to tell apart.
        """
        lines = [line for line in training_data.intent_examples if line.get(TEXT)]
        labels = [line.get(INTENT_RESPONSE_KEY) or line.get(INTENT) for line in lines]
        if len(set(labels)) < 2:
            raise NothingToLearn(f"{len(set(labels))} intents have examples")
        regression = _fit(
            vstack([self._row(line) for line in lines]), labels, self._config
        )
        arrays = {
            "weights": regression.coef_.T.astype(np.float32),
            "bias": regression.intercept_.astype(np.float32),
        }
        plain = {"labels": list(regression.classes_)}
        storing.write(self._storage, self._resource, plain, arrays)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003  (Rasa passes it)
        **_: Any,
    ) -> IntentClassifier:
        """The trained classifier.

        Raises:
            BrokenModel: what training kept cannot be read.
        """
        plain, arrays = storing.read(model_storage, resource)
        return cls(config, model_storage, resource, tuple(plain["labels"]), arrays)

    def process(self, messages: list[Message]) -> list[Message]:
        """Write intent, ranking and topic on each message."""
        for message in messages:
            found = understanding(self._scores(message), self._thresholds)
            for name, value in found.items():
                message.set(name, value, add_to_output=True)
        return messages

    def _scores(self, message: Message) -> Iterable[tuple[str, float]]:
        logits = self._arrays["bias"] + sum(self._contributions(message))
        odds = np.exp(logits - logits.max())
        return zip(self._labels, (odds / odds.sum()).tolist(), strict=True)

    def _contributions(self, message: Message) -> Iterator[np.ndarray]:
        """What each vector adds to each label; the columns are those of ``_row``."""
        start, weights = 0, self._arrays["weights"]
        for vector in _vectors(message):
            width = vector.features.shape[1]
            if vector.is_dense():
                values = vector.features[0] * self._config["dense_weight"]
                yield values @ weights[start : start + width]
            else:
                places = vector.features.indices + start
                yield vector.features.data @ weights[places]
            start += width

    def _row(self, message: Message) -> csr_matrix:
        """All sentence vectors of a text side by side, in the order of the pipeline."""
        weight = self._config["dense_weight"]
        parts = [
            csr_matrix(v.features * weight) if v.is_dense() else v.features
            for v in _vectors(message)
        ]
        return hstack(parts, format="csr")


def _vectors(message: Message) -> list[Features]:
    return [found for found in message.features if found.attribute == TEXT]


def _fit(rows: csr_matrix, labels: list[str], config: dict[str, Any]) -> Any:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  (training)

    regression = LogisticRegression(
        C=config["regularisation"],
        max_iter=config["iterations"],
        class_weight="balanced",
        multi_class="multinomial",
        random_state=0,
    )
    return regression.fit(rows, labels)
