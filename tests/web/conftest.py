"""An edge on a database of its own, with an assistant that follows a script."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.bootstrap import App, build
from bot.config import Settings
from bot.storage.upgrade import upgrade
from bot.web.app import create_app
from tests.web.client import TestClient
from tests.web.scripted import Clock, ScriptedRasa

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """Settings, gazetteer and a database with the packaged offices."""
    house = house_in(tmp_path_factory.mktemp("edge"))
    upgrade(house.database, NOON)
    yield house
    house.database.close()


def house_in(folder: Path, **settings: object) -> App:
    """A house whose database would be in a folder."""
    address = f"sqlite:///{folder}/edge.db"
    given = {"limits": "off", "database_url": address, **settings}
    return build(Settings(_env_file=None, **given))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def rasa() -> ScriptedRasa:
    return ScriptedRasa()


@pytest.fixture
def edge(house: App, rasa: ScriptedRasa, clock: Clock) -> Iterator[TestClient]:
    app = create_app(house, rasa, clock)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def today() -> date:
    return NOON.date()
