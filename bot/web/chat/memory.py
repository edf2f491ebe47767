"""What the edge remembers of running chats: turns under way and live buttons."""

import asyncio
import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

from bot.services.converse import Button, Turn

MAX_CHATS = 10_000
MAX_TURNS = 40  # remembered in each chat
PATIENCE = 20.0  # seconds a client waits for its answer

Tokens = tuple[tuple[str, ...], ...]
"""The token of each button, message by message."""

Shown = tuple[Turn, Tokens]


class ReusedKey(ValueError):
    """An idempotency key that came before with another message."""


class StaleButton(KeyError):
    """A button that is not on the last message of its chat."""


@dataclass
class Chat:
    """One running conversation.

    Attributes:
        turns: idempotency key -> message and its turn, oldest first.
        buttons: token -> button, of the last message only.
        busy: held while a turn runs, so that turns keep their order.
    """

    turns: "OrderedDict[str, tuple[str, asyncio.Task[Shown]]]" = field(
        default_factory=OrderedDict
    )
    buttons: dict[str, Button] = field(default_factory=dict)
    busy: asyncio.Lock = field(default_factory=asyncio.Lock)

    def press(self, token: str) -> Button:
        """The button behind a token.

        Raises:
            StaleButton: it was on an earlier message, or never existed.
        """
        try:
            return self.buttons[token]
        except KeyError as error:
            raise StaleButton(token) from error

    def offer(self, messages: Iterable[Iterable[Button]]) -> Tokens:
        """Make these the live buttons.

        Args:
            messages: the buttons of each message of one turn.

        Returns:
            The token of each button, message by message.
        """
        self.buttons = {}
        tokens = []
        for buttons in messages:
            named = {secrets.token_urlsafe(9): button for button in buttons}
            self.buttons |= named
            tokens.append(tuple(named))
        return tuple(tokens)

    async def once(
        self, key: str, message: str, run: Callable[[], Awaitable[Turn]]
    ) -> Shown:
        """Run a turn, or give again what it gave under the same key.

        A turn goes on when its client stops waiting; sent again, the message
        meets the same turn. One that was not delivered may be tried anew.

        Raises:
            ReusedKey: the key came before with another message.
            TimeoutError: the turn is still running.
            Exception: whatever ``run`` raises; the key is free again.
        """
        known = self.turns.get(key)
        if known is not None and known[0] != message:
            raise ReusedKey(key)
        task = known[1] if known else asyncio.create_task(self._run(run))
        self.turns[key] = (message, task)
        while len(self.turns) > MAX_TURNS:
            self.turns.popitem(last=False)
        try:
            async with asyncio.timeout(PATIENCE):
                shown = await asyncio.shield(task)
        finally:
            if _came_to_nothing(task):
                self.turns.pop(key, None)
        return shown

    async def _run(self, run: Callable[[], Awaitable[Turn]]) -> Shown:
        async with self.busy:
            turn = await run()
            if not turn.delivered:
                return turn, ()
            return turn, self.offer(reply.buttons for reply in turn.replies)


def _came_to_nothing(task: "asyncio.Task[Shown]") -> bool:
    if not task.done():
        return False
    failed = task.cancelled() or task.exception() is not None
    return failed or not task.result()[0].delivered


class Chats:
    """The chats of this process, the least recently used forgotten first."""

    def __init__(self, most: int = MAX_CHATS) -> None:
        self._most = most
        self._chats: OrderedDict[str, Chat] = OrderedDict()

    def get(self, conversation: str) -> Chat:
        """The chat of a conversation, a fresh one when it is not remembered."""
        chat = self._chats.pop(conversation, None) or Chat()
        self._chats[conversation] = chat
        while len(self._chats) > self._most:
            self._chats.popitem(last=False)
        return chat

    def forget(self, conversation: str) -> None:
        """Drop all that is remembered of a conversation."""
        self._chats.pop(conversation, None)
