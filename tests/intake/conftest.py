"""The gazetteer of all comuni, built once for every test of this room."""

import pytest

from bot.intake.gazetteer import Gazetteer
from bot.reference import load_gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The gazetteer that the assistant uses."""
    return load_gazetteer()
