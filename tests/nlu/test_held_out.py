"""The trained model on lines that it was not trained on."""

import json
import subprocess

import pytest

from tests.assistant import ROOT

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    command = [
        ROOT / ".venv-rasa/bin/python",
        "-W",
        "ignore",
        "-m",
        "tests.nlu.measure",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout[done.stdout.index("{") :])
    return found


def test_nine_lines_in_ten_are_understood(figures: dict[str, float]) -> None:
    assert figures["accuracy"] >= 0.92, figures


def test_no_intent_is_left_behind(figures: dict[str, float]) -> None:
    assert figures["macro_f1"] >= 0.9, figures
