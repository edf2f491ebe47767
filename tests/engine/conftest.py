"""The fixture bot, trained once, and Rasa's own environment."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
RASA_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"
_TRAIN_AND_RUN_WITHIN = 600


@pytest.fixture(scope="session")
def fixture_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the fixture bot's archive is once ``inside`` has run."""
    return tmp_path_factory.mktemp("engine") / "fixture.tar.gz"


@pytest.fixture(scope="session")
def inside(fixture_model: Path) -> dict[str, Any]:
    """What each module of ``inside/`` said, run together in ``.venv-rasa``."""
    ran = subprocess.run(
        [RASA_PYTHON, "-m", "tests.engine.inside.run", str(fixture_model)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=_TRAIN_AND_RUN_WITHIN,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-4000:]
    results: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return results
