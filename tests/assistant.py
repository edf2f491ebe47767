"""The whole assistant, started as a user would, on ports of its own."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).parents[1]
READY_WITHIN = 120
TOKEN = "sviluppo"


@dataclass(frozen=True)
class Assistant:
    """Addresses of a running assistant, and how to talk with it over plain REST."""

    edge: str
    rasa: str
    folder: Path
    process: subprocess.Popen[bytes]
    http: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=30))

    def say(self, sender: str, message: str) -> list[dict[str, Any]]:
        """Send one message; the answers, in order."""
        body = {"sender": sender, "message": message}
        reply = self.http.post(f"{self.rasa}/webhooks/rest/webhook", json=body)
        reply.raise_for_status()
        answers: list[dict[str, Any]] = reply.json()
        return answers

    def tracker(self, sender: str) -> dict[str, Any]:
        """The conversation as Rasa keeps it, without its events."""
        address = f"{self.rasa}/conversations/{sender}/tracker"
        query = {"token": TOKEN, "include_events": "NONE"}
        reply = self.http.get(address, params=query)
        reply.raise_for_status()
        state: dict[str, Any] = reply.json()
        return state

    def all_slots(self, sender: str) -> dict[str, Any]:
        """Every slot of the domain; None for one without a value."""
        slots: dict[str, Any] = self.tracker(sender)["slots"]
        return slots

    def slots(self, sender: str) -> dict[str, Any]:
        """The slots that have a value."""
        slots = self.all_slots(sender)
        return {name: value for name, value in slots.items() if value is not None}


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running_assistant(folder: Path, **settings: str) -> Iterator[Assistant]:
    """Start all processes with their data in `folder`; stop them at the end."""
    rasa, actions, edge = (str(free_port()) for _ in range(3))
    environment = {
        **os.environ,
        "SPORTELLO_DATABASE_URL": f"sqlite:///{folder}/sportello.db",
        "SPORTELLO_TRACKER_URL": f"sqlite:///{folder}/rasa.db",
        "SPORTELLO_RASA_PORT": rasa,
        "SPORTELLO_ACTIONS_PORT": actions,
        "SPORTELLO_EDGE_PORT": edge,
        "SPORTELLO_EDGE_HOST": "127.0.0.1",
        "SPORTELLO_LIMITS": "off",
        **settings,
    }
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [ROOT / ".venv" / "bin" / "sportello", "serve"],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    edge_address = f"http://127.0.0.1:{edge}"
    try:
        _wait(edge_address, process, folder / "log")
        rasa_address = f"http://127.0.0.1:{rasa}"
        running = Assistant(edge_address, rasa_address, folder, process)
        with running.http:
            yield running
    finally:
        _stop(process)


def _wait(edge: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(f"{edge}/health/ready", timeout=5).is_success:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.2)
    raise RuntimeError(f"the assistant did not start:\n{log.read_text()}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
