from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import String

from bot.services.erase_conversation import erase_conversation
from bot.services.ports import CodeTaken, PersonRequest, Screening
from bot.services.request_person import request_person
from bot.services.save_screening import save_screening
from bot.storage.tables import Base
from tests.installation import NOW

FACTS = {"condizione": "sospeso", "accordo_esuberi": True, "domicilio": None}


def screening(code="AAAA", conversation_id="conv-1", days=90):
    return Screening(
        code=code,
        conversation_id=conversation_id,
        facts=FACTS,
        verdict="compatible",
        edition="x_6686_2017",
        created_at=NOW,
        expires_at=NOW + timedelta(days=days),
    )


def test_a_screening_comes_back_as_it_was(database):
    database.conversations.add_screening(screening())
    assert database.conversations.screening("AAAA", NOW) == screening()


def test_a_screening_expires(database):
    database.conversations.add_screening(screening(days=1))
    later = NOW + timedelta(days=1)
    assert database.conversations.screening("AAAA", later) is None


def test_times_of_any_zone_are_one_instant(database):
    rome = timezone(timedelta(hours=1))
    database.conversations.add_screening(screening(days=1))
    almost = (NOW + timedelta(hours=23, minutes=59)).astimezone(rome)
    assert database.conversations.screening("AAAA", almost)


def test_a_time_without_zone_is_refused(database):
    with pytest.raises(Exception, match="zone"):
        database.conversations.screening("AAAA", datetime(2026, 1, 1))  # noqa: DTZ001


def test_a_code_can_be_kept_once(database):
    database.conversations.add_screening(screening())
    with pytest.raises(CodeTaken):
        database.conversations.add_screening(screening(conversation_id="conv-2"))


def test_a_request_comes_back_while_it_waits(database):
    request = PersonRequest("REF1", "conv-1", FACTS, NOW)
    database.conversations.add_request(request)
    assert database.conversations.waiting_request("conv-1") == request
    assert database.conversations.waiting_request("conv-2") is None


def test_a_reference_can_be_kept_once(database):
    database.conversations.add_request(PersonRequest("REF1", "conv-1", FACTS, NOW))
    with pytest.raises(CodeTaken):
        database.conversations.add_request(PersonRequest("REF1", "conv-2", {}, NOW))


def test_the_services_work_on_the_real_store(database):
    store = database.conversations
    verdict = {"verdict": "compatible", "edition": "x_6686_2017"}
    code = save_screening(store, FACTS, verdict, "conv-1", NOW, 90)
    request_person(store, FACTS, "conv-1", NOW)
    assert store.screening(code, datetime(2026, 12, 1, tzinfo=UTC)).facts == FACTS
    erased = erase_conversation(store, "conv-1")
    assert erased["screening"] == erased["person_request"] == 1
    assert store.screening(code, NOW) is None


def test_every_table_with_a_conversation_is_erased(database):
    tables = {
        table.name
        for table in Base.metadata.sorted_tables
        if "conversation_id" in table.columns
    }
    assert set(database.conversations.erase("nobody")) == tables
    assert {"screening", "person_request"} <= tables
    for name in tables:
        column = Base.metadata.tables[name].columns["conversation_id"]
        assert isinstance(column.type, String)


def test_erased_words_are_in_no_file_of_the_database(database):
    facts = {"azienda": "Parolachenonesiste"}
    database.conversations.add_request(PersonRequest("REF1", "conv-1", facts, NOW))
    database.conversations.add_request(PersonRequest("REF2", "conv-2", FACTS, NOW))
    assert "Parolachenonesiste" in _everything(database)
    database.conversations.erase("conv-1")
    assert "Parolachenonesiste" not in _everything(database)
    assert "conv-2" in _everything(database)


def _everything(database):
    path = database.file
    files = path.parent.glob(f"{path.name}*")
    return "".join(each.read_bytes().decode("latin-1") for each in files)
