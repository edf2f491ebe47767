"""What needs Rasa, run where Rasa is."""

from pathlib import Path
from typing import Any

import pytest

MODULES = sorted(f.stem for f in (Path(__file__).parent / "inside").glob("check_*.py"))


@pytest.mark.model
@pytest.mark.parametrize("module", MODULES)
def test_module(inside: dict[str, Any], module: str) -> None:
    outcome = inside[module]
    assert outcome["ran"] > 0
    assert not outcome["wrong"], "\n".join(outcome["wrong"])
