"""What the routes share: the house, the assistant and the chats under way."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request

from bot.bootstrap import App
from bot.web.chat.memory import Chats
from bot.web.chat.tokens import Tokens
from bot.web.rasa import Rasa


@dataclass(frozen=True)
class Edge:
    """One process of the edge.

    Attributes:
        house: settings, gazetteer, database and calendar.
        rasa: the assistant.
        tokens: makes and reads the chat's tokens.
        chats: the chats under way.
        now: seconds since the epoch.
    """

    house: App
    rasa: Rasa
    tokens: Tokens
    chats: Chats
    now: Callable[[], float]


# Async though it awaits nothing: FastAPI sends a plain function to a thread.
async def _edge(request: Request) -> Edge:
    return cast("Edge", request.app.state.edge)


TheEdge = Annotated[Edge, Depends(_edge)]
