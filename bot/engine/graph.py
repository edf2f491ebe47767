"""The prediction graph as plain calls, in an order worked out once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rasa.engine.graph import ExecutionContext, GraphNodeHook, GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelStorage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rasa.engine.graph import GraphNode


class PlainGraphRunner(GraphRunner):
    """Runs the nodes one after the other; Rasa plans the graph anew at each run."""

    def __init__(self, schema: GraphSchema, nodes: dict[str, GraphNode]) -> None:
        self._schema = schema
        self._nodes = nodes
        self._orders: dict[tuple[str, ...], tuple[str, ...]] = {}

    @classmethod
    def create(
        cls,
        graph_schema: GraphSchema,
        model_storage: ModelStorage,
        execution_context: ExecutionContext,
        hooks: list[GraphNodeHook] | None = None,
    ) -> PlainGraphRunner:
        """Load every node of the graph, as Rasa's own runner does."""
        dask = DaskGraphRunner(graph_schema, model_storage, execution_context, hooks)
        return cls(graph_schema, dask._instantiated_nodes)  # noqa: SLF001

    def run(
        self,
        inputs: dict[str, Any] | None = None,
        targets: list[str] | None = None,
    ) -> dict[str, Any]:
        """Run what the targets need, and return the targets' results."""
        wanted = tuple(targets or self._schema.target_names)
        if wanted not in self._orders:
            self._orders[wanted] = tuple(self._in_order(wanted))
        done = dict(inputs or {})
        for name in self._orders[wanted]:
            needs = self._schema.nodes[name].needs.values()
            _, done[name] = self._nodes[name](*((n, done[n]) for n in needs))
        return {name: done[name] for name in wanted}

    def _in_order(self, targets: tuple[str, ...]) -> Iterator[str]:
        """Each node after the ones it needs, once; the inputs are not nodes."""
        seen: set[str] = set()

        def visit(name: str) -> Iterator[str]:
            if name in seen or name not in self._schema.nodes:
                return
            seen.add(name)
            for need in self._schema.nodes[name].needs.values():
                yield from visit(need)
            yield name

        for target in targets:
            yield from visit(target)
