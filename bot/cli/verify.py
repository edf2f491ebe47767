"""``sportello verify FILE``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.input import read_object, refuse, refuse_facts
from bot.eligibility.facts import InvalidFacts
from bot.eligibility.registry import UnknownEdition
from bot.reference import load_gazetteer
from bot.services.certificate import Difference, InvalidCertificate, check
from bot.texts import text

DIFFERENT = 1


def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=text("cli.verify.file"))],
) -> None:
    """Evaluate a certificate again: exit 0 when the same, 1 when not, 2 if bad."""
    certificate = read_object(file)
    try:
        differences = check(certificate, load_gazetteer())
    except InvalidCertificate as error:
        refuse("cli.input.not_certificate", file=file, field=error.field)
    except InvalidFacts as error:
        refuse_facts(error)
    except UnknownEdition:
        refuse("cli.input.unknown_edition", edition=certificate["edition"])
    if not differences:
        typer.echo(text("cli.verify.same", **_of(certificate, "verdict", "edition")))
        return
    typer.echo(text("cli.verify.different"))
    for difference in differences:
        typer.echo(_line(difference))
    raise typer.Exit(DIFFERENT)


def _of(certificate: dict[str, Any], *fields: str) -> dict[str, Any]:
    return {field: certificate[field] for field in fields}


def _line(difference: Difference) -> str:
    return text(
        "cli.verify.difference",
        path=difference.path,
        certified=_shown(difference.certified),
        evaluated=_shown(difference.evaluated),
    )


def _shown(value: object) -> str:
    if value is None:
        return text("cli.verify.nothing")
    return json.dumps(value, ensure_ascii=False)
