"""The trained model and the readers on what they were not made from."""

import json
import subprocess
from typing import Any

import pytest

from tests.assistant import ROOT
from tests.nlu import targets

pytestmark = pytest.mark.model

Figures = dict[str, Any]


@pytest.fixture(scope="module")
def figures() -> Figures:
    python = ROOT / ".venv-rasa/bin/python"
    command = [python, "-W", "ignore", "-m", "tests.nlu.report", "--json", "--quick"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: Figures = json.loads(done.stdout.splitlines()[-1])
    return found


def test_no_target_is_missed(figures: Figures) -> None:
    assert not figures["misses"], "\n".join(figures["misses"])


def test_two_buttons_would_hold_what_was_meant(figures: Figures) -> None:
    assert figures["model"]["among_two"] >= targets.ACCURACY


def test_the_model_is_quick_and_small(figures: Figures) -> None:
    assert figures["model"]["memory_mb"] <= 750
    assert figures["model"]["cpu_ms_a_line_with_loading"] <= 15
