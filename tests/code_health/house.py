"""What the tests of the house look at: files, YAML, syntax trees."""

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "actions")

_BUILT = {".git", ".venv", ".venv-rasa", "models", "var", "build"}
_BUILT_SUFFIXES = ("_cache", ".egg-info")
_CACHES = {"__pycache__", ".hypothesis", ".rasa"}
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def files(*suffixes: str, under: str = "") -> tuple[Path, ...]:
    """The project's own files of these suffixes; not what is built or installed."""
    return tuple(
        Path(folder, name)
        for folder, names in _walk(ROOT / under)
        for name in sorted(names)
        if not suffixes or Path(name).suffix in suffixes
    )


@cache
def python_files(*rooms: str) -> tuple[Path, ...]:
    """The Python files of some rooms, of `bot` and `actions` when none is named."""
    return tuple(path for room in rooms or ROOMS for path in files(".py", under=room))


def shown(path: Path) -> str:
    """A path as a developer types it at the root."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=shown(path))


@cache
def yaml_of(path: Path) -> Any:
    """What a YAML file holds."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader)


def docstrings(tree: ast.AST) -> set[ast.expr]:
    """The string nodes that document: a bare string is read by nobody else."""
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def pieces(node: ast.JoinedStr, gap: str) -> str:
    """An f-string with `gap` where each value goes."""
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else gap
        for part in node.values
    )


def literals(tree: ast.AST, gap: str) -> Iterator[tuple[int, str]]:
    """Line and text of every string that is no docstring, f-strings whole."""
    skipped: set[ast.AST] = set(docstrings(tree))
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.JoinedStr):
            skipped.update(node.values)
            yield node.lineno, pieces(node, gap)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def _walk(top: Path) -> Iterator[tuple[str, list[str]]]:
    for folder, inside, names in os.walk(top):
        inside[:] = sorted(name for name in inside if not _is_built(name))
        yield folder, names


def _is_built(folder: str) -> bool:
    return folder in _BUILT or folder in _CACHES or folder.endswith(_BUILT_SUFFIXES)
