"""Stores in memory, for tests of the services alone."""

from collections.abc import Mapping
from datetime import datetime

from bot.services.ports import (
    CodeTaken,
    MergeCounts,
    OfficeList,
    PersonRequest,
    Screening,
)


class MemoryConversations:
    """A `ConversationStore` in memory."""

    def __init__(self, taken: int = 0) -> None:
        """Pretend that the first `taken` codes exist already."""
        self.taken = taken
        self.screenings: dict[str, Screening] = {}
        self.requests: dict[str, PersonRequest] = {}

    def add_screening(self, screening: Screening) -> None:
        self._refuse_taken()
        self.screenings[screening.code] = screening

    def screening(self, code: str, now: datetime) -> Screening | None:
        found = self.screenings.get(code)
        return found if found and found.expires_at > now else None

    def add_request(self, request: PersonRequest) -> None:
        self._refuse_taken()
        self.requests[request.reference] = request

    def waiting_request(self, conversation_id: str) -> PersonRequest | None:
        waiting = (
            request
            for request in self.requests.values()
            if request.conversation_id == conversation_id
            and request.status == "waiting"
        )
        return next(waiting, None)

    def erase(self, conversation_id: str) -> Mapping[str, int]:
        counts = {}
        kept = {"screening": self.screenings, "person_request": self.requests}
        for name, rows in kept.items():
            gone = [
                key
                for key, row in rows.items()
                if row.conversation_id == conversation_id
            ]
            counts[name] = len(gone)
            for key in gone:
                del rows[key]
        return counts

    def _refuse_taken(self) -> None:
        self.taken -= 1
        if self.taken >= 0:
            raise CodeTaken


class MemoryOffices:
    """An `OfficeWriter` that remembers the last list."""

    merged: OfficeList

    def merge(self, offices: OfficeList, now: datetime) -> MergeCounts:
        self.merged = offices
        return MergeCounts(added=len(offices.records))
