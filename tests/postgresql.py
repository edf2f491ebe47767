"""A PostgreSQL server of the tests' own, gone at the end."""

import getpass
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.assistant import free_port

SERVANT = "postgres"  # PostgreSQL refuses to run as root
HERE = shutil.which("initdb") is not None
MISSING = "PostgreSQL's initdb is not on the PATH"


@contextmanager
def postgresql() -> Iterator[str]:
    """The URL of an empty database on a server that ends with the context."""
    folder = Path(f"/tmp/sportello-postgresql-{os.getpid()}-{free_port()}")
    port = free_port()
    _run("initdb", "-D", folder, "-U", SERVANT, "--auth=trust", "--no-sync")
    options = f"'-p {port} -k {folder} -c listen_addresses=127.0.0.1'"
    _run("pg_ctl", "-D", folder, "-o", options, "-l", folder / "log", "-w", "start")
    try:
        yield f"postgresql://{SERVANT}@127.0.0.1:{port}/postgres"
    finally:
        _run("pg_ctl", "-D", folder, "-m", "immediate", "stop")
        shutil.rmtree(folder)


def _run(*command: object) -> None:
    """Run a command of PostgreSQL's, as its own user when we are root."""
    program, *rest = [str(word) for word in command]
    words = [shutil.which(program) or program, *rest]
    if getpass.getuser() == "root":
        words = ["su", SERVANT, "-s", "/bin/sh", "-c", " ".join(words)]
    subprocess.run(words, check=True, capture_output=True, timeout=60, cwd="/tmp")
