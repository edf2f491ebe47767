"""The settings, and what is wrong with them, for whoever types a command."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import typer
from pydantic import ValidationError

from bot.cli.input import BAD_INPUT
from bot.config import Settings, load_settings
from bot.eligibility.registry import UnknownEdition, edition, editions
from bot.texts import catalogue, text


def settings_or_exit() -> Settings:
    """The settings of the environment.

    Raises:
        typer.Exit: with code 2, after saying on stderr what is wrong.
    """
    try:
        settings = load_settings()
    except ValidationError as error:
        tell_wrong_settings(error)
        raise typer.Exit(BAD_INPUT) from error
    try:
        edition(settings.edition)
    except UnknownEdition as error:
        known = ", ".join(each.id for each in editions())
        _tell([_named("edition", "unknown_edition", allowed=known)])
        raise typer.Exit(BAD_INPUT) from error
    return settings


def tell_wrong_settings(error: ValidationError) -> None:
    """Say on stderr, by its variable, each setting that is wrong."""
    _tell(_line(wrong) for wrong in error.errors())


def _tell(lines: Iterator[str] | list[str]) -> None:
    typer.echo(text("cli.settings.wrong"), err=True)
    for line in lines:
        typer.echo(f"  {line}", err=True)


def _line(wrong: Mapping[str, Any]) -> str:
    kind, given = str(wrong["type"]), dict(wrong.get("ctx", {}))
    allowed = str(given.pop("expected", "")).replace(" or ", ", ")
    name = "_".join(str(part) for part in wrong["loc"])
    return _named(name, kind, allowed=allowed, **given)


def _named(name: str, kind: str, **given: Any) -> str:
    key = f"cli.settings.{kind}"
    said = text(key if key in catalogue() else "cli.settings.other", **given)
    return f"SPORTELLO_{name.upper()}: {said}" if name else said
