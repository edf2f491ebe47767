"""``/health``: which part is missing, by name."""

from pathlib import Path

import pytest

from bot.bootstrap import App
from bot.web import health
from bot.web.app import create_app
from tests.web.client import TestClient
from tests.web.conftest import house_in
from tests.web.scripted import ScriptedRasa


@pytest.fixture(autouse=True)
def actions(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    state = {"answer": True}

    async def answer(_house: App) -> bool:
        return state["answer"]

    monkeypatch.setattr(health, "_actions_answer", answer)
    return state


def test_a_living_process_says_so(edge: TestClient, rasa: ScriptedRasa) -> None:
    rasa.reachable = False
    answer = edge.get("/health/live")
    assert (answer.status_code, answer.json()) == (200, {"status": "live"})


def test_ready_when_every_part_is_there(edge: TestClient) -> None:
    answer = edge.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ready",
        "parts": {
            "database": True,
            "rasa": True,
            "understanding": True,
            "actions": True,
        },
        "missing": [],
    }


def test_the_missing_parts_are_named(
    edge: TestClient, rasa: ScriptedRasa, actions: dict[str, bool]
) -> None:
    rasa.parts["understands"] = False
    actions["answer"] = False
    answer = edge.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["missing"] == ["understanding", "actions"]


def test_a_database_that_is_not_there_is_named(tmp_path: Path) -> None:
    app = create_app(house_in(tmp_path), ScriptedRasa())
    with TestClient(app) as client:
        answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["missing"] == ["database"]
