"""Arrays and plain data in Rasa's model storage; nothing in it can run code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.engine.refusals import BrokenModel

if TYPE_CHECKING:
    from rasa.engine.storage.resource import Resource
    from rasa.engine.storage.storage import ModelStorage

_ARRAYS, _PLAIN = "arrays.npz", "plain.json"
Plain = dict[str, Any]
Arrays = dict[str, np.ndarray]


def write(
    storage: ModelStorage,
    resource: Resource,
    plain: Plain,
    arrays: Arrays,
) -> None:
    """Keep what a component has learned."""
    with storage.write_to(resource) as folder:
        np.savez(folder / _ARRAYS, **arrays)
        (folder / _PLAIN).write_text(json.dumps(plain), encoding="utf-8")


def read(storage: ModelStorage, resource: Resource) -> tuple[Plain, Arrays]:
    """What ``write`` kept.

    Raises:
        BrokenModel: it is not there, or cannot be read. Never an untrained answer.
    """
    try:
        with storage.read_from(resource) as folder:
            plain = json.loads((folder / _PLAIN).read_text(encoding="utf-8"))
            with np.load(folder / _ARRAYS, allow_pickle=False) as saved:
                return plain, {name: saved[name] for name in saved.files}
    except (OSError, ValueError) as problem:
        raise BrokenModel(f"{resource.name}: {problem}") from problem
