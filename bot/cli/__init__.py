"""``sportello``: the command line."""

import sys
from importlib import import_module
from importlib.util import find_spec

import typer
from typer.core import TyperGroup

from bot.cli import prescreen, serve, train, verify
from bot.cli.italian import in_italian, speak_italian
from bot.texts import text

_GROUPS = {"operators": "operators_app", "database": "database_app"}
_NAMES = {"operators": "operators", "database": "db"}


def main() -> None:
    """Run the command of this process's arguments and exit with its code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command.

    Returns:
        The exit code: 0 when all is well, 2 for bad input, 1 for the rest.
    """
    try:
        code = command().main(arguments, prog_name="sportello", standalone_mode=False)
    except typer.TyperException as error:
        _complain(error)
        return error.exit_code
    except (typer.Abort, KeyboardInterrupt):
        typer.echo(text("cli.aborted"), err=True)
        return 1
    return code if isinstance(code, int) else 0


def command() -> TyperGroup:
    """The command with all its subcommands."""
    app = typer.Typer(
        help=text("cli.about"),
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    for module in (serve, train, prescreen, verify):
        name = module.__name__.rpartition(".")[2]
        app.command(name, help=text(f"cli.{name}.about"))(getattr(module, name))
    for room, attribute in _GROUPS.items():
        if find_spec(f"bot.cli.{room}"):
            module = import_module(f"bot.cli.{room}")
            app.add_typer(getattr(module, attribute), name=_NAMES[room])
    group = typer.main.get_group(app)
    speak_italian(group)
    return group


def _complain(error: typer.TyperException) -> None:
    message = in_italian(error.format_message())
    typer.echo(message, err=True)
    context = getattr(error, "ctx", None)
    if context is not None and "--help" not in message:
        hint = text("cli.try", command=context.command_path)
        typer.echo(hint, err=True)
