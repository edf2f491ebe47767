"""Conversations are kept whole, or the turn did not happen."""

import os
import tempfile
import unittest
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.exc import SQLAlchemyError

from bot.engine import events_table
from bot.engine.compaction import LONG
from bot.engine.tracker_store import ERASE, LoudTrackerStore, StaleConversation
from tests.engine.inside.conversations import DOMAIN, beginning, conversation

SECRET = "una cosa riservata"


# A PostgreSQL database of the test's own (test_postgres.py); else SQLite.
SERVER = os.environ.get("TRACKER_STORE_TEST_URL")
on_sqlite = unittest.skipIf(SERVER, "about SQLite's file")


class Store(unittest.IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "deep" / "rasa.db"
        self.store = self.open()
        if SERVER:
            with self.store._engine.begin() as connection:
                connection.execute(events_table.EVENTS.delete())

    def open(self, **options: Any) -> LoudTrackerStore:
        url = SERVER or f"sqlite:///{self.file}"
        store = LoudTrackerStore(DOMAIN, host=url, **options)
        self.addCleanup(store.close)
        return store

    async def spoken(self, name: str = "me", turns: int = 3) -> DialogueStateTracker:
        tracker = await self.store.get_or_create_tracker(name)
        for event in conversation(1, turns):
            tracker.update(event)
        await self.store.save(tracker)
        return tracker


class Keeping(Store):
    async def test_a_live_conversation_is_not_read_again(self) -> None:
        tracker = await self.spoken()
        assert await self.store.retrieve("me") is tracker

    async def test_another_process_reads_the_same(self) -> None:
        tracker = await self.spoken()
        again = await self.open().retrieve("me")
        assert again.current_slot_values() == tracker.current_slot_values()
        assert again.active_loop_name == tracker.active_loop_name

    @on_sqlite
    async def test_rasa_s_own_store_reads_our_rows(self) -> None:
        tracker = await self.spoken()
        stock = SQLTrackerStore(DOMAIN, db=str(self.file))
        self.addCleanup(stock.engine.dispose)
        again = await stock.retrieve("me")
        assert again.current_slot_values() == tracker.current_slot_values()

    async def test_only_the_last_session_is_loaded(self) -> None:
        tracker = await self.spoken()
        whole = len(tracker.events)
        for event in beginning():
            tracker.update(event)
        await self.store.save(tracker)
        again = await self.open().retrieve("me")
        assert isinstance(again.events[0], SessionStarted)
        full = await self.store.retrieve_full_tracker("me")
        assert len(full.events) == whole + 3

    async def test_a_long_conversation_is_short_in_memory_and_whole_in_sql(
        self,
    ) -> None:
        written = len((await self.spoken(turns=60)).events)
        live = await self.store.retrieve("me")
        assert len(live.events) < LONG
        live.update(SlotSet("azienda", "x"))
        await self.store.save(live)
        full = await self.store.retrieve_full_tracker("me")
        assert len(full.events) == written + 1
        assert full.current_slot_values() == live.current_slot_values()

    async def test_the_longest_silent_leaves_memory_first(self) -> None:
        self.store = self.open(live=2)
        first = await self.spoken("a")
        for name in ("b", "c"):
            await self.spoken(name)
        assert await self.store.retrieve("a") is not first

    async def test_an_unknown_conversation_leaves_no_trace(self) -> None:
        await self.store.get_or_create_tracker("nobody", append_action_listen=False)
        assert list(await self.store.keys()) == []

    async def test_a_tracker_from_elsewhere_adds_what_is_new(self) -> None:
        tracker = await self.spoken()
        foreign = DialogueStateTracker.from_events("me", [], DOMAIN.slots)
        for event in [*list(tracker.events)[1:], SlotSet("azienda", "nuova")]:
            foreign.update(event)
        await self.store.save(foreign)
        again = await self.store.retrieve("me")
        assert again.get_slot("azienda") == "nuova"


class Failing(Store):
    async def test_a_turn_that_was_not_saved_is_forgotten(self) -> None:
        tracker = await self.spoken()
        tracker.update(UserUttered("mai salvato"))
        again = await self.store.retrieve("me")
        texts = [e.text for e in again.events if isinstance(e, UserUttered)]
        assert len(texts) == 3
        assert "mai salvato" not in texts

    async def test_a_failed_write_is_loud_and_leaves_the_old_state(self) -> None:
        tracker = await self.spoken()
        tracker.update(SlotSet("azienda", "mai salvata"))
        failure = patch.object(events_table, "append", side_effect=SQLAlchemyError)
        with failure, self.assertRaises(SQLAlchemyError):  # noqa: PT027
            await self.store.save(tracker)
        again = await self.store.retrieve("me")
        assert again.get_slot("azienda") != "mai salvata"

    async def test_a_failed_read_is_loud(self) -> None:
        failure = patch.object(events_table, "newest", side_effect=SQLAlchemyError)
        with failure, self.assertRaises(SQLAlchemyError):  # noqa: PT027
            await self.store.retrieve("me")

    async def test_what_another_process_wrote_is_seen(self) -> None:
        await self.spoken()
        other = self.open()
        theirs = await other.retrieve("me")
        theirs.update(SlotSet("azienda", "altrove"))
        await other.save(theirs)
        again = await self.store.retrieve("me")
        assert again.get_slot("azienda") == "altrove"

    async def test_two_turns_at_once_do_not_both_count(self) -> None:
        await self.spoken()
        other = self.open()
        ours, theirs = await self.store.retrieve("me"), await other.retrieve("me")
        for tracker in (ours, theirs):
            tracker.update(UserUttered("insieme"))
        await other.save(theirs)
        with self.assertRaises(StaleConversation):  # noqa: PT027
            await self.store.save(ours)


class Erasing(Store):
    @on_sqlite
    async def test_nothing_remains_of_an_erased_conversation(self) -> None:
        tracker = await self.spoken()
        tracker.update(UserUttered(SECRET))
        await self.store.save(tracker)
        assert SECRET.encode() in self.bytes_on_disk()
        tracker.update(UserUttered("cancella"))
        tracker.update(SlotSet(ERASE, True))
        await self.store.save(tracker)
        assert SECRET.encode() not in self.bytes_on_disk()
        assert await self.store.retrieve("me") is None
        assert await self.store.retrieve_full_tracker("me") is None

    @on_sqlite
    def test_no_page_keeps_a_copy_from_before_it_was_split(self) -> None:
        draw = Random(23)  # of these rows, deleting alone leaves one name readable
        names = [f"talk-{draw.random()}" for _ in range(20)]
        engine = self.store._engine
        with events_table.writing(engine, "x") as connection:
            for _ in range(600):
                name = draw.choice(names)
                said = "x" * draw.choice([20, 300, 900, 3000])
                event = {"event": "slot", "name": "azienda", "value": said}
                events_table.append(connection, name, [event])
        events_table.erase(engine, names[0])
        assert names[0].encode() not in self.bytes_on_disk()
        assert names[1].encode() in self.bytes_on_disk()

    async def test_the_others_remain(self) -> None:
        await self.spoken("other")
        tracker = await self.spoken()
        tracker.update(SlotSet(ERASE, True))
        await self.store.save(tracker)
        assert list(await self.store.keys()) == ["other"]

    async def test_who_writes_again_begins_anew(self) -> None:
        tracker = await self.spoken()
        tracker.update(SlotSet(ERASE, True))
        await self.store.save(tracker)
        again = await self.spoken()
        assert again.get_slot(ERASE) is None

    async def test_rows_deleted_by_the_application_are_gone_from_memory(self) -> None:
        await self.spoken()
        events_table.erase(self.open()._engine, "me")
        assert await self.store.retrieve("me") is None

    async def test_nothing_is_read_of_an_erased_conversation(self) -> None:
        tracker = await self.spoken()
        tracker.update(SlotSet(ERASE, True))
        await self.store.save(tracker)
        assert await self.store.retrieve_full_tracker("me") is None

    def bytes_on_disk(self) -> bytes:
        return b"".join(part.read_bytes() for part in self.file.parent.glob("rasa.db*"))
