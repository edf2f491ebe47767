"""``sportello serve``: what is refused before, and what happens after the start."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli import run
from bot.cli.serve import missing_parts, taken_ports
from bot.config import Settings
from tests.assistant import free_port

ROOT = Path(__file__).parents[2]
SLEEPER = "python -c 'import time; print(\"su\"); time.sleep(60)'"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like the project's, on ports that are free."""
    monkeypatch.chdir(tmp_path)
    for part in ("EDGE", "RASA", "ACTIONS"):
        monkeypatch.setenv(f"SPORTELLO_{part}_PORT", str(free_port()))
        monkeypatch.setenv(f"SPORTELLO_{part}_HOST", "127.0.0.1")
    monkeypatch.setenv("SPORTELLO_DATABASE_URL", f"sqlite:///{tmp_path}/db")
    python = tmp_path / ".venv-rasa" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    (tmp_path / "Procfile").write_text("edge: true\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def listener() -> Iterator[int]:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        yield door.getsockname()[1]


def test_a_taken_port_is_named_with_its_setting(
    project: Path,
    listener: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SPORTELLO_RASA_PORT", str(listener))
    assert run(["serve"]) == 1
    said = capsys.readouterr().err
    assert str(listener) in said
    assert "SPORTELLO_RASA_PORT" in said


def test_free_ports_are_not_taken(listener: int) -> None:
    free = {f"{part}_port": free_port() for part in ("rasa", "actions", "edge")}
    settings = Settings(_env_file=None, edge_host="127.0.0.1", **free)
    assert taken_ports(settings) == []
    taken = settings.model_copy(update={"actions_port": listener})
    assert taken_ports(taken) == [("actions", listener)]


def test_a_wrong_setting_is_named(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SPORTELLO_EDGE_PORT", "boh")
    assert run(["serve"]) == 2
    assert "SPORTELLO_EDGE_PORT" in capsys.readouterr().err


def test_a_database_that_cannot_be_used_is_told(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "db").write_text("no database" * 100, encoding="utf-8")
    assert run(["serve"]) == 1
    assert "db" in capsys.readouterr().err


def test_outside_the_project_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for command in ("serve", "train"):
        assert run([command]) == 2
        assert "Procfile" in capsys.readouterr().err


def test_an_edge_that_does_not_answer_is_what_is_missing() -> None:
    assert missing_parts(f"http://127.0.0.1:{free_port()}") == ["edge"]


@pytest.mark.e2e
def test_when_one_process_ends_all_end(project: Path) -> None:
    procfile = f"first: {SLEEPER}\nsecond: sleep 1\n"
    (project / "Procfile").write_text(procfile, encoding="utf-8")
    done = serve(project).communicate(timeout=30)[0]
    assert "su" in done
    assert "Una parte si è fermata" in done


@pytest.mark.e2e
def test_a_process_that_ends_well_is_still_a_failure(project: Path) -> None:
    (project / "Procfile").write_text("edge: true\n", encoding="utf-8")
    process = serve(project)
    process.communicate(timeout=30)
    assert process.returncode == 1


@pytest.mark.e2e
@pytest.mark.parametrize("wish", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_clean_when_told_to(project: Path, wish: signal.Signals) -> None:
    (project / "Procfile").write_text(f"edge: {SLEEPER}\n", encoding="utf-8")
    process = serve(project)
    assert process.stdout is not None
    while "| su" not in process.stdout.readline():
        assert process.poll() is None
    process.send_signal(wish)
    said = process.communicate(timeout=30)[0]
    assert process.returncode == 0
    assert "Traceback" not in said
    assert "Fermato." in said


def serve(project: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [ROOT / ".venv/bin/sportello", "serve"],
        cwd=project,
        env=os.environ | {"PATH": f"{ROOT}/.venv/bin:{os.environ['PATH']}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
