"""What an answer says of the fact that was asked, learned from whole answers.

The readers know the words for a fact; people also tell it by what happened ("non ci
fanno più entrare"). This learns from answers whose value ``data/nlu`` notes in their
metadata, and from messages that the readers understand; each fact by itself. The
dialogue weighs it against the readers (``bot/services/dialogue/guessing.py``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, METADATA, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.engine.nlu import kernel
from bot.engine.nlu.intake import SIGNALS
from bot.engine.nlu.learning import LearningComponent
from bot.engine.nlu.scoring import Scores
from bot.engine.nlu.vectors import Vectors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.nlu.kernel import Texts
    from bot.engine.nlu.storing import Arrays, Plain

GUESSES = "guesses"
FACTS = (
    "condizione",
    "ammortizzatore",
    "causa_cessazione",
    "accordo_esuberi",
    "azienda_in_crisi",
)
_INFORM = "inform"
_SHOWN = 3  # guesses a fact
_DIGITS = 3


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True
)
class ValueGuesser(LearningComponent):
    """Adds ``guesses``: for each fact the likeliest values, with probabilities."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Weight of each featurizer, ridge, and how sharp a score is."""
        return {"weights": {}, "ridge": 0.3, "sharpness": 3.0, "directions": 192}

    def train(self, training_data: TrainingData) -> Resource:
        """Learn each fact from the lines that tell it."""
        lines = [
            line
            for line in training_data.intent_examples
            if line.get(INTENT) == _INFORM and line.get(TEXT)
        ]
        said = [_values(line) for line in lines]
        texts, directions = Vectors.stacked(
            [self._vectors(line) for line in lines]
        ).along_main_directions(self._config["directions"])
        values: dict[str, list[str]] = {}
        arrays: dict[str, np.ndarray] = {}
        for fact in FACTS:
            telling = [at for at, held in enumerate(said) if fact in held]
            if not telling:
                continue
            told = [said[at][fact] for at in telling]
            values[fact] = sorted(set(told))
            scores = self._learned(texts.some(telling), told, directions)
            arrays |= {f"{fact} {name}": a for name, a in scores.arrays().items()}
        return self.keep({"values": values}, arrays)

    def _learned(
        self, texts: Texts, told: Sequence[str], directions: np.ndarray
    ) -> Scores:
        _, classes = np.unique(told, return_inverse=True)
        targets = kernel.signs(classes, classes)
        ridge = np.full(len(told), self._config["ridge"], dtype=np.float32)
        return Scores.learned(texts, texts.likeness(), targets, ridge, directions)

    def recall(self, plain: Plain, arrays: Arrays) -> None:
        """Know the values of each fact and what speaks for each."""
        self._values: dict[str, list[str]] = plain["values"]
        self._scores = {
            fact: Scores(*(arrays[f"{fact} {part}"] for part in Scores.PARTS))
            for fact in self._values
        }

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the guesses to each message that has a text."""
        for message in messages:
            if message.get(TEXT):
                message.set(GUESSES, self._guessed(message), add_to_output=True)
        return messages

    def _guessed(self, message: Message) -> dict[str, list[list[Any]]]:
        vectors = self._vectors(message)
        found = {}
        for fact, values in self._values.items():
            scores = self._scores[fact].of(vectors)
            odds = kernel.softmax(scores * self._config["sharpness"])
            best = np.argsort(-odds)[:_SHOWN]
            found[fact] = [[values[at], round(float(odds[at]), _DIGITS)] for at in best]
        return found

    def _vectors(self, message: Message) -> Vectors:
        return Vectors.of(message, self._config["weights"])


def _values(line: Message) -> dict[str, str]:
    """What a training line says: as its metadata tell, else as the readers are sure."""
    told = (line.get(METADATA) or {}).get(METADATA_INTENT) or {}
    if noted := {fact: str(told[fact]) for fact in FACTS if fact in told}:
        return noted
    pairs = (s.split("=", 1) for s in line.get(SIGNALS) or [] if "=" in s)
    return {fact: value.lower() for fact, value in pairs if fact in FACTS}
