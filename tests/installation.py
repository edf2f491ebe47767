"""A migrated database and the gazetteer, for the tests that need real ones."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.bootstrap import App, build
from bot.config import Settings
from bot.intake.gazetteer import Gazetteer
from bot.storage import Database
from bot.storage.upgrade import upgrade

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> App:
    """An installation that nobody should write to."""
    path = tmp_path_factory.mktemp("house") / "sportello.db"
    return build(Settings(database_url=f"sqlite:///{path}", _env_file=None))


@pytest.fixture(scope="session")
def gazetteer(house: App) -> Gazetteer:
    return house.gazetteer


@pytest.fixture(scope="session")
def migrated_file(house: App) -> Path:
    """A database just brought up to date, to be copied."""
    upgrade(house.database, NOW)
    house.database.close()
    file = house.database.file
    assert file
    return file


@pytest.fixture
def database(migrated_file: Path, tmp_path: Path) -> Iterator[Database]:
    """A migrated database of the test's own."""
    own = tmp_path / "sportello.db"
    shutil.copy(migrated_file, own)
    opened = Database(f"sqlite:///{own}")
    yield opened
    opened.close()
