"""The same on PostgreSQL, in a server of the tests' own."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.services.ports import CodeTaken, OfficeList, PersonRequest
from bot.storage import Database, check
from bot.storage.tables import Base
from bot.storage.upgrade import upgrade
from tests.installation import NOW
from tests.postgresql import HERE, MISSING, postgresql
from tests.storage.test_conversations import screening
from tests.storage.test_offices import NEW, SARONNO

pytestmark = [
    pytest.mark.service,
    pytest.mark.skipif(not HERE, reason=MISSING),
]


@pytest.fixture(scope="module")
def url():
    with postgresql() as address:
        yield address


@pytest.fixture
def server(url):
    database = Database(url)
    upgrade(database, NOW)
    yield database
    Base.metadata.drop_all(database.engine)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE alembic_version")
    database.close()


def test_a_second_upgrade_loads_nothing(server):
    told = []
    upgrade(server, NOW, told.append)
    assert told == ["tables"]
    check(server)


def test_offices_are_taken_in_and_found(server):
    listed = OfficeList("regione", [NEW])
    assert server.offices.merge(listed, NOW).added == 1
    assert server.offices.merge(listed, NOW).same == 1
    moved = OfficeList("regione", [replace(NEW, phone="1")])
    assert server.offices.merge(moved, NOW).changed == 1
    assert server.offices.nearest(*SARONNO, 1)[0][0].name == "Nuovo Ente"


def test_conversations_are_kept_and_erased(server):
    store = server.conversations
    store.add_screening(screening())
    assert store.screening("AAAA", NOW) == screening()
    assert store.screening("AAAA", NOW + timedelta(days=90)) is None
    with pytest.raises(CodeTaken):
        store.add_screening(screening())
    store.add_request(PersonRequest("REF1", "conv-1", {}, NOW))
    erased = store.erase("conv-1")
    assert erased["screening"] == erased["person_request"] == 1
