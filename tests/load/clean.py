"""From a fresh clone to the first answer, with nothing downloaded beforehand."""

import os
import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.assistant import ROOT, free_port
from tests.load.child import running, wait_for
from tests.load.dialogue import question_words, turn
from tests.load.plan import Plan
from tests.load.wire import Connection

WITHIN = 1800  # seconds
CLONE = ["git", "clone", "--quiet", "--no-hardlinks", str(ROOT)]


def measure(_: Plan) -> dict[str, Any]:
    """Clone, `make run`, wait, ask something."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary, "sportello")
        ports = {part: free_port() for part in ("rasa", "actions", "edge")}
        began = time.perf_counter()
        subprocess.run([*CLONE, str(folder)], check=True)
        settings = _settings(ports, Path(temporary, "pip"))
        with running(["make", "run"], settings, Path(temporary, "log"), folder) as made:
            wait_for(f"http://127.0.0.1:{ports['edge']}/health/ready", made, WITHIN)
            ready = time.perf_counter() - began
            with Connection(f"http://127.0.0.1:{ports['rasa']}") as connection:
                turn(connection, "first", "buongiorno", question_words()["condizione"])
            answered = time.perf_counter() - began
        size = _size(folder)
    return {"ready": ready, "size": size, "figures": {"clean_answer": answered}}


def _settings(ports: dict[str, int], cache: Path) -> dict[str, str]:
    """Ports of its own, no cache of pip's; none of this shell's environments."""
    return {
        **{f"SPORTELLO_{part.upper()}_PORT": str(port) for part, port in ports.items()},
        "SPORTELLO_EDGE_HOST": "127.0.0.1",
        "PIP_CACHE_DIR": str(cache),
        "PYTHONPATH": "",
        "VIRTUAL_ENV": "",
        "PATH": os.pathsep.join(
            part
            for part in os.environ["PATH"].split(os.pathsep)
            if not Path(part).is_relative_to(ROOT)
        ),
    }


def _size(folder: Path) -> float:
    """MB on disk."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sum(path.lstat().st_size for path in files) / 1024 / 1024
