"""One turn at a time for each conversation, in the order the messages came.

Rasa's in-memory lock asks again once a second; these let the next turn begin when
the last one ends. They hold for one process: what another one writes meanwhile is
found by the tracker store, which then refuses the turn.

Of all conversations, few turns are under way together: a turn that has begun ends
before a new one takes its place in the queue, so none waits much longer than another.
When turns hang, as they do while the action server restarts, nobody waits for them
longer than a while.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

from rasa.core.lock_store import LockStore

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

TOGETHER = 2
"""Turns under way: one computes while the other waits for the action server."""
PATIENCE = 1.5
"""Seconds after which a turn begins although others are under way."""


class Places:
    """A few places, taken in order; who has waited long enough comes in anyway."""

    def __init__(self, places: int = TOGETHER, patience: float = PATIENCE) -> None:
        self._free = places  # below zero when somebody came in anyway
        self._patience = patience
        self._waiting: deque[asyncio.Future[None]] = deque()

    @asynccontextmanager
    async def taken(self) -> AsyncIterator[None]:
        """Hold a place."""
        if self._free > 0:
            self._free -= 1
        else:
            await self._wait()
        try:
            yield
        finally:
            self._give_back()

    async def _wait(self) -> None:
        loop = asyncio.get_running_loop()
        turn = loop.create_future()
        self._waiting.append(turn)
        alarm = loop.call_later(self._patience, self._let_in, turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._give_back()
            raise
        finally:
            alarm.cancel()

    def _let_in(self, turn: asyncio.Future[None]) -> None:
        if not turn.done():
            turn.set_result(None)
            self._free -= 1

    def _give_back(self) -> None:
        self._free += 1
        while self._free > 0 and self._waiting:
            self._let_in(self._waiting.popleft())


class TurnLocks(LockStore):
    """Locks in memory, forgotten when nobody holds or awaits them."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._under_way = Places()

    @asynccontextmanager
    async def lock(
        self, conversation_id: str, *_: Any, **__: Any
    ) -> AsyncIterator[None]:
        """Wait for the turns of this conversation that came before."""
        lock = self._locks.get(conversation_id)
        if lock is None:
            lock = self._locks[conversation_id] = asyncio.Lock()
        async with lock, self._under_way.taken():
            yield
