"""Keep a screening, so that its code finds it again on any channel."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.services.codes import keep_under_code
from bot.services.ports import ConversationStore, Screening

CODE_LENGTH = 10
"""24 letters and digits, ten times: 6 × 10¹³ codes."""


def save_screening(  # noqa: PLR0913, PLR0917  (one conversation's particulars)
    store: ConversationStore,
    facts: Mapping[str, Any],
    verdict: Mapping[str, Any],
    conversation_id: str,
    now: datetime,
    days: int,
) -> str:
    """Keep the answers and the outcome of a conversation.

    Args:
        store: where.
        facts: values by fact; None for asked-and-unknown.
        verdict: what `prescreen` gave; its ``verdict`` and ``edition`` are kept, the
            rest follows from the facts.
        conversation_id: whose erasure removes it.
        now: instant, with zone.
        days: how long the code lasts.

    Returns:
        The code, such as ``"K7QF-2M9X-PT"``.
    """

    def keep(code: str) -> None:
        store.add_screening(
            Screening(
                code=code,
                conversation_id=conversation_id,
                facts=facts,
                verdict=verdict["verdict"],
                edition=verdict["edition"],
                created_at=now,
                expires_at=now + timedelta(days=days),
            )
        )

    return keep_under_code(CODE_LENGTH, keep)
