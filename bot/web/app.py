"""Builds the edge."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from bot.bootstrap import App
from bot.bootstrap import app as the_house
from bot.config import Settings
from bot.web import health, openapi, pages, problems
from bot.web.api import comuni, editions, operators, prescreen
from bot.web.chat import router as chat
from bot.web.chat.memory import Chats
from bot.web.chat.tokens import Tokens
from bot.web.edge import Edge
from bot.web.limits import RateLimits
from bot.web.protection import BodyLimit, SecurityHeaders
from bot.web.rasa import Rasa


def create_app(
    house: App | None = None,
    rasa: Rasa | None = None,
    now: Callable[[], float] = time.time,
) -> FastAPI:
    """The edge as an ASGI application.

    Args:
        house: settings and what hangs on them; by default the process's own.
        rasa: the assistant; by default the one that the settings name.
        now: seconds since the epoch.
    """
    house = house or the_house()
    edge = Edge(
        house=house,
        rasa=rasa or Rasa.at(house.settings),
        tokens=Tokens(house.settings.secret_key, now),
        chats=Chats(),
        now=now,
    )
    app = FastAPI(
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.edge = edge
    for part in (prescreen, comuni, operators, editions):
        app.include_router(part.router, prefix="/api/v1")
    for router in (chat.router, health.router, pages.router):
        app.include_router(router)
    app.mount("/static", StaticFiles(packages=[("bot.web", "static")]), "static")
    problems.install(app)
    openapi.install(app)
    _protect(app, house.settings, now)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    await app.state.edge.rasa.close()


def _protect(app: FastAPI, settings: Settings, now: Callable[[], float]) -> None:
    """Wrap the app; the last wrapper added is the first that a request meets."""
    app.add_middleware(BodyLimit)
    if settings.limits == "on" or settings.env == "production":
        keys = frozenset(filter(None, map(str.strip, settings.api_keys.split(","))))
        app.add_middleware(RateLimits, keys=keys, now=now)
    app.add_middleware(SecurityHeaders)
