"""The action server goes away and comes back: no wrong verdict, nothing lost."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


def test_a_turn_without_action_server_is_as_if_it_never_was(
    environment: dict[str, str],
) -> None:
    rasa = f"http://127.0.0.1:{environment['SPORTELLO_RASA_PORT']}"
    actions = f"http://127.0.0.1:{environment['SPORTELLO_ACTIONS_PORT']}"
    engine = [ROOT / ".venv-rasa/bin/python", "-m", "bot.engine", "serve"]
    action_server = [ROOT / ".venv/bin/python", "-m", "actions"]
    subprocess.run(
        [ROOT / ".venv/bin/sportello", "db", "upgrade"],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
    )

    def say(message: str) -> list[dict[str, Any]]:
        body = {"sender": "someone", "message": message}
        reply = httpx.post(f"{rasa}/webhooks/rest/webhook", json=body, timeout=60)
        told: list[dict[str, Any]] = reply.raise_for_status().json()
        return told

    def slots() -> dict[str, Any]:
        address = f"{rasa}/conversations/someone/tracker"
        tracker = httpx.get(address, params={"token": TOKEN}, timeout=30).json()
        return {n: v for n, v in tracker["slots"].items() if v is not None}

    with running(engine, environment, lambda: answers(f"{rasa}/")):
        with running(action_server, environment, lambda: answers(f"{actions}/health")):
            say(WORRIED)
            before = slots()
            assert before["requested_slot"] == "accordo_esuberi"

        (sorry,) = say("sì, il sindacato ha firmato")
        assert "attimo" in sorry["text"]
        assert slots() == before

        with running(action_server, environment, lambda: answers(f"{actions}/health")):
            say("sì, il sindacato ha firmato")
            assert slots()["accordo_esuberi"] is True
            told = say("sì")

    customs = [answer["custom"] for answer in told if answer.get("custom")]
    assert customs[0]["verdict"] == "compatible"
