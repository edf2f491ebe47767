"""Which income support a person says to receive: the fact `ammortizzatore`."""

from __future__ import annotations

from bot.intake.found import Found
from bot.intake.statements import Statement, found, settled, statements

FACT = "ammortizzatore"
GENERIC = "generic_cassa"
_CASSA = {GENERIC, "cigs", "cigd", "cigo", "in_attesa"}
# The first of each pair says more precisely what the second says.
_STRONGER = {
    ("cigs_solidarieta", "cigs"),
    *(("in_attesa", asked_for) for asked_for in ("cigs", "cigd", "cigo", "fis")),
}


def find(text: str) -> list[Found]:
    """Find the scheme that a message names; several are a conflict."""
    return [found(FACT, text, item) for item in stated(text)]


def stated(text: str, *, asked: bool = False) -> list[Statement]:
    """What a message states of the scheme, settled.

    Args:
        text: the message.
        asked: whether it answers a question about the scheme.
    """
    known = _known(text, asked=asked)
    about_cassa = asked or any(
        item.value in _CASSA and item.group != "bare" for item in known
    )
    return settled(
        (
            item
            for item in known
            if item.value != GENERIC and (about_cassa or item.group != "bare")
        ),
        text,
        _STRONGER,
    )


def names_cassa(text: str, *, asked: bool = False) -> bool:
    """Whether a message says "cassa" without saying which."""
    known = _known(text, asked=asked)
    return any(item.value == GENERIC for item in known) and not any(
        item.value != GENERIC and item.certain for item in known
    )


def _known(text: str, *, asked: bool) -> list[Statement]:
    return [
        item
        for item in statements(FACT, text, asked=asked, lasting=True)
        if not item.denied
    ]
