"""A process that is stopped when its block ends, and waiting until it answers."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.assistant import ROOT

Process = subprocess.Popen[bytes]
_STOPS_WITHIN = 20  # seconds


class NotReady(RuntimeError):
    """A server did not answer in time, or ended."""


@contextmanager
def running(
    command: Sequence[object],
    settings: Mapping[str, str],
    log: Path,
    folder: Path = ROOT,
) -> Iterator[Process]:
    """Run a command in a process group of its own, its words in `log`."""
    with log.open("wb") as words:
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=folder,
            env=os.environ | settings,
            stdout=words,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield process
    except NotReady:
        print(log.read_text(encoding="utf-8", errors="replace")[-3000:])
        raise
    finally:
        _stop(process)


def wait_for(address: str, process: Process, within: float) -> None:
    """Ask an address until it answers.

    Raises:
        NotReady: it has not after `within` seconds, or the process has ended.
    """
    deadline = time.monotonic() + within
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(address, timeout=5).is_success:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.2)
    raise NotReady(address)


def _stop(process: Process) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(_STOPS_WITHIN)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
