"""What our trainable components share: made empty, loaded with what they learned."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage

from bot.engine.nlu import storing

if TYPE_CHECKING:
    from bot.engine.nlu.storing import Arrays, Plain


class LearningComponent(GraphComponent):
    """A component that is trained once, keeps what it learned, and is loaded.

    A subclass says in ``recall`` what it makes of what ``keep`` was given.
    """

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource
    ) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003  (Rasa passes it)
    ) -> LearningComponent:
        """An untrained component, only to be trained."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003  (Rasa passes it)
        **_: Any,
    ) -> LearningComponent:
        """The trained component.

        Raises:
            BrokenModel: what training kept cannot be read.
        """
        component = cls(config, model_storage, resource)
        component.recall(*storing.read(model_storage, resource))
        return component

    def keep(self, plain: Plain, arrays: Arrays) -> Resource:
        """Write down what was learned.

        Returns:
            where it is, as ``train`` must say.
        """
        storing.write(self._storage, self._resource, plain, arrays)
        return self._resource

    @abstractmethod
    def recall(self, plain: Plain, arrays: Arrays) -> None:
        """Become what was learned."""
