"""Puts the parts of an installation together, once a process."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from bot.config import Settings, load_settings
from bot.directory.origin import Origins
from bot.intake.gazetteer import Gazetteer
from bot.reference import load_gazetteer, rows
from bot.storage import Database

LEGAL_ZONE = ZoneInfo("Europe/Rome")
"""Deadlines and opening hours run on the Italian calendar."""


@dataclass(frozen=True)
class App:
    """An installation, ready to serve.

    Attributes:
        settings: what differs between installations.
        gazetteer: knows the comuni.
        database: nothing is opened before its first use; see `bot.storage.check`.
        today: the Italian calendar day.
        now: the instant, in UTC.
        origins: makes a point of a comune, a CAP or a position.
    """

    settings: Settings
    gazetteer: Gazetteer
    database: Database
    today: Callable[[], date]
    now: Callable[[], datetime]
    origins: Origins


def build(settings: Settings | None = None) -> App:
    """Put an installation together.

    Args:
        settings: None reads the environment.

    Raises:
        pydantic.ValidationError: naming each setting that is wrong.
    """
    settings = settings or load_settings()
    gazetteer = load_gazetteer()
    codes = (row["codice_istat"] for row in rows("comuni_italia"))
    places = [place for place in map(gazetteer.get, codes) if place]
    return App(
        settings=settings,
        gazetteer=gazetteer,
        database=Database(settings.database_url),
        today=italian_day,
        now=instant,
        origins=Origins(gazetteer, places),
    )


@cache
def app() -> App:
    """The installation of this process, built at the first call."""
    return build()


def instant() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def italian_day() -> date:
    """Today in Italy, whatever the zone of the machine."""
    return datetime.now(LEGAL_ZONE).date()
