"""What a message may say of each fact, when the readers find nothing in it.

The readers know the words for a fact; people also tell it by what happened ("non ci
fanno più entrare"). This learns from whole messages with a known value: those that
``data/nlu`` annotates and those that the readers understand. The dialogue never takes a
guess: it asks whether it is so, and only about the fact that was asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.engine.nlu import kernel
from bot.engine.nlu.intake import SIGNALS
from bot.engine.nlu.learning import LearningComponent
from bot.engine.nlu.scoring import Scores
from bot.engine.nlu.vectors import Vectors

if TYPE_CHECKING:
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
        """Learn from the lines that inform, each with its values."""
        lines = [
            line
            for line in training_data.intent_examples
            if line.get(INTENT) == _INFORM and line.get(TEXT)
        ]
        said = [_values(line) for line in lines]
        columns = sorted({(f, v) for held in said for f, v in held.items()})
        texts, directions = Vectors.stacked(
            [self._vectors(line) for line in lines]
        ).along_main_directions(self._config["directions"])
        ridge = np.full(len(lines), self._config["ridge"], dtype=np.float32)
        targets = np.array(
            [[1.0 if held.get(f) == v else -1.0 for f, v in columns] for held in said],
            dtype=np.float32,
        )
        scores = Scores.learned(texts, texts.likeness(), targets, ridge, directions)
        return self.keep({"columns": [list(pair) for pair in columns]}, scores.arrays())

    def recall(self, plain: Plain, arrays: Arrays) -> None:
        """Know the values of each fact and what speaks for each."""
        columns = [tuple(pair) for pair in plain["columns"]]
        self._places = {
            fact: [at for at, (of, _) in enumerate(columns) if of == fact]
            for fact in sorted({of for of, _ in columns})
        }
        self._values = [value for _, value in columns]
        self._scores = Scores(**arrays)

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the guesses to each message that has a text."""
        for message in messages:
            if message.get(TEXT):
                message.set(GUESSES, self._guessed(message), add_to_output=True)
        return messages

    def _guessed(self, message: Message) -> dict[str, list[list[Any]]]:
        scores = self._scores.of(self._vectors(message))
        found = {}
        for fact, places in self._places.items():
            odds = kernel.softmax(scores[places] * self._config["sharpness"])
            best = np.argsort(-odds)[:_SHOWN]
            found[fact] = [
                [self._values[places[at]], round(float(odds[at]), _DIGITS)]
                for at in best
            ]
        return found

    def _vectors(self, message: Message) -> Vectors:
        return Vectors.of(message, self._config["weights"])


def _values(line: Message) -> dict[str, str]:
    """What a training line says: as annotated, else as the readers are sure of."""
    noted = {e["entity"]: str(e["value"]) for e in line.get(ENTITIES) or []}
    noted = {fact: value for fact, value in noted.items() if fact in FACTS}
    if noted:
        return noted
    pairs = (s.split("=", 1) for s in line.get(SIGNALS) or [] if "=" in s)
    return {fact: value.lower() for fact, value in pairs if fact in FACTS}
