"""What a kernel regression has learned, and the scores it gives a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from bot.engine.nlu import kernel

if TYPE_CHECKING:
    from bot.engine.nlu.kernel import Texts
    from bot.engine.nlu.storing import Arrays
    from bot.engine.nlu.vectors import Vectors


@dataclass(frozen=True)
class Scores:
    """One score a column, from all sentence vectors of a message.

    Attributes:
        shared: weight of each sparse feature for each column.
        directions: those in which the sentence vectors are told apart.
        anchors: sentence vectors of the training lines, along the directions.
        pull: how much each training line speaks for each column.
    """

    shared: np.ndarray
    directions: np.ndarray
    anchors: np.ndarray
    pull: np.ndarray

    PARTS: ClassVar = ("shared", "directions", "anchors", "pull")

    @classmethod
    def learned(
        cls,
        texts: Texts,
        likeness: np.ndarray,
        targets: np.ndarray,
        ridge: np.ndarray,
        directions: np.ndarray,
    ) -> Scores:
        """Fit texts, whose sentence vectors are along the directions.

        Args:
            texts: the training lines.
            likeness: each against each, ``texts.likeness()``; used up.
            targets: what each should score, one row a line, one column a score.
            ridge: how far each line may stay from it, shape ``(n,)``.
            directions: kept for the messages to come.
        """
        pull = kernel.solve(likeness, targets, ridge)
        fitted = (texts.shared.T @ pull, directions, texts.meaning, pull * texts.weight)
        return cls(*(array.astype(np.float32) for array in fitted))

    def of(self, vectors: Vectors) -> np.ndarray:
        """The scores of one message, shape ``(columns,)``."""
        found: np.ndarray = vectors.values @ self.shared[vectors.places]
        if len(vectors.meaning):
            place = vectors.meaning @ self.directions
            found = found + kernel.gaussian(self.anchors @ place) @ self.pull
        return found

    def arrays(self) -> Arrays:
        """To be kept; by name of its part."""
        return dict(vars(self))
