"""Arrows point inward, and each framework is known to one room."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.code_health.house import ROOT, python_files, shown, tree_of

# Who alone may import it.
KNOWN_TO = {
    "rasa": ("bot/engine/",),
    "rasa_sdk": ("actions/",),
    "sqlalchemy": ("bot/storage/", "bot/engine/"),
    "alembic": ("bot/storage/",),
    "fastapi": ("bot/web/",),
    "typer": ("bot/cli/",),
}
CORE = ("bot/eligibility", "bot/intake", "bot/directory")
CORE_MAY_USE = {"rapidfuzz", "yaml", "ateco"}
BEHIND_ONE_MODULE = {"yaml", "ateco"}
OURS = {"bot", "actions"}


def imported(path: Path) -> Iterator[str]:
    """Top names of the packages that a file imports."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def test_the_contracts_of_pyproject_are_kept() -> None:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"mend the broken arrows:\n{done.stdout}"


@pytest.mark.parametrize("package", KNOWN_TO)
def test_a_framework_is_known_to_its_room_alone(package: str) -> None:
    rooms = KNOWN_TO[package]
    strangers = [
        shown(path)
        for path in python_files()
        if package in imported(path) and not shown(path).startswith(rooms)
    ]
    assert not strangers, f"only {rooms} may import {package}, not {strangers}"


def test_the_core_stands_on_the_standard_library() -> None:
    users: dict[str, list[str]] = {}
    for path in python_files(*CORE):
        for name in set(imported(path)) - OURS - sys.stdlib_module_names:
            users.setdefault(name, []).append(shown(path))
    foreign = {name: where for name, where in users.items() if name not in CORE_MAY_USE}
    assert not foreign, f"the core may not import {foreign}"
    spread = {n: where for n in BEHIND_ONE_MODULE if len(where := users.get(n, [])) > 1}
    assert not spread, f"keep each behind one module: {spread}"
