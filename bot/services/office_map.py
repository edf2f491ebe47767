"""How the columns of someone's list of offices become the fields of an office."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FIELDS = (
    "id",
    "name",
    "address",
    "comune",
    "province",
    "istat",
    "cap",
    "phone",
    "email",
    "website",
    "lat",
    "lon",
    "kind",
    "accreditation",
    "checked_on",
    "source",
)


@dataclass(frozen=True)
class MapProblem:
    """Something wrong in a map.

    Attributes:
        reason: key of the text, under ``operators.map``.
        where: the section or field concerned.
        value: what stands there.
    """

    reason: str
    where: str
    value: object = ""


class InvalidMap(ValueError):
    """A map that cannot be used.

    Attributes:
        problems: everything wrong with it.
    """

    def __init__(self, problems: Sequence[MapProblem]) -> None:
        super().__init__(", ".join(f"{each.where}: {each.reason}" for each in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Accredited:
    """Which rows state the accreditation.

    Attributes:
        column: where to look.
        values: what must stand there, in lower case; empty for anything at all.
    """

    column: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class OfficeMap:
    """A checked map.

    Attributes:
        dataset: short name of the list.
        columns: the column or columns that make a field, joined by a space.
        constants: fields equal for every row.
        values: for a field, what its words in the list stand for.
        accredited: which rows state the accreditation; None when all do.
        dates: formats of dates besides ISO, as for ``strptime``.
        complete: whether an office that the list no longer has is withdrawn.
        encoding: of a CSV; "" to find out.
        delimiter: of a CSV; "" to find out.
        sheet: of a spreadsheet; "" for the first.
    """

    dataset: str
    columns: Mapping[str, tuple[str, ...]]
    constants: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    accredited: Accredited | None = None
    dates: tuple[str, ...] = ()
    complete: bool = False
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""

    @property
    def used_columns(self) -> tuple[str, ...]:
        """Every column that the map names, once."""
        named = [column for columns in self.columns.values() for column in columns]
        if self.accredited:
            named.append(self.accredited.column)
        return tuple(dict.fromkeys(named))

    def says(self, field: str) -> bool:
        """Whether the map tells where a field comes from."""
        return field in self.columns or field in self.constants
