"""``serve``: the Rasa server, from our own parts."""

from __future__ import annotations

import asyncio
import gc
from functools import partial
from typing import TYPE_CHECKING

from bot.engine import freshness, logs, quiet

quiet.prepare()  # before Rasa is imported

from rasa.core.run import configure_app  # noqa: E402
from rasa.engine.exceptions import GraphComponentException  # noqa: E402
from sanic.response import HTTPResponse, json  # noqa: E402
from sqlalchemy.exc import SQLAlchemyError  # noqa: E402

from bot.engine import known, patches  # noqa: E402
from bot.engine.actions_endpoint import ActionsEndpoint  # noqa: E402
from bot.engine.channel import SORRY, RestChannel, SportelloChannel  # noqa: E402
from bot.engine.conversation import Conversations  # noqa: E402
from bot.engine.locks import TurnLocks  # noqa: E402
from bot.engine.refusals import BrokenModel, NoDatabase  # noqa: E402
from bot.engine.tracker_store import LoudTrackerStore  # noqa: E402
from bot.texts import text  # noqa: E402

if TYPE_CHECKING:
    from rasa.core.agent import Agent
    from sanic import Sanic
    from sanic.request import Request

    from bot.engine.settings import EngineSettings


def serve(settings: EngineSettings) -> int:
    """Serve until the process is told to stop.

    Returns:
        the exit code.

    Raises:
        ForeignModel: the archive is not ours; nothing in it was loaded.
        NotUnderstood: the model fails on a known sentence.
        NoDatabase: the database cannot be used.
        BrokenModel: the archive cannot be loaded.
    """
    logs.configure(settings.log_level)
    freshness.check_ours(settings.model)
    agent = load(settings)
    asyncio.run(known.check(agent, (SORRY,)))
    gc.collect()
    gc.freeze()  # else collecting what never dies stops all turns for 0.3 s
    app = application(settings, agent)
    app.run(host=settings.rasa_host, port=settings.rasa_port, access_log=False)
    logs.say(text("engine.stopped"))
    return 0


def load(settings: EngineSettings) -> Conversations:
    """The agent with its model, ready to speak.

    Raises:
        NoDatabase: the database cannot be used.
        BrokenModel: the archive cannot be loaded.
    """
    patches.install()
    try:
        store = LoudTrackerStore(host=settings.tracker_url)
    except SQLAlchemyError as problem:
        raise NoDatabase(type(problem).__name__) from problem
    agent = Conversations(
        tracker_store=store,
        lock_store=TurnLocks(),
        action_endpoint=ActionsEndpoint(settings.actions_url),
    )
    try:
        agent.load_model(settings.model)
    except GraphComponentException as problem:
        raise BrokenModel(problem.__cause__ or problem) from problem
    return agent


def application(settings: EngineSettings, agent: Agent) -> Sanic:
    """Rasa's HTTP API behind the token, our two channels, and readiness."""
    app = configure_app(
        input_channels=[SportelloChannel(settings.channel_secret), RestChannel()],
        auth_token=settings.rasa_token,
        enable_api=True,
    )
    logs.take_over_from_sanic()
    app.config.MOTD = False
    app.ctx.agent = agent
    app.add_route(partial(_ready, agent), "/ready", name="ready")
    app.register_listener(partial(_announce, settings), "after_server_start")
    app.register_listener(partial(_close, agent), "after_server_stop")
    return app


async def _ready(agent: Agent, _: Request) -> HTTPResponse:
    """Whether a message would be answered: a model and a database that answers."""
    try:
        agent.tracker_store.check()
    except SQLAlchemyError as problem:
        logs.turn_failed(problem)
        return json({"status": "unavailable"}, status=503)
    return json({"status": "ok"})


async def _announce(settings: EngineSettings, *_: object) -> None:
    address = f"http://{settings.rasa_host}:{settings.rasa_port}"
    logs.say(text("engine.ready", address=address))


async def _close(agent: Agent, *_: object) -> None:
    await agent.action_endpoint.close()
    agent.tracker_store.close()
