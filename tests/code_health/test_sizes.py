"""Small files and small functions: a reader holds each in mind at once."""

import ast
from pathlib import Path

import pytest

from tests.code_health.house import files, python_files, shown, tree_of

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
ALL_PYTHON = python_files("bot", "actions", "tests")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def length(function: Function) -> int:
    """Lines of a function, its decorators and docstring left out."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return lines
    text = function.body[0]
    return lines - ((text.end_lineno or text.lineno) - text.lineno + 1)


@pytest.mark.parametrize("path", files(".py", ".js", ".css"), ids=shown)
def test_a_file_is_not_long(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_FILE, (
        f"{shown(path)}: {lines} lines: split it by what its parts do"
    )


@pytest.mark.parametrize("path", ALL_PYTHON, ids=shown)
def test_a_function_is_not_long(path: Path) -> None:
    long = [
        f"{shown(path)}:{node.lineno} {node.name}: {length(node)} lines"
        for node in ast.walk(tree_of(path))
        if isinstance(node, Function) and length(node) > LONGEST_FUNCTION
    ]
    assert not long, "name the steps and make them functions:\n" + "\n".join(long)
