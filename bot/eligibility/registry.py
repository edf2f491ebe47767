"""The editions of the measure, and the acts that they quote."""

from importlib.resources import files
from typing import Final

from bot.eligibility.criteria import Edition
from bot.eligibility.editions import x_6686_2017

__all__ = ["DEFAULT", "Edition", "UnknownEdition", "act_text", "edition", "editions"]

DEFAULT: Final = "x_6686_2017"

_EDITIONS: Final = {known.id: known for known in (x_6686_2017.EDITION,)}


class UnknownEdition(KeyError):
    """No edition has this id."""


def edition(edition_id: str) -> Edition:
    """One edition by its id.

    Raises:
        UnknownEdition: there is none.
    """
    try:
        return _EDITIONS[edition_id]
    except KeyError:
        raise UnknownEdition(edition_id) from None


def editions() -> tuple[Edition, ...]:
    """All editions, oldest first."""
    return tuple(_EDITIONS.values())


def act_text(act: str) -> str:
    """The text of an act, Markdown, as we hold it.

    Raises:
        FileNotFoundError: we do not hold it.
    """
    source = files("bot.eligibility").joinpath("acts", f"{act}.md")
    return source.read_text(encoding="utf-8")
