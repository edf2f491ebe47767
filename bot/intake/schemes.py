"""Which income support a person says to receive: the fact `ammortizzatore`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.intake.doubts import doubted
from bot.intake.found import Found
from bot.intake.spelling import read_words
from bot.intake.statements import Statement, found, settled, statements

FACT = "ammortizzatore"
GENERIC = "generic_cassa"
_CASSA = {GENERIC, "cigs", "cigd", "cigo", "in_attesa"}
# The first of each pair says more precisely what the second says.
_STRONGER = {
    ("cigs_solidarieta", "cigs"),
    *(
        ("in_attesa", asked_for)
        for asked_for in ("cigs", "cigs_solidarieta", "cigd", "cigo", "fis", "nessuno")
    ),
}
# Said by itself: "niente" may be all that the INPS has answered so far.
_BARE = frozenset({"clause"})
_AFTER_WORK = frozenset({"naspi", "dis_coll", "mobilita"})
_GRANTED = frozenset({"cigs", "cigs_solidarieta", "cigd", "cigo", "fis"} | _AFTER_WORK)


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
    said = (
        item
        for item in known
        if item.value != GENERIC and (about_cassa or item.group != "bare")
    )
    standing = settled(_apart(said, text), text, _STRONGER)
    if any(item.value == GENERIC for item in known):
        standing = [one for item in standing for one in _late(item)]
    return [_unless_awaited(item, text) for item in standing]


def _apart(said: Iterable[Statement], text: str) -> Iterator[Statement]:
    """Part "cassa ordinaria e in deroga", one phrase, into the two that it names."""
    words = read_words(text)
    for item in said:
        yield item
        inside = {words[i] for i in range(item.hit.first, item.hit.last)}
        if item.value != "cigo" and {"ordinaria", "e"} <= inside:
            yield replace(item, value="cigo")


def _late(item: Statement) -> list[Statement]:
    """Who says "cassa" too may wait for what is late, or get it before the NASpI."""
    if item.value in _AFTER_WORK:
        return [replace(item, certain=False)]
    if item.value != "nessuno":
        return [item]
    return [replace(item, value=v, certain=False) for v in ("in_attesa", item.value)]


def _unless_awaited(item: Statement, text: str) -> Statement:
    """A scheme that somebody still waits for may not be granted: to be asked."""
    awaited = item.value in _GRANTED and doubted("not_granted", text)
    return replace(item, certain=item.certain and not awaited)


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
        if not item.denied and not _refused_for_now(item, text)
    ]


def _refused_for_now(item: Statement, text: str) -> bool:
    bare = item.value == "nessuno" and item.group in _BARE
    return bare and doubted("waiting", text)
