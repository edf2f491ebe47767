from dataclasses import replace
from datetime import UTC, datetime

from bot.services.request_person import request_person
from tests.services.stores import MemoryConversations

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def test_a_request_is_kept_with_what_was_answered():
    store = MemoryConversations()
    reference = request_person(store, {"condizione": "sospeso"}, "conv-1", NOW)
    kept = store.requests[reference]
    assert kept.facts == {"condizione": "sospeso"}
    assert (kept.status, kept.created_at) == ("waiting", NOW)


def test_a_reference_has_eight_characters():
    reference = request_person(MemoryConversations(), {}, "conv-1", NOW)
    assert [len(group) for group in reference.split("-")] == [4, 4]


def test_asking_again_keeps_the_place_in_line():
    store = MemoryConversations()
    first = request_person(store, {}, "conv-1", NOW)
    assert request_person(store, {}, "conv-1", NOW) == first
    assert len(store.requests) == 1


def test_asking_after_somebody_took_the_first_is_a_new_request():
    store = MemoryConversations()
    first = request_person(store, {}, "conv-1", NOW)
    store.requests[first] = replace(store.requests[first], status="taken")
    assert request_person(store, {}, "conv-1", NOW) != first


def test_another_conversation_has_its_own():
    store = MemoryConversations()
    first = request_person(store, {}, "conv-1", NOW)
    assert request_person(store, {}, "conv-2", NOW) != first
