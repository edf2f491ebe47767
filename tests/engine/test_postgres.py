"""The tracker store on PostgreSQL, in a server of the test's own."""

import os
import subprocess
from collections.abc import Iterator

import pytest

from tests.engine.conftest import RASA_PYTHON, ROOT
from tests.postgresql import HERE, MISSING, postgresql

pytestmark = [
    pytest.mark.service,
    pytest.mark.model,
    pytest.mark.skipif(not HERE, reason=MISSING),
]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgresql() as url:
        yield url


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
