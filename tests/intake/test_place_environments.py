"""The gazetteer runs in the Python of Rasa too, and says the same there."""

import json
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venv-rasa" / "bin" / "python"
ANSWERS = [
    "abito a sarono",
    "Cernusco",
    "provincia di como",
    "24060",
    "s. giuliano mil.se",
]
MESSAGES = ["alla Electrolux di Solaro, abito a Saronno", "la cassa è finita"]
SCRIPT = """
import json, sys
from bot.reference import load_gazetteer
answers, messages = json.load(sys.stdin)
gazetteer = load_gazetteer()
print(json.dumps([
    [repr(gazetteer.resolve(text)) for text in answers],
    [repr(gazetteer.mentions(text)) for text in messages],
]))
"""


@pytest.mark.model
def test_both_environments_read_the_same(gazetteer):
    if not PYTHON.exists():
        pytest.fail("no .venv-rasa: make it as README.md says, then try again")
    ran = subprocess.run(
        [PYTHON, "-c", SCRIPT],
        input=json.dumps([ANSWERS, MESSAGES]),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == [
        [repr(gazetteer.resolve(text)) for text in ANSWERS],
        [repr(gazetteer.mentions(text)) for text in MESSAGES],
    ]
