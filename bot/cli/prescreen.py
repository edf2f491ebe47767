"""``sportello prescreen FACTS.json``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.input import read_object, refuse, refuse_facts
from bot.cli.settings import settings_or_exit
from bot.eligibility.facts import InvalidFacts
from bot.eligibility.registry import UnknownEdition
from bot.reference import load_gazetteer
from bot.services import prescreen as service
from bot.texts import text


def prescreen(
    file: Annotated[
        Path,
        typer.Argument(metavar="FACTS.json", help=text("cli.prescreen.file")),
    ],
) -> None:
    """Print the API's JSON for the facts of a file, whatever the verdict."""
    body = read_object(file)
    facts, edition = _parts(body)
    try:
        answer = service.prescreen(facts, edition, load_gazetteer())
    except InvalidFacts as error:
        refuse_facts(error)
    except UnknownEdition:
        refuse("cli.input.unknown_edition", edition=edition)
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def _parts(body: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """Facts and edition of a body of the API, or of bare facts."""
    if "facts" not in body:
        return body, settings_or_exit().edition
    for field in body.keys() - {"facts", "edition"}:
        refuse("cli.input.wrong_part", field=field)
    facts = body["facts"]
    edition = body.get("edition") or settings_or_exit().edition
    if not isinstance(facts, dict):
        refuse("cli.input.wrong_part", field="facts")
    if not isinstance(edition, str):
        refuse("cli.input.wrong_part", field="edition")
    return facts, edition
