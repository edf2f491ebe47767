"""Run every module beside this one, and print what failed as JSON.

Usage, from the root, in ``.venv-rasa``: ``python -m tests.engine.inside.run MODEL``
where MODEL is an archive of the bot in ``fixture/``, trained here when missing.
"""

import json
import os
import sys
import unittest
from pathlib import Path

from bot.engine import freshness, training

ROOT = Path(__file__).parents[3]
FIXTURE = ROOT / "tests" / "engine" / "fixture"


def main(model: Path) -> None:
    if not model.is_file():
        domain, data = FIXTURE / "domain.yml", FIXTURE / "data"
        training.build(ROOT / "config.yml", domain, data, model)
        freshness.seal(model, "fixture")
    os.environ["FIXTURE_MODEL"] = str(model)
    folder = Path(__file__).parent
    results = {}
    for file in sorted(folder.glob("check_*.py")):
        name = f"tests.engine.inside.{file.stem}"
        suite = unittest.defaultTestLoader.loadTestsFromName(name)
        outcome = unittest.TextTestRunner(stream=sys.stderr).run(suite)
        wrong = [*outcome.failures, *outcome.errors]
        results[file.stem] = {
            "ran": outcome.testsRun,
            "wrong": [f"{test}: {trace}" for test, trace in wrong],
        }
    print(json.dumps(results))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
