"""The bots that are measured, each started on ports and databases of its own."""

import hashlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from tests.assistant import ROOT, Assistant, free_port, running_assistant
from tests.load.child import running, wait_for
from tests.load.meter import Meter, descendant

STOCK = Path(__file__).parent / "stock"
KEPT = ROOT / "var" / "load"
PYTHON = ROOT / ".venv" / "bin" / "python"
RASA_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"
STOCK_DATA = (STOCK / "data", ROOT / "data" / "nlu", ROOT / "data/responses/ask.yml")
READY_WITHIN = 120


@dataclass(frozen=True)
class System:
    """A running bot.

    Attributes:
        rest: address of its Rasa server.
        meter: reads its processes: ``rasa``, ``actions`` and, ours, ``edge``.
        ready: seconds from the command to the first possible answer.
        edge: address of the edge, "" without one.
    """

    rest: str
    meter: Meter
    ready: float
    edge: str = ""


@contextmanager
def ours() -> Iterator[System]:
    """``sportello serve``, with all its processes."""
    with TemporaryDirectory() as folder:
        began = time.perf_counter()
        with running_assistant(Path(folder)) as assistant:
            ready = time.perf_counter() - began
            yield System(assistant.rasa, _our_parts(assistant), ready, assistant.edge)


@contextmanager
def stock(fixed: bool = False) -> Iterator[System]:
    """``rasa run`` and ``rasa_sdk``, as they come or with the schema fix alone."""
    model = stock_model()
    module = "tests.load.stock.with_fix" if fixed else "rasa"
    port, actions = free_port(), free_port()
    run = ["-m", module, "run", "-m", model, "-p", port, "-i", "127.0.0.1"]
    files = ["--endpoints", STOCK / "endpoints.yml"]
    files += ["--credentials", STOCK / "credentials.yml"]
    serve = ["-m", "rasa_sdk", "--actions", "tests.load.stock.actions", "-p", actions]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        settings = _stock_settings(actions, folder)
        began = time.perf_counter()
        log = folder / "log"
        action_server = stack.enter_context(running([PYTHON, *serve], settings, log))
        rasa = stack.enter_context(
            running([RASA_PYTHON, *run, *files], settings, folder / "rasa.log")
        )
        wait_for(f"http://127.0.0.1:{actions}/health", action_server, READY_WITHIN)
        wait_for(f"http://127.0.0.1:{port}/webhooks/rest/", rasa, READY_WITHIN)
        ready = time.perf_counter() - began
        parts = {"rasa": rasa.pid, "actions": action_server.pid}
        meter = Meter({name: psutil.Process(pid) for name, pid in parts.items()})
        yield System(f"http://127.0.0.1:{port}", meter, ready)


def stock_model() -> Path:
    """The stock bot's model, trained again when its data have changed."""
    model = KEPT / f"stock-{_fingerprint()}.tar.gz"
    if model.is_file():
        return model
    print("  training the stock bot, once (a minute or two)", flush=True)
    shutil.rmtree(KEPT / "training", ignore_errors=True)
    (KEPT / "training").mkdir(parents=True)
    name = model.name.removesuffix(".tar.gz")
    command = [RASA_PYTHON, "-m", "rasa", "train", "--fixed-model-name", name]
    command += ["--config", STOCK / "config.yml", "--domain", STOCK / "domain.yml"]
    command += ["--out", KEPT, "--data", *STOCK_DATA]
    done = subprocess.run(
        command,
        cwd=KEPT / "training",
        env=os.environ | {"RASA_TELEMETRY_ENABLED": "false"},
        capture_output=True,
        text=True,
        check=False,
    )
    if not model.is_file():
        raise RuntimeError(f"the stock bot was not trained:\n{done.stderr}")
    return model


def _fingerprint() -> str:
    inputs = (STOCK / "config.yml", STOCK / "domain.yml", *STOCK_DATA)
    files = (
        path
        for given in inputs
        for path in (sorted(given.rglob("*.yml")) if given.is_dir() else (given,))
    )
    digest = hashlib.sha256(b"\0".join(path.read_bytes() for path in files))
    return digest.hexdigest()[:12]


def _our_parts(assistant: Assistant) -> Meter:
    serving = psutil.Process(assistant.process.pid)
    return Meter(
        {
            "rasa": descendant(serving, "-m", "bot.engine", "serve"),
            "actions": descendant(serving, "-m", "actions"),
            "edge": descendant(serving, "-m", "bot.web"),
        }
    )


def _stock_settings(actions: int, folder: Path) -> Mapping[str, str]:
    return {
        "STOCK_ACTIONS": f"http://127.0.0.1:{actions}/webhook",
        "STOCK_TRACKER": str(folder / "rasa.db"),
        "SANIC_HOST": "127.0.0.1",
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    }
