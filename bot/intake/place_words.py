"""The words around places: what introduces, denies or only resembles one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, cast

from bot.intake.normalise import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.intake.places import Role

    Rows = Iterable[Mapping[str, str]]

Grade = Literal["legale", "fatto", "origine", "terzi", "neutro", ""]


@dataclass(frozen=True)
class Cue:
    """Words that say what the place after them is.

    Attributes:
        role: the part the place plays, "" when the words only rule others out.
        grade: "legale" (residente), "fatto" (vivo), "origine" (sono di),
            "terzi" (abita), "neutro" (nato), "" for a company.
        adjacent: the place must follow at once.
        fuzzy: a misspelt name may follow.
    """

    role: Role
    grade: Grade
    adjacent: bool
    fuzzy: bool


@dataclass(frozen=True)
class PlaceWords:
    """The word lists that the gazetteer reads messages with.

    Attributes:
        common: everyday words, never taken for a misspelt place.
        ambiguous: names of places that are everyday words too, and whether one
            alone, given as an answer, may be the place.
        cues: words before a place, and what they make of it.
        around: other words by use ("particella", "strada", "negazione" …).
        short: abbreviations and what they stand for.
        territories: rows of areas larger than a comune.
        abroad: rows of foreign countries and towns.
    """

    common: frozenset[str] = frozenset()
    ambiguous: Mapping[str, bool] = field(default_factory=dict)
    cues: Mapping[str, Cue] = field(default_factory=dict)
    around: Mapping[str, frozenset[str]] = field(default_factory=dict)
    short: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    territories: tuple[Mapping[str, str], ...] = ()
    abroad: tuple[Mapping[str, str], ...] = ()

    @classmethod
    def build(  # noqa: PLR0913 - one argument a file of bot.reference
        cls,
        *,
        common: Iterable[str],
        ambiguous: Rows,
        cues: Rows,
        around: Rows,
        short: Rows,
        territories: Rows,
        abroad: Rows,
    ) -> PlaceWords:
        """Read the rows of the word lists in `bot.reference`."""
        groups = _grouped(around, "uso", "parola")
        # Towns that are things too ("crema") stay names, which may be misspelt.
        lists = (words for use, words in groups.items() if use != "cosa")
        usual = (word for phrases in lists for p in phrases for word in p.split())
        return cls(
            frozenset((*common, *usual)),
            {row["nome"]: row["da_solo"] == "si" for row in ambiguous},
            {key_of(row["indizio"]): _cue(row) for row in cues},
            groups,
            {
                short: tuple(sorted(longs))
                for short, longs in _grouped(short, "breve", "intero").items()
            },
            tuple(territories),
            tuple(abroad),
        )

    def use(self, name: str) -> frozenset[str]:
        """Return the words of one use, such as "negazione"."""
        return self.around.get(name, frozenset())

    def is_everyday(self, word: str) -> bool:
        """Whether a word is too usual to be a misspelt place."""
        return word in self.common or word in self.ambiguous or word.isdigit()


def _cue(row: Mapping[str, str]) -> Cue:
    return Cue(
        cast("Role", row["ruolo"]),
        cast("Grade", row["grado"]),
        row["adiacente"] == "si",
        row["refusi"] == "si",
    )


def _grouped(rows: Rows, by: str, value: str) -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for row in rows:
        groups.setdefault(row[by], set()).add(key_of(row[value]))
    return {name: frozenset(values) for name, values in groups.items()}
