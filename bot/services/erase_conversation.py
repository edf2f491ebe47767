"""Erase everything kept of a conversation."""

from collections.abc import Mapping

from bot.services.ports import ConversationStore


def erase_conversation(
    store: ConversationStore, conversation_id: str
) -> Mapping[str, int]:
    """Remove the conversation's screenings, requests and whatever else has its id.

    Rasa's own events are not here: whoever calls also asks Rasa.

    Returns:
        How many rows were removed, by table: ``{"screening": 1, "person_request": 0}``.
    """
    return store.erase(conversation_id)
