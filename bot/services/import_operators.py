"""Take someone's list of offices in, line by line."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.services.office_line import RowProblem, SourceRow
from bot.services.office_rows import Outcome, RowReader
from bot.services.ports import MergeCounts, OfficeList, OfficeWriter, TooManyGone


@dataclass(frozen=True)
class Refusal:
    """A line that was left out.

    Attributes:
        line: its number in the file, the first line being 1.
        problems: every reason.
    """

    line: int
    problems: tuple[RowProblem, ...]


@dataclass(frozen=True)
class ImportReport:
    """What an import did.

    Attributes:
        counts: offices added, changed, same, withdrawn.
        refusals: lines left out, in the order of the file.
    """

    counts: MergeCounts
    refusals: tuple[Refusal, ...]


def import_operators(  # noqa: PLR0913  (each is what the caller knows)
    rows: Iterable[SourceRow],
    reader: RowReader,
    offices: OfficeWriter,
    now: datetime,
    progress: Callable[[int], None] | None = None,
    *,
    force: bool = False,
) -> ImportReport:
    """Check every line, then take all the good ones in at once.

    Args:
        rows: lines of the list; an error while reading them writes nothing.
        reader: knows what its columns mean, and the comuni.
        offices: where they go.
        now: instant, with zone.
        progress: told the number of lines checked, after each.
        force: let a complete list withdraw as many offices as it likes.

    Returns:
        The report; a second run with the same list adds and changes nothing.

    Raises:
        TooManyGone: a complete list would withdraw more than half of its offices,
            or has more refused lines than good ones.
    """
    outcomes = _without_doubles(_read_all(reader, rows, progress))
    refused = [each for each in outcomes if each.record is None]
    good = OfficeList(
        dataset=reader.map.dataset,
        records=[each.record for each in outcomes if each.record],
        complete=reader.map.complete,
        kept=frozenset(each.key for each in refused),
        guarded=not force,
    )
    if good.complete and good.guarded and len(refused) > len(good.records):
        raise TooManyGone(0, len(refused))
    counts = offices.merge(good, now)
    refusals = tuple(Refusal(each.line, each.problems) for each in refused)
    return ImportReport(counts, refusals)


def _read_all(
    reader: RowReader,
    rows: Iterable[SourceRow],
    progress: Callable[[int], None] | None,
) -> list[Outcome]:
    outcomes = []
    for number, row in enumerate(rows, start=1):
        outcomes.append(reader.read(row))
        if progress:
            progress(number)
    return outcomes


def _without_doubles(outcomes: list[Outcome]) -> list[Outcome]:
    """Refuse a line whose office an earlier line already stated."""
    seen: dict[str, int] = {}
    checked = []
    for outcome in outcomes:
        record = outcome.record
        keys = {record.natural_key, record.place_key} if record else set()
        first = min((seen[key] for key in keys if key in seen), default=None)
        if first is not None:
            doubled = RowProblem("", "double", str(first))
            checked.append(Outcome(outcome.line, None, (doubled,), outcome.key))
            continue
        seen |= dict.fromkeys(keys, outcome.line)
        checked.append(outcome)
    return checked
