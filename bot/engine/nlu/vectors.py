"""All sentence vectors of a message, weighted, as the classifier takes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rasa.shared.nlu.constants import TEXT
from scipy.sparse import csr_matrix

from bot.engine.nlu.kernel import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rasa.shared.nlu.training_data.message import Message

_NO_MEANING = np.empty(0, dtype=np.float32)


@dataclass(frozen=True)
class Vectors:
    """The features of one text.

    Attributes:
        places: columns of the sparse features that it has.
        values: their values, times the square root of the featurizer's weight.
        width: how many columns there are.
        meaning: the sentence vector, empty when no featurizer gives one.
        weight: the weight of the featurizer that gave it.
    """

    places: np.ndarray
    values: np.ndarray
    width: int
    meaning: np.ndarray
    weight: float

    @classmethod
    def of(cls, message: Message, weights: Mapping[str, float]) -> Vectors:
        """Gather them in the order of the pipeline.

        Args:
            message: after all featurizers.
            weights: how much each featurizer counts, 1 for one not named.
        """
        places, values, width = [], [], 0
        meaning, counts = _NO_MEANING, 0.0
        for found in message.features:
            if found.attribute != TEXT:
                continue
            weight = weights.get(found.origin, 1.0)
            if found.is_dense():
                meaning, counts = found.features[0], weight
                continue
            places.append(found.features.indices + width)
            values.append(found.features.data * np.sqrt(weight))
            width += found.features.shape[1]
        return cls(_joined(places, int), _joined(values, float), width, meaning, counts)

    @staticmethod
    def stacked(rows: Sequence[Vectors]) -> Texts:
        """Many texts together."""
        ends = np.cumsum([0, *(len(row.places) for row in rows)])
        columns = np.concatenate([row.places for row in rows])
        values = np.concatenate([row.values for row in rows])
        shape = (len(rows), rows[0].width)
        shared = csr_matrix((values, columns, ends), shape=shape, dtype=np.float32)
        return Texts(shared, np.array([r.meaning for r in rows]), rows[0].weight)


def _joined(parts: list[np.ndarray], of: type) -> np.ndarray:
    return np.concatenate(parts) if parts else np.empty(0, dtype=of)
