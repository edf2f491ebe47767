"""``sportello serve``: the whole assistant, from one command."""

from __future__ import annotations

import socket
import threading
import time
from datetime import UTC, datetime

import httpx
import typer

from bot.cli.processes import keep_together, require_project
from bot.cli.settings import settings_or_exit
from bot.config import Settings
from bot.storage.database import Database
from bot.storage.problems import DatabaseProblem
from bot.storage.upgrade import upgrade
from bot.texts import text

ASK_EVERY = 1.0  # seconds between two looks at the readiness
SAY_EVERY = 15.0  # seconds between two words about what is still missing

FAILED = 1


def serve() -> None:
    """Check what can be wrong, start every process, say when all is ready."""
    require_project()
    settings = settings_or_exit()
    _refuse_taken_ports(settings)
    _prepare_database(settings)
    typer.echo(text("cli.serve.starting"))
    announcer = threading.Thread(target=announce, args=(settings,), daemon=True)
    raise typer.Exit(keep_together(announcer.start))


def announce(settings: Settings) -> None:
    """Say when the assistant is ready, and meanwhile what is awaited."""
    address = f"http://{_seen_from_here(settings.edge_host)}:{settings.edge_port}"
    said = time.monotonic()
    while missing := missing_parts(address):
        if time.monotonic() - said > SAY_EVERY:
            said = time.monotonic()
            names = ", ".join(text(f"cli.serve.parts.{part}") for part in missing)
            typer.echo(text("cli.serve.waiting", parts=names))
        time.sleep(ASK_EVERY)
    typer.echo(text("cli.serve.ready", address=address))


def missing_parts(address: str) -> list[str]:
    """The parts that are not ready yet; ``edge`` alone when it does not answer."""
    try:
        answer = httpx.get(f"{address}/health/ready", timeout=10)
        return list(answer.json()["missing"])
    except (httpx.HTTPError, ValueError, KeyError):
        return ["edge"]


def taken_ports(settings: Settings) -> list[tuple[str, int]]:
    """The settings whose port somebody else listens on, with the port."""
    return [
        (part, port)
        for part in ("rasa", "actions", "edge")
        if _is_taken(
            getattr(settings, f"{part}_host"), port := getattr(settings, f"{part}_port")
        )
    ]


def _refuse_taken_ports(settings: Settings) -> None:
    taken = taken_ports(settings)
    for part, port in taken:
        line = text(
            "cli.serve.port_taken",
            port=port,
            part=text(f"cli.serve.parts.{part}"),
            setting=f"SPORTELLO_{part.upper()}_PORT",
        )
        typer.echo(line, err=True)
    if taken:
        raise typer.Exit(FAILED)


def _prepare_database(settings: Settings) -> None:
    typer.echo(text("cli.serve.database"))
    database = Database(settings.database_url)
    try:
        upgrade(database, datetime.now(UTC))
    except DatabaseProblem as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(FAILED) from problem
    finally:
        database.close()


def _is_taken(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except OSError:
            return True
    return False


def _seen_from_here(host: str) -> str:
    everywhere = ("0.0.0.0", "::")  # noqa: S104  (compared, not bound)
    return "localhost" if host in everywhere else host
