"""The action server goes away and comes back: no wrong verdict, nothing lost."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.assistant import ROOT, TOKEN, free_port

pytestmark = [pytest.mark.model, pytest.mark.e2e]

WORRIED = "sono in cassa straordinaria, abito a Saronno"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "SPORTELLO_DATABASE_URL": f"sqlite:///{tmp_path}/sportello.db",
        "SPORTELLO_TRACKER_URL": f"sqlite:///{tmp_path}/rasa.db",
        "SPORTELLO_RASA_PORT": str(free_port()),
        "SPORTELLO_ACTIONS_PORT": str(free_port()),
    }


@contextmanager
def running(
    command: list[Path | str], environment: dict[str, str], ready: Callable[[], bool]
) -> Iterator[None]:
    """One process of the assistant, from ready to stopped."""
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    try:
        deadline = time.monotonic() + 90
        while not ready():
            assert process.poll() is None, "the process ended"
            assert time.monotonic() < deadline, "the process is not ready"
            time.sleep(0.2)
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def answers(address: str) -> bool:
    """Whether a server answers at an address."""
    try:
        return httpx.get(address, timeout=5).is_success
    except httpx.HTTPError:
        return False


@dataclass(frozen=True)
class Engine:
    """Rasa alone, spoken with over REST."""

    address: str

    def say(self, message: str) -> list[dict[str, Any]]:
        """Send one message; the answers."""
        body = {"sender": "someone", "message": message}
        address = f"{self.address}/webhooks/rest/webhook"
        told: list[dict[str, Any]] = httpx.post(address, json=body, timeout=60).json()
        return told

    def slots(self) -> dict[str, Any]:
        """The slots that have a value."""
        address = f"{self.address}/conversations/someone/tracker"
        tracker = httpx.get(address, params={"token": TOKEN}, timeout=30).json()
        return {n: v for n, v in tracker["slots"].items() if v is not None}


@pytest.fixture
def engine(environment: dict[str, str]) -> Iterator[Engine]:
    """Rasa on a prepared database, with no action server."""
    upgrade = [ROOT / ".venv/bin/sportello", "db", "upgrade"]
    subprocess.run(upgrade, cwd=ROOT, env=environment, check=True, capture_output=True)
    address = f"http://127.0.0.1:{environment['SPORTELLO_RASA_PORT']}"
    command = [ROOT / ".venv-rasa/bin/python", "-m", "bot.engine", "serve"]
    with running(command, environment, lambda: answers(f"{address}/")):
        yield Engine(address)


@contextmanager
def action_server(environment: dict[str, str]) -> Iterator[None]:
    """The action server, for a while."""
    health = f"http://127.0.0.1:{environment['SPORTELLO_ACTIONS_PORT']}/health"
    command = [ROOT / ".venv/bin/python", "-m", "actions"]
    with running(command, environment, lambda: answers(health)):
        yield


def test_a_turn_without_action_server_is_as_if_it_never_was(
    engine: Engine, environment: dict[str, str]
) -> None:
    with action_server(environment):
        engine.say(WORRIED)
        before = engine.slots()
    assert before["requested_slot"] == "accordo_esuberi"

    (sorry,) = engine.say("sì, il sindacato ha firmato")
    assert "attimo" in sorry["text"]
    assert engine.slots() == before

    with action_server(environment):
        engine.say("sì, il sindacato ha firmato")
        assert engine.slots()["accordo_esuberi"] is True
        told = engine.say("sì")
    customs = [answer["custom"] for answer in told if answer.get("custom")]
    assert customs[0]["verdict"] == "compatible"
