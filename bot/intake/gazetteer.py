"""The comuni of Italy, found by what people write."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.intake.places import Match, Place, PlaceMention, Resolution


class Gazetteer:
    """Finds comuni by name, former name, frazione, CAP or misspelling."""

    @classmethod
    def build(
        cls,
        comuni_rows: Iterable[Mapping[str, str]],
        frazioni_rows: Iterable[Mapping[str, str]],
        former_rows: Iterable[Mapping[str, str]],
    ) -> Gazetteer:
        """Index the rows of the reference tables."""
        raise NotImplementedError

    def get(self, istat: str) -> Place | None:
        """Return the comune with this ISTAT code."""
        raise NotImplementedError

    def by_name(self, name: str) -> tuple[Place, ...]:
        """Return the comuni that bear exactly this name."""
        raise NotImplementedError

    def by_cap(self, cap: str) -> tuple[Place, ...]:
        """Return the comuni that a CAP serves."""
        raise NotImplementedError

    def search(self, query: str, limit: int = 10) -> list[Match]:
        """Return the comuni that a query may mean, best first."""
        raise NotImplementedError

    def resolve(self, text: str) -> Resolution:
        """Read the answer to a question about a comune."""
        raise NotImplementedError

    def mentions(self, text: str) -> list[PlaceMention]:
        """Find the places named in a free message, in reading order."""
        raise NotImplementedError
