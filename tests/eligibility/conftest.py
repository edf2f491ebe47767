import pytest

from bot.eligibility.criteria import Edition
from bot.eligibility.registry import edition


@pytest.fixture(scope="session")
def x_6686() -> Edition:
    return edition("x_6686_2017")
