"""The running assistant, and the profiles of the property tests.

HYPOTHESIS_PROFILE=ci runs many more examples.
"""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.assistant import Assistant, running_assistant

settings.register_profile("dev", max_examples=100, derandomize=True, deadline=None)
settings.register_profile("ci", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """One running assistant for all tests that talk with it."""
    with running_assistant(tmp_path_factory.mktemp("assistant")) as running:
        yield running
