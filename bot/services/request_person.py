"""Put someone in line to speak with a person."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.services.codes import keep_under_code
from bot.services.ports import ConversationStore, PersonRequest

REFERENCE_LENGTH = 8


def request_person(
    store: ConversationStore,
    facts: Mapping[str, Any],
    conversation_id: str,
    now: datetime,
) -> str:
    """Ask for a person; asking again while waiting keeps the place in line.

    Args:
        store: where.
        facts: what was answered so far, for the person to read.
        conversation_id: whose erasure removes it.
        now: instant, with zone.

    Returns:
        The reference to quote, such as ``"K7QF-2M9X"``.
    """
    waiting = store.waiting_request(conversation_id)
    if waiting:
        return waiting.reference

    def keep(reference: str) -> None:
        store.add_request(PersonRequest(reference, conversation_id, facts, now))

    return keep_under_code(REFERENCE_LENGTH, keep)
