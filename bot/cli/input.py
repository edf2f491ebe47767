"""JSON from a file or the standard input, refused in words."""

import json
import sys
from pathlib import Path
from typing import Any, NoReturn

import typer

from bot.eligibility.facts import VALUES, InvalidFacts
from bot.texts import text

BAD_INPUT = 2


def read_object(file: Path) -> dict[str, Any]:
    """The JSON object in a file; ``-`` is the standard input.

    Raises:
        typer.Exit: with code 2, after saying on stderr what is wrong.
    """
    try:
        value = json.loads(_read(file))
    except OSError as error:
        refuse("cli.input.unreadable", file=file, reason=error.strerror)
    except UnicodeDecodeError:
        refuse("cli.input.not_utf8", file=file)
    except json.JSONDecodeError as error:
        line, column = error.lineno, error.colno
        refuse("cli.input.not_json", file=file, line=line, column=column)
    except (ValueError, RecursionError):
        refuse("cli.input.not_json", file=file, line=1, column=1)
    if not isinstance(value, dict):
        refuse("cli.input.not_object", file=file)
    return value


def refuse(key: str, **variables: Any) -> NoReturn:
    """Say on stderr what is wrong and leave with code 2."""
    typer.echo(text(key, **variables), err=True)
    raise typer.Exit(BAD_INPUT)


def refuse_facts(error: InvalidFacts) -> NoReturn:
    """Name every wrong fact on stderr and leave with code 2."""
    for problem in error.problems:
        detail = text(f"reasons.{problem.reason}")
        if problem.reason == "unknown_value" and problem.fact in VALUES:
            allowed = ", ".join(json.dumps(each) for each in VALUES[problem.fact])
            detail += " " + text("cli.input.allowed", values=allowed)
        line = text(
            "cli.input.wrong_fact",
            fact=problem.fact,
            detail=detail,
            reason=problem.reason,
        )
        typer.echo(line, err=True)
    raise typer.Exit(BAD_INPUT)


def _read(file: Path) -> str:
    if str(file) == "-":
        return sys.stdin.buffer.read().decode("utf-8-sig")
    return file.read_text(encoding="utf-8-sig")
