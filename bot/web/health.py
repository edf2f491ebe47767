"""``/health``: is the process alive, and can a conversation be held."""

import asyncio
from collections.abc import Awaitable, Callable

import httpx
from fastapi import APIRouter, Response
from pydantic import BaseModel

from bot.bootstrap import App
from bot.storage.database import check
from bot.storage.problems import DatabaseProblem
from bot.web.edge import TheEdge
from bot.web.problems import Json
from bot.web.rasa import CHECK_TIMEOUT

router = APIRouter(prefix="/health", tags=["health"])


class Alive(BaseModel):
    """The process answers."""

    status: str


class Readiness(BaseModel):
    """What a conversation needs, part by part: true when it is there."""

    status: str
    parts: dict[str, bool]
    missing: list[str]


@router.get("/live", response_model=Alive)
async def live() -> Response:
    """The process answers."""
    return Json({"status": "live"})


@router.get(
    "/ready",
    response_model=Readiness,
    responses={503: {"model": Readiness}},
)
async def ready(edge: TheEdge) -> Response:
    """Database, engine, model and actions; 503 as long as one is missing."""
    looks: dict[str, Callable[[], Awaitable[bool]]] = {
        "database": lambda: asyncio.to_thread(_database_answers, edge.house),
        "rasa": edge.rasa.has_model,
        "understanding": edge.rasa.understands,
        "actions": lambda: _actions_answer(edge.house),
    }
    found = await asyncio.gather(*(look() for look in looks.values()))
    parts = dict(zip(looks, found, strict=True))
    missing = [name for name, there in parts.items() if not there]
    status = "not_ready" if missing else "ready"
    body = {"status": status, "parts": parts, "missing": missing}
    return Json(body, 503 if missing else 200)


def _database_answers(house: App) -> bool:
    try:
        check(house.database)
    except DatabaseProblem:
        return False
    return True


async def _actions_answer(house: App) -> bool:
    settings = house.settings
    address = f"http://{settings.actions_host}:{settings.actions_port}/health"
    try:
        async with httpx.AsyncClient(timeout=CHECK_TIMEOUT) as client:
            return (await client.get(address)).is_success
    except httpx.HTTPError:
        return False
