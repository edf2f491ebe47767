"""A pipeline trained straight from its components, without the rest of Rasa.

What Rasa's graph does for ``config.yml``, step by step; so that cross-validation and
the comparison of pipelines need not write an archive each time. Runs where Rasa is.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any

import yaml
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import (
    ENTITIES,
    INTENT,
    INTENT_RESPONSE_KEY,
    METADATA,
    METADATA_INTENT,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from tests.nlu.lines import TWINS, Line

CONFIG = TWINS.parents[1] / "config.yml"
Settings = Sequence[Mapping[str, Any]]
_Kind = DefaultV1Recipe.ComponentType
_ADDING = {_Kind.MESSAGE_TOKENIZER, _Kind.MESSAGE_FEATURIZER}


def ours() -> Settings:
    """The pipeline of ``config.yml``."""
    settings: Settings = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))["pipeline"]
    return settings


class Pipeline:
    """A trained pipeline; a context manager, since some components keep files."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._components: list[Any] = []
        self._open = ExitStack()

    def __enter__(self) -> Pipeline:
        folder = Path(self._open.enter_context(tempfile.TemporaryDirectory()))
        self._storage = LocalModelStorage(folder)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()

    def train(self, lines: Iterable[Line]) -> None:
        """Train every component in order, each on what the ones before it add."""
        data = TrainingData([_message(line) for line in lines])
        for number, settings in enumerate(self._settings):
            component, data = self._trained(number, dict(settings), data)
            self._components.append(component)

    def _trained(
        self, number: int, settings: dict[str, Any], data: TrainingData
    ) -> tuple[Any, TrainingData]:
        name = settings.pop("name")
        registered = DefaultV1Recipe._from_registry(name)
        known = {**registered.clazz.get_default_config(), **settings}
        resource = Resource(f"{number}_{name}")
        context = ExecutionContext(GraphSchema({}), "study")
        made = registered.clazz.create(known, self._storage, resource, context)
        if registered.is_trainable:
            made.train(data)
            made = registered.clazz.load(known, self._storage, resource, context)
        if registered.types & _ADDING:
            data = made.process_training_data(training_data=data)
        return made, data

    def understand(self, texts: Iterable[str]) -> list[dict[str, Any]]:
        """Intent, label and entities of each text."""
        messages = [Message({TEXT: text}) for text in texts]
        for component in self._components:
            messages = component.process(messages)
        return [_understood(message) for message in messages]


def _message(line: Line) -> Message:
    data: dict[str, Any] = {TEXT: line.text, INTENT: line.intent}
    if line.spans:
        data[ENTITIES] = [
            {"start": s.start, "end": s.end, "entity": s.entity, "value": s.value}
            for s in line.spans
        ]
    if "/" in line.label:
        data[INTENT_RESPONSE_KEY] = line.label
    if line.told:
        data[METADATA] = {METADATA_INTENT: dict(line.told)}
    return Message(data)


def _understood(message: Message) -> dict[str, Any]:
    intent = message.get(INTENT) or {}
    name = str(intent.get("name"))
    label = str(intent.get("full_retrieval_intent_name") or name)
    found = message.get(ENTITIES) or []
    return {"intent": name, "label": label, "entities": found, "whole": intent}
