"""Where conversations are kept: in memory while they live, in SQL at every turn.

Rasa's own store re-reads and replays the session at each turn, and the wrapper it
puts around every store hides failures. This one fails loudly: a turn that could
not be stored did not happen.
"""

from __future__ import annotations

from collections import OrderedDict
from itertools import islice
from typing import TYPE_CHECKING, Any

from rasa.core.tracker_store import TrackerStore

from bot.engine import events_table
from bot.engine.compaction import LONG, compact
from bot.engine.live_tracker import LiveTracker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rasa.core.brokers.broker import EventBroker
    from rasa.shared.core.domain import Domain
    from rasa.shared.core.trackers import DialogueStateTracker

ERASE = "erase_requested"  # the slot that asks for the conversation's erasure
_LIVE = 100  # conversations in memory; the longest silent leave first


class StaleConversation(RuntimeError):
    """Another process has written to this conversation during the turn."""


class LoudTrackerStore(TrackerStore):
    """An ``events`` table in SQLite (WAL) or PostgreSQL, and the live conversations.

    The slot ``erase_requested`` makes a save delete the whole conversation.
    """

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: EventBroker | None = None,
        host: str = "sqlite:///var/rasa.db",  # Rasa's name for the URL
        live: int = _LIVE,
        **_: Any,
    ) -> None:
        super().__init__(domain, event_broker)
        self._engine = events_table.open_engine(host)
        self._live: OrderedDict[str, LiveTracker] = OrderedDict()
        self._most = live

    def close(self) -> None:
        """Give all connections back."""
        self._engine.dispose()

    def check(self) -> None:
        """Ask the database something.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: it does not answer.
        """
        with self._engine.connect() as connection:
            events_table.newest(connection, "")

    def init_tracker(self, sender_id: str) -> LiveTracker:
        """An empty tracker of a conversation."""
        return LiveTracker(sender_id, self.domain.slots)

    async def retrieve(self, sender_id: str) -> LiveTracker | None:
        """The last session: from memory when nobody else has touched its rows."""
        live = self._live.pop(sender_id, None)
        with self._engine.connect() as connection:
            newest = events_table.newest(connection, sender_id)
            if not newest:
                return None
            if live and live.newest == newest and live.stored == len(live.events):
                self._live[sender_id] = live
                return live
            events = events_table.last_session(connection, sender_id)
        return self._remember(self._replayed(sender_id, events), newest)

    async def retrieve_full_tracker(
        self, conversation_id: str
    ) -> DialogueStateTracker | None:
        """Every session of a conversation, from the database."""
        with self._engine.connect() as connection:
            events = events_table.all_sessions(connection, conversation_id)
        return self._replayed(conversation_id, events) if events else None

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store what is new, or erase everything when the conversation asks for it.

        Raises:
            StaleConversation: another process wrote meanwhile; nothing is stored.
            sqlalchemy.exc.SQLAlchemyError: nothing is stored.
        """
        self._live.pop(tracker.sender_id, None)
        if ERASE in tracker.slots and tracker.get_slot(ERASE):
            events_table.erase(self._engine, tracker.sender_id)
        elif isinstance(tracker, LiveTracker):
            self._append(tracker)
        else:
            self._append_foreign(tracker)

    async def keys(self) -> Iterable[str]:
        """The names of all conversations."""
        with self._engine.connect() as connection:
            return events_table.conversations(connection)

    def _append(self, tracker: LiveTracker) -> None:
        fresh = [e.as_dict() for e in islice(tracker.events, tracker.stored, None)]
        newest = tracker.newest
        if fresh:
            with events_table.writing(self._engine, tracker.sender_id) as connection:
                if events_table.newest(connection, tracker.sender_id) != newest:
                    raise StaleConversation
                newest = events_table.append(connection, tracker.sender_id, fresh)
            self._publish(tracker.sender_id, fresh)
        self._remember(tracker, newest)

    def _append_foreign(self, tracker: DialogueStateTracker) -> None:
        """Store a tracker that was not read from here: what the session lacks of it."""
        with events_table.writing(self._engine, tracker.sender_id) as connection:
            known = len(events_table.last_session(connection, tracker.sender_id))
            fresh = [e.as_dict() for e in islice(tracker.events, known, None)]
            if fresh:
                events_table.append(connection, tracker.sender_id, fresh)
        self._publish(tracker.sender_id, fresh)

    def _publish(self, sender_id: str, events: list[dict[str, Any]]) -> None:
        if self.event_broker:
            for event in events:
                self.event_broker.publish({"sender_id": sender_id, **event})

    def _remember(self, tracker: LiveTracker, newest: int) -> LiveTracker:
        if len(tracker.events) > LONG:
            tracker = self._shorter(tracker)
        tracker.stored, tracker.newest = len(tracker.events), newest
        self._live[tracker.sender_id] = tracker
        while len(self._live) > self._most:
            self._live.popitem(last=False)
        return tracker

    def _shorter(self, tracker: LiveTracker) -> LiveTracker:
        blank = self.init_tracker(tracker.sender_id)
        events = compact(list(tracker.events), blank)
        shorter = self.init_tracker(tracker.sender_id)
        for event in events:
            shorter.update(event)
        return shorter

    def _replayed(self, sender_id: str, events: list[dict[str, Any]]) -> LiveTracker:
        return LiveTracker.from_dict(sender_id, events, self.domain.slots)
