"""``sportello db``."""

import typer

from bot.bootstrap import instant
from bot.cli.settings import settings_or_exit
from bot.storage import Database, DatabaseProblem
from bot.storage.upgrade import upgrade as bring_up_to_date
from bot.texts import text

database_app = typer.Typer(
    help=text("database.help.app"), no_args_is_help=True, rich_markup_mode=None
)


@database_app.callback()
def database() -> None:
    """Make `upgrade` a subcommand, though it is the only one."""


@database_app.command("upgrade", help=text("database.help.upgrade"))
def upgrade() -> None:
    """Create or migrate the tables and load the reference data."""
    opened = Database(settings_or_exit().database_url)
    try:
        bring_up_to_date(opened, instant(), _tell)
    except DatabaseProblem as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(1) from problem
    finally:
        opened.close()
    typer.echo(text("database.ready", where=opened.where))


def _tell(step: str) -> None:
    typer.echo(text(f"database.step.{step}"), err=True)
