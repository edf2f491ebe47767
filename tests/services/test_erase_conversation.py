from datetime import UTC, datetime

from bot.services.erase_conversation import erase_conversation
from bot.services.request_person import request_person
from bot.services.save_screening import save_screening
from tests.services.stores import MemoryConversations

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
VERDICT = {"edition": "x_6686_2017", "verdict": "to_verify"}


def test_erasing_counts_what_it_removed_and_spares_the_others():
    store = MemoryConversations()
    for conversation in ("conv-1", "conv-1", "conv-2"):
        save_screening(store, {}, VERDICT, conversation, NOW, 90)
    request_person(store, {}, "conv-1", NOW)
    erased = erase_conversation(store, "conv-1")
    assert erased == {"screening": 2, "person_request": 1}
    assert [kept.conversation_id for kept in store.screenings.values()] == ["conv-2"]


def test_erasing_twice_removes_nothing_more():
    store = MemoryConversations()
    assert erase_conversation(store, "conv-1") == {"screening": 0, "person_request": 0}
