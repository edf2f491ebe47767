"""One turn at a time for each conversation, in the order the messages came.

Rasa's in-memory lock asks again once a second; these let the next turn begin when
the last one ends. They hold for one process: what another one writes meanwhile is
found by the tracker store, which then refuses the turn.

Of all conversations, few turns are under way together: a turn that has begun ends
before a new one takes its place in the queue, so none waits much longer than another.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

from rasa.core.lock_store import LockStore

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

TOGETHER = 2
"""Turns under way: one computes while the other waits for the action server."""


class TurnLocks(LockStore):
    """Locks in memory, forgotten when nobody holds or awaits them."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._under_way = asyncio.Semaphore(TOGETHER)

    @asynccontextmanager
    async def lock(
        self, conversation_id: str, *_: Any, **__: Any
    ) -> AsyncIterator[None]:
        """Wait for the turns of this conversation that came before."""
        lock = self._locks.get(conversation_id)
        if lock is None:
            lock = self._locks[conversation_id] = asyncio.Lock()
        async with lock, self._under_way:
            yield
