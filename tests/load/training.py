"""What training costs, into a model of its own: the one in use is left alone."""

import os
import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.assistant import ROOT
from tests.load.plan import Plan
from tests.load.systems import RASA_PYTHON


def measure(_: Plan) -> dict[str, Any]:
    """Train once, from nothing."""
    with TemporaryDirectory() as folder:
        model = Path(folder, "sportello.tar.gz")
        began = time.perf_counter()
        process = subprocess.Popen(
            [RASA_PYTHON, "-m", "bot.engine", "train", "--force"],
            cwd=ROOT,
            env=os.environ | {"SPORTELLO_MODEL": str(model)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        if process.returncode or not model.is_file():
            raise RuntimeError(f"training ended with {process.returncode}")
        size = model.stat().st_size / 1024 / 1024
    return {
        "wall": wall,
        "peak": usage.ru_maxrss / 1024,
        "size": size,
        "figures": {"training_cpu": usage.ru_utime + usage.ru_stime},
    }
