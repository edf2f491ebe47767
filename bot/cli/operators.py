"""``sportello operators``."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from bot.bootstrap import App, build
from bot.cli.import_words import (
    map_lines,
    refusal_lines,
    source_line,
    summary,
    write_report,
)
from bot.cli.input import BAD_INPUT, refuse
from bot.cli.office_table import office_table
from bot.cli.settings import settings_or_exit
from bot.directory.origin import Origin, UnknownOrigin
from bot.services.find_operators import DEFAULT_LIMIT, nearby_offices
from bot.services.import_operators import ImportReport, Refusal, import_operators
from bot.services.office_map import InvalidMap, OfficeMap
from bot.services.office_rows import RowReader
from bot.services.ports import TooManyGone
from bot.storage import DatabaseProblem, check
from bot.storage.sources import InvalidSource, open_source
from bot.storage.sources.map_file import read_map
from bot.texts import text

PROGRESS_ROWS = 1000
CAP_DIGITS = 5

operators_app = typer.Typer(
    help=text("operators.help.app"), no_args_is_help=True, rich_markup_mode=None
)


@operators_app.command("import", help=text("operators.help.import"))
def import_list(
    source: Annotated[
        str, typer.Argument(metavar="FILE-o-URL", help=text("operators.help.source"))
    ],
    map_file: Annotated[
        Path,
        typer.Option("--map", metavar="MAP.yml", help=text("operators.help.map")),
    ],
    report: Annotated[
        Path | None,
        typer.Option(metavar="OUT.csv", help=text("operators.help.report")),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=text("operators.help.force"))
    ] = False,
) -> None:
    """Take a list of offices in and say what was refused."""
    office_map = _read_map(map_file)
    if report:
        _write(report, ())  # now, and not after the import, is the time to refuse it
    with _installation() as house:
        outcome = _import(house, source, office_map, force)
    if report:
        _write(report, outcome.refusals)
    for line in refusal_lines(outcome.refusals):
        typer.echo(line, err=True)
    typer.echo(summary(outcome))


@operators_app.command("list", help=text("operators.help.list"))
def list_nearest(
    near: Annotated[
        str, typer.Option(metavar="COMUNE", help=text("operators.help.near"))
    ],
    limit: Annotated[
        int, typer.Option(min=1, max=100, help=text("operators.help.limit"))
    ] = DEFAULT_LIMIT,
) -> None:
    """Print the offices nearest to a comune."""
    with _installation() as house:
        origin = _origin(house, near)
        found = nearby_offices(origin, house.database.offices, limit)
    typer.echo(office_table(found))


@contextmanager
def _installation() -> Iterator[App]:
    house = build(settings_or_exit())
    try:
        check(house.database)
        yield house
    except DatabaseProblem as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(1) from problem
    finally:
        house.database.close()


def _read_map(path: Path) -> OfficeMap:
    try:
        return read_map(path)
    except InvalidMap as error:
        for line in map_lines(error):
            typer.echo(line, err=True)
        raise typer.Exit(BAD_INPUT) from error


def _write(report: Path, refusals: Sequence[Refusal]) -> None:
    try:
        write_report(report, refusals)
    except OSError:
        refuse("operators.report.unwritable", file=report)


def _import(house: App, given: str, office_map: OfficeMap, force: bool) -> ImportReport:
    try:
        source = open_source(given, office_map)
        reader = RowReader(office_map, house.gazetteer, house.today(), source.origin)
        return import_operators(
            source.rows,
            reader,
            house.database.offices,
            house.now(),
            _progress,
            force=force,
        )
    except TooManyGone as error:
        reason = "mostly_refused" if error.refused else "too_many_gone"
        refuse(f"operators.{reason}", gone=error.gone, refused=error.refused)
    except InvalidSource as error:
        typer.echo(source_line(error), err=True)
        raise typer.Exit(BAD_INPUT) from error


def _progress(lines: int) -> None:
    if lines % PROGRESS_ROWS == 0:
        typer.echo(text("operators.progress", lines=lines), err=True)


def _origin(house: App, given: str) -> Origin:
    is_cap = given.isdigit() and len(given) == CAP_DIGITS
    find = house.origins.by_cap if is_cap else house.origins.by_comune
    try:
        return find(given)
    except UnknownOrigin as error:
        choices = ", ".join(f"{each.name} ({each.province})" for each in error.choices)
        refuse(f"operators.origin.{error.reason}", given=given, choices=choices)
