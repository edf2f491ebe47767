"""Small files and small functions: a reader holds each in mind at once."""

import ast

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


def test_no_file_is_long() -> None:
    long = [
        f"{shown(path)}: {lines} lines"
        for path in files(".py", ".js", ".css")
        if (lines := len(path.read_text("utf-8").splitlines())) > LONGEST_FILE
    ]
    assert not long, "split these by what their parts do:\n" + "\n".join(long)


def test_no_function_is_long() -> None:
    long = [
        f"{shown(path)}:{node.lineno} {node.name}: {length(node)} lines"
        for path in ALL_PYTHON
        for node in ast.walk(tree_of(path))
        if isinstance(node, Function) and length(node) > LONGEST_FUNCTION
    ]
    assert not long, "name the steps and make them functions:\n" + "\n".join(long)
