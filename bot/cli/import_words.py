"""What an import says: problems of maps, lists and lines, and the counts."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.services.import_operators import ImportReport, Refusal
from bot.services.office_line import RowProblem
from bot.services.office_map import InvalidMap
from bot.storage.sources import InvalidSource
from bot.texts import text

_COLUMNS = ("line", "field", "value", "reason")
_FORMULA = ("=", "+", "-", "@", "\t")


def map_lines(error: InvalidMap) -> Iterator[str]:
    """Everything wrong with a map, a line each."""
    for problem in error.problems:
        yield text(
            f"operators.map.{problem.reason}",
            where=problem.where,
            value=problem.value,
        )


def source_line(error: InvalidSource) -> str:
    """Why a list cannot be read."""
    return text(f"operators.source.{error.reason}", **error.variables)


def refusal_lines(refusals: Iterable[Refusal]) -> Iterator[str]:
    """Every refused line with its reasons."""
    for refusal in refusals:
        reasons = "; ".join(_reason(problem) for problem in refusal.problems)
        yield text("operators.refused_line", line=refusal.line, reasons=reasons)


def summary(report: ImportReport) -> str:
    """How many offices are new, changed, same, withdrawn; how many lines refused."""
    counts = report.counts
    return text(
        "operators.summary",
        added=counts.added,
        changed=counts.changed,
        same=counts.same,
        withdrawn=counts.withdrawn,
        refused=len(report.refusals),
    )


def write_report(path: Path, refusals: Iterable[Refusal]) -> None:
    """Write one line a problem, for a spreadsheet: line, field, value, reason.

    Raises:
        OSError: the file cannot be written.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(text(f"operators.report.{column}") for column in _COLUMNS)
        for refusal in refusals:
            for problem in refusal.problems:
                field, value = _field(problem), _harmless(problem.value)
                writer.writerow((refusal.line, field, value, _reason(problem)))


def _reason(problem: RowProblem) -> str:
    return text(
        f"operators.refused.{problem.reason}",
        field=_field(problem),
        value=problem.value,
    )


def _field(problem: RowProblem) -> str:
    return text(f"operators.field.{problem.field}") if problem.field else ""


def _harmless(value: str) -> str:
    """A spreadsheet would run a cell that begins like a formula."""
    return f"'{value}" if value.startswith(_FORMULA) else value
