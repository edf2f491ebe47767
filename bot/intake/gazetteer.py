"""The comuni of Italy, found by what people write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.intake.mentions import MentionFinder
from bot.intake.normalise import key_of
from bot.intake.place_answer import PlaceAnswer
from bot.intake.place_index import PlaceIndex
from bot.intake.place_names import by_weight
from bot.intake.place_search import PlaceSearch
from bot.intake.place_words import PlaceWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.intake.places import Match, Place, PlaceMention, Resolution

    Rows = Iterable[Mapping[str, str]]


class Gazetteer:
    """Finds comuni by name, former name, frazione, CAP or misspelling.

    Built once and only read afterwards, so it can be shared by threads.
    """

    def __init__(self, index: PlaceIndex) -> None:
        self._index = index
        self._search = PlaceSearch(index)
        self._mentions = MentionFinder(index)
        self._answer = PlaceAnswer(index, self._mentions)

    @classmethod
    def build(
        cls,
        comuni_rows: Rows,
        frazioni_rows: Rows,
        former_rows: Rows,
        *,
        generic_caps: Rows = (),
        words: PlaceWords | None = None,
    ) -> Gazetteer:
        """Index the rows of the reference tables.

        Args:
            comuni_rows: rows of comuni_italia.csv.
            frazioni_rows: rows of frazioni_geonames_lombardia.csv, and others
                with the same first columns.
            former_rows: rows of comuni_soppressi_lombardia.csv; those without a
                successor are passed over.
            generic_caps: rows of cap_generici.csv.
            words: the words around places; without them no message is read,
                only names.
        """
        words = words or PlaceWords()
        return cls(
            PlaceIndex(comuni_rows, frazioni_rows, former_rows, generic_caps, words)
        )

    def get(self, istat: str) -> Place | None:
        """Return the comune with this ISTAT code."""
        return self._index.places.get(istat)

    def by_name(self, name: str) -> tuple[Place, ...]:
        """Return the comuni that bear exactly this name, in Italian or not.

        Accents, apostrophes, hyphens and case do not count; former names,
        frazioni and beginnings of names are left to `search`.
        """
        named = self._index.names.exact(key_of(name))
        return by_weight(n.place for n in named if n.why == "exact")

    def by_cap(self, cap: str) -> tuple[Place, ...]:
        """Return the comuni that a CAP serves, generic ones included."""
        return self._index.caps.get(cap.strip(), ())

    def capital(self, code: str) -> Place | None:
        """Return the chief town of a province, by its two letters."""
        own = (p for p in self._index.places.values() if p.province == code.upper())
        towns = (place for place in own if place.province_name.startswith(place.name))
        return max(towns, key=lambda place: place.population, default=None)

    def search(self, query: str, limit: int = 10) -> list[Match]:
        """Return the comuni that a query may mean, best first.

        Args:
            query: a name, its beginning, a frazione, a former name, a misspelt
                name, a CAP; a province may follow ("Saronno (VA)").
            limit: the most comuni to return.

        Returns:
            Comuni of Lombardy before others of the same score, then the most
            populous; nothing when nothing resembles the query.
        """
        return self._search.search(query, limit)

    def resolve(self, text: str, *, living: bool = False) -> Resolution:
        """Read the answer to a question about a comune.

        Args:
            text: the answer.
            living: whether it was asked where one lives in fact, so that
                "residente a" names the place that is not meant.
        """
        return self._answer.resolve(text, living=living)

    def mentions(self, text: str) -> list[PlaceMention]:
        """Find the places named in a free message, in reading order.

        Names that are everyday words ("Pero", "Ora") count only after words such
        as "abito a", or with a capital of their own after "a"; misspelt names
        after such words, or one slip away after "a" or "di".
        """
        return self._mentions.find(text)
