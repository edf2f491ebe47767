"""The functions of Rasa that ours stand in for, and the source they had.

A test reads Rasa's source again: when an upgrade changes one of these functions,
it fails until somebody has compared the two and written the new number here.
"""

from __future__ import annotations

import ast
import hashlib
import inspect
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Ours = TypeVar("Ours")
SOURCES: dict[str, str] = {}


def replaces(target: str, source: str) -> Callable[[Ours], Ours]:
    """Mark a function of ours that stands in for one of Rasa's.

    Args:
        target: where Rasa's function is: ``module:Class.function``.
        source: the first digits of the SHA-256 of its source.
    """
    SOURCES[target] = source
    return lambda ours: ours


def source_now(target: str) -> str:
    """The first twelve digits of the SHA-256 of a function's source.

    It is read from Rasa's file: what runs may be ours by now.
    """
    module, _, path = target.partition(":")
    source = inspect.getsource(import_module(module))
    found: ast.AST = ast.parse(source)
    for name in path.split("."):
        found = next(n for n in found.body if getattr(n, "name", None) == name)
    segment = ast.get_source_segment(source, found) or ""
    return hashlib.sha256(segment.encode()).hexdigest()[:12]


def find(target: str) -> Any:
    """The function that ``module:Class.function`` names."""
    module, _, path = target.partition(":")
    found = import_module(module)
    for name in path.split("."):
        found = getattr(found, name)
    return found
