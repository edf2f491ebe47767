"""Find a screening again by its code."""

from datetime import datetime

from bot.services.codes import read_code
from bot.services.ports import ConversationStore, Screening


class UnknownCode(LookupError):
    """No such code, or not any more: which of the two is nobody's business."""


def resume_screening(store: ConversationStore, typed: str, now: datetime) -> Screening:
    """The screening of a code, however it was typed.

    Raises:
        UnknownCode: there is none, or it has expired.
    """
    screening = store.screening(read_code(typed), now)
    if screening is None:
        raise UnknownCode
    return screening
