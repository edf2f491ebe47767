"""The engine as a process of its own, with the fixture bot's actions beside it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.assistant import free_port

ROOT = Path(__file__).parents[2]
RASA_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"
TOKEN, SECRET = "a token", "a secret"
_READY_WITHIN, _STOPPED_WITHIN = 90, 30


@dataclass
class Engine:
    """Addresses and processes, and how to talk."""

    folder: Path
    model: Path
    port: int = field(default_factory=free_port)
    actions_port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    actions: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "SPORTELLO_MODEL": str(self.model),
            "SPORTELLO_RASA_PORT": str(self.port),
            "SPORTELLO_ACTIONS_PORT": str(self.actions_port),
            "SPORTELLO_TRACKER_URL": f"sqlite:///{self.folder}/rasa.db",
            "SPORTELLO_RASA_TOKEN": TOKEN,
            "SPORTELLO_CHANNEL_SECRET": SECRET,
        }

    @property
    def log(self) -> str:
        return (self.folder / "engine.log").read_text(encoding="utf-8")

    def start(self) -> None:
        """Start the engine and wait until it is ready."""
        with (self.folder / "engine.log").open("ab") as log:
            self.process = subprocess.Popen(
                [RASA_PYTHON, "-m", "bot.engine", "serve"],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
            )
        wait_for(f"{self.url}/ready", self.process)

    def start_actions(self) -> None:
        """Start the fixture bot's action server and wait until it answers."""
        command = [sys.executable, "-m", "rasa_sdk", "--port", str(self.actions_port)]
        with (self.folder / "actions.log").open("ab") as log:
            self.actions = subprocess.Popen(
                [*command, "--actions", "tests.engine.fixture.actions"],
                cwd=ROOT,
                stdout=log,
                stderr=log,
            )
        wait_for(f"http://127.0.0.1:{self.actions_port}/health", self.actions)

    def stop_actions(self) -> None:
        stop(self.actions)
        self.actions = None

    def stop(self) -> int:
        """Ask the engine to stop; its exit code."""
        code = stop(self.process)
        self.process = None
        return code

    def post(self, door: str, body: Any, **headers: str) -> httpx.Response:
        address = f"{self.url}/webhooks/{door}/webhook"
        return httpx.post(address, json=body, headers=headers, timeout=30)

    def say(self, sender: str, message: Any) -> list[dict[str, Any]]:
        """Over plain REST."""
        answer = self.post("rest", {"sender": sender, "message": message})
        assert answer.status_code == 200, answer.text
        answers: list[dict[str, Any]] = answer.json()
        return answers

    def ours(self, sender: str, **body: Any) -> list[dict[str, Any]]:
        """Over our own channel."""
        sent = {"sender": sender, "message": "", "channel": "web", **body}
        answer = self.post("sportello", sent, **{"X-Sportello-Secret": SECRET})
        assert answer.status_code == 200, answer.text
        answers: list[dict[str, Any]] = answer.json()
        return answers

    def tracker(self, sender: str) -> dict[str, Any]:
        address = f"{self.url}/conversations/{sender}/tracker"
        answer = httpx.get(address, params={"token": TOKEN}, timeout=30)
        assert answer.status_code == 200, answer.text
        state: dict[str, Any] = answer.json()
        return state


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until an address answers 200.

    Raises:
        TimeoutError: it does not, or the process has ended.
    """
    deadline = time.monotonic() + _READY_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        if answers(address):
            return
        time.sleep(0.1)
    raise TimeoutError(address)


def answers(address: str) -> bool:
    """Whether an address answers 200."""
    try:
        return httpx.get(address, timeout=2).status_code == 200
    except httpx.TransportError:
        return False


def stop(process: subprocess.Popen[bytes] | None) -> int:
    """Ask a process to stop and wait for it; its exit code."""
    if process is None:
        return 0
    process.send_signal(signal.SIGTERM)
    return process.wait(_STOPPED_WITHIN)


@contextmanager
def running_engine(folder: Path, model: Path) -> Iterator[Engine]:
    """Both processes, stopped at the end."""
    engine = Engine(folder, model)
    try:
        engine.start_actions()
        engine.start()
        yield engine
    finally:
        stop(engine.process)
        stop(engine.actions)
