"""The tracker store on PostgreSQL, in a server of the test's own."""

import getpass
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.assistant import free_port
from tests.engine.conftest import RASA_PYTHON, ROOT

pytestmark = [
    pytest.mark.service,
    pytest.mark.model,
    pytest.mark.skipif(not shutil.which("initdb"), reason="PostgreSQL is not here"),
]
SERVANT = "postgres"  # PostgreSQL refuses to run as root


def run(*command: object) -> None:
    """Run a command of PostgreSQL's, as its own user when we are root."""
    words = [str(word) for word in command]
    if getpass.getuser() == "root":
        words = ["su", SERVANT, "-s", "/bin/sh", "-c", " ".join(words)]
    subprocess.run(words, check=True, capture_output=True, timeout=60, cwd="/tmp")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The URL of an empty database, gone at the end."""
    folder, port = Path(f"/tmp/sportello-postgres-{os.getpid()}"), free_port()
    run("initdb", "-D", folder, "-U", SERVANT, "--auth=trust", "--no-sync")
    options = f"'-p {port} -k {folder} -c listen_addresses=127.0.0.1'"
    run("pg_ctl", "-D", folder, "-o", options, "-l", folder / "log", "-w", "start")
    try:
        yield f"postgresql://{SERVANT}@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "-D", folder, "-m", "immediate", "stop")
        shutil.rmtree(folder)


def test_conversations_are_kept_there_too(server: str) -> None:
    ran = subprocess.run(
        [RASA_PYTHON, "-m", "unittest", "tests.engine.inside.check_tracker_store"],
        cwd=ROOT,
        env={**os.environ, "TRACKER_STORE_TEST_URL": server},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-4000:]
