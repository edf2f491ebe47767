"""Where a person says to live: `residenza`, `domicilio`, or only in or out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.eligibility.facts import Value
from bot.intake.context import context_of
from bot.intake.found import Choice, Found
from bot.intake.gazetteer import Gazetteer
from bot.intake.phrases import Hit
from bot.intake.places import Place, PlaceMention, Role
from bot.intake.scan import hits
from bot.intake.spelling import read_words

RESIDENZA: Final = "residenza"
DOMICILIO: Final = "domicilio"
SOMEWHERE = "residente_o_domiciliato"
ABROAD = "estero"
_MOST_CHOICES = 4  # of those of one name, the nearest and largest come first
_HOME = frozenset({RESIDENZA, DOMICILIO})


def find(
    text: str, gazetteer: Gazetteer
) -> tuple[list[Found], dict[str, tuple[Choice, ...]]]:
    """Find where a message says that the person lives.

    Returns:
        The facts in reading order, and what ambiguous names may mean, by fact.
        A place named alone between pauses is taken for home, to be confirmed.
    """
    found: list[Found] = []
    choices: dict[str, tuple[Choice, ...]] = {}
    for mention in _standing(text, gazetteer.mentions(text)):
        if len(mention.places) > 1:
            choices[mention.role] = choices_of(mention.places)
        else:
            found += _found(mention)
    named = {item.fact for item in found}
    if named & _HOME:
        found = [item for item in found if item.fact != SOMEWHERE]
    choices = {fact: held for fact, held in choices.items() if fact not in named}
    return _each_once(found), choices


def choices_of(places: tuple[Place, ...]) -> tuple[Choice, ...]:
    """The heaviest comuni to choose from, such as "Saronno (VA)"; 4 at most."""
    return tuple(
        Choice(place.istat, f"{place.name} ({place.province})")
        for place in places[:_MOST_CHOICES]
    )


def _found(mention: PlaceMention) -> Iterator[Found]:
    fact: str = mention.role
    value: Value | None = None
    if mention.kind == "abroad":
        value = ABROAD
    elif mention.places:
        value = mention.places[0].istat
    elif mention.in_lombardy:
        fact, value = SOMEWHERE, True
    if value is not None:
        span = (mention.start, mention.end, mention.text)
        yield Found(fact, value, *span, certain=mention.certain)


def _standing(text: str, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """The mentions that say where home is, without those corrected later."""
    homes: list[PlaceMention] = []
    last: Role = ""
    for mention in mentions:
        role, sure = _role(text, mention, last if homes else "", homes[-1:])
        last = role or last
        dropped = mention.negated or mention.elsewhen or _supposed(text, mention)
        if role in _HOME and not dropped:
            certain = sure and mention.certain and not mention.hedged
            homes.append(replace(mention, role=role, certain=certain))
    homes = [home for home in homes if not home.near] or homes
    return [
        home
        for place, home in enumerate(homes)
        if not any(
            later.role == home.role and _corrects(text, home, later)
            for later in homes[place + 1 :]
        )
    ]


def _role(
    text: str, mention: PlaceMention, last: Role, before: list[PlaceMention]
) -> tuple[Role, bool]:
    """What a place is to the person, and whether that is sure."""
    if mention.role:
        return mention.role, True
    if last and before and _moved(text, before[0], mention):
        return last, True
    cue = _cue(text, mention)
    if cue in {"formal", "for_another"}:
        return RESIDENZA, True
    if cue or _is_province(mention) or _stands_alone(text, mention):
        return RESIDENZA, False
    return "", False


def _is_province(mention: PlaceMention) -> bool:
    """Whether a province is named as such; a valley says less."""
    return mention.kind == "province" and mention.text.lower().startswith("prov")


def _cue(text: str, mention: PlaceMention) -> str:
    """Which cue of ``residenza.yml`` stands right before a place, if any."""
    words = read_words(text)
    first, _ = words.at(mention.start, mention.end)
    cues = (hit for hit in hits(RESIDENZA, text) if hit.last == first)
    cue = next(cues, None)
    if cue is None or (
        cue.value == "for_another" and not context_of(text).has("behalf")
    ):
        return ""
    return cue.value


def _supposed(text: str, mention: PlaceMention) -> bool:
    words = read_words(text)
    place = Hit("", "", *words.at(mention.start, mention.end))
    if {"fuori", "fuera"} & {
        words[i] for i in range(max(0, place.first - 3), place.first)
    }:
        return True
    context = context_of(text)
    return context.supposed(place) or context.of_another(place)


def _corrects(text: str, earlier: PlaceMention, later: PlaceMention) -> bool:
    if later.near and not earlier.near:
        return False  # "a Rovato, cioè verso Coccaglio" is still Rovato.
    words = read_words(text)
    first = Hit("", "", *words.at(earlier.start, earlier.end))
    second = Hit("", "", *words.at(later.start, later.end))
    return context_of(text).corrected(first, second)


_OF_WORK = re.compile(r"contratt|lavor|ditta|aziend|assunt|turn", re.IGNORECASE)


def _moved(text: str, home: PlaceMention, later: PlaceMention) -> bool:
    """Whether a later place replaces home; "adesso ho un contratto a" does not."""
    between = text[home.end : later.start]
    return _corrects(text, home, later) and not _OF_WORK.search(between)


def _stands_alone(text: str, mention: PlaceMention) -> bool:
    words = read_words(text)
    first, last = words.at(mention.start, mention.end)
    return last > first and context_of(text).alone(Hit("", "", first, last))


def _each_once(found: list[Found]) -> list[Found]:
    kept: dict[tuple[str, Value], Found] = {}
    for item in found:
        kept.setdefault((item.fact, item.value), item)
    return list(kept.values())
