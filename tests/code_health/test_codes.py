"""Codes in YAML are quoted strings: unquoted, ``NO`` is false and 015146 a number."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.code_health.house import Loader, files, shown

BOOL = "tag:yaml.org,2002:bool"
CODE = re.compile(r"0\d+|\d{5,6}")
FILES = files(".yml", ".yaml")


def bare_scalars(path: Path) -> Iterator[yaml.ScalarNode]:
    """Every scalar of a file that is written without quotes."""
    waiting = list(yaml.compose_all(path.read_text(encoding="utf-8"), Loader))
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:  # an anchor that is used again
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            waiting += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif node is not None and not node.style:  # "" from the C parser
            yield node


def is_lost_code(node: yaml.ScalarNode) -> bool:
    """Whether a bare scalar is read as something else than its characters."""
    if node.tag == BOOL:
        return node.value not in {"true", "false"}
    return bool(CODE.fullmatch(node.value))


def test_codes_are_quoted() -> None:
    lost = [
        f'{shown(path)}:{node.start_mark.line + 1}: write "{node.value}"'
        for path in FILES
        for node in bare_scalars(path)
        if is_lost_code(node)
    ]
    assert not lost, "quote these, or write true and false:\n" + "\n".join(lost)


@pytest.mark.parametrize(
    ("written", "lost"),
    [
        ("NO", True),
        ("sì", False),
        ("yes", True),
        ("true", False),
        ("015146", True),
        ("20121", True),
        ('"20121"', False),
        ("600", False),
        ("0", False),
    ],
)
def test_a_lost_code_is_seen(tmp_path: Path, written: str, lost: bool) -> None:
    file = tmp_path / "one.yml"
    file.write_text(f"code: {written}\n", encoding="utf-8")

    assert [is_lost_code(node) for node in bare_scalars(file)].count(True) == lost
