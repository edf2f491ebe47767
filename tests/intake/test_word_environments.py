"""Facts are read alike by the Python of Rasa and by that of everything else."""

import json
import subprocess
from pathlib import Path

import pytest
import yaml

from bot.intake.reading import read
from bot.reference import load_gazetteer

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venv-rasa" / "bin" / "python"
MESSAGES = ROOT / "tests" / "intake" / "cases" / "messages.yml"
SCRIPT = """
import json, sys
from bot.intake.reading import read
from bot.reference import load_gazetteer
print(json.dumps([repr(read(text, load_gazetteer())) for text in json.load(sys.stdin)]))
"""


@pytest.mark.model
def test_both_environments_read_the_same_facts():
    if not PYTHON.exists():
        pytest.fail("no .venv-rasa: make it as README.md says, then try again")
    texts = [case["say"] for case in yaml.safe_load(MESSAGES.read_text("utf-8"))]
    ran = subprocess.run(
        [PYTHON, "-c", SCRIPT],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    here = [repr(read(text, load_gazetteer())) for text in texts]
    assert json.loads(ran.stdout) == here
