"""Home, second home or workplace: roles that places of one message settle."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from bot.intake.place_doubts import NO_DOUBT, Doubt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.intake.normalise import Message
    from bot.intake.place_context import PlaceContext, Said
    from bot.intake.place_denial import Denials
    from bot.intake.place_words import Grade
    from bot.intake.places import Role
    from bot.intake.spotting import Hit


@dataclass(frozen=True)
class Sighting:
    """A place in a message and what its surroundings say.

    Attributes:
        hit: the words and what they name.
        said: the cue before it, if any.
        role: the part it plays.
        grade: how strong the cue is; that of the place before when joined to it.
        denied: whether the message denies it.
        near: whether the message only says close to it.
        doubt: what keeps it from being where one lives today.
    """

    hit: Hit
    said: Said | None
    role: Role
    grade: Grade
    denied: bool
    near: bool
    doubt: Doubt = NO_DOUBT


def settle(
    seen: Sequence[Sighting],
    message: Message,
    context: PlaceContext,
    denials: Denials,
) -> list[Sighting]:
    """Let the places of a message correct each other.

    "Abito a Lodi, anzi a Crema" takes Lodi back; "trasferito da Lodi a Crema" leaves
    it without a role. "Sono di Bari ma vivo a Lodi"
    leaves Bari without a role. "Residente a Bari ma vivo a Lodi" makes Lodi the
    domicile, as does "abito a Bari ma sto a Lodi".
    """
    refused = [
        replace(one, denied=True)
        if after and not after.denied and denials.is_refused(message, one.hit)
        else one
        for one, after in zip_longest(seen, seen[1:])
    ]
    kept = _taken_back(refused, message, context)
    homes = [one for one in kept if one.role == "residenza" and not one.denied]
    return [_settled(one, homes, message, context) for one in kept]


def _taken_back(
    seen: Sequence[Sighting], message: Message, context: PlaceContext
) -> list[Sighting]:
    kept = list(seen)
    for index, (one, after) in enumerate(pairwise(seen)):
        start = after.said.start if after.said else after.hit.first
        joined = context.links(message, one.hit.last, max(start, one.hit.last))
        same = one.role == after.role and one.near == after.near
        taken = joined and same and context.corrects(message, one.hit.last, start)
        if taken:
            kept[index] = replace(one, denied=True)
        elif joined and context.leaves(message, one.hit, after.hit):
            left = one.doubt._replace(elsewhen=True)
            kept[index] = replace(one, role="", doubt=left)
        elif joined and context.leaves(message, after.hit, one.hit):
            kept[index + 1] = replace(after, denied=True)  # "tornato a Bari da Monza"
    return kept


def _settled(
    one: Sighting,
    homes: Sequence[Sighting],
    message: Message,
    context: PlaceContext,
) -> Sighting:
    others = [home for home in homes if home.hit.places != one.hit.places]
    if one.role != "residenza" or one.denied or not others:
        return one
    if one.near and not all(home.near for home in others):
        return replace(one, role="")
    if one.grade == "origine":
        firm = any(home.grade != "origine" for home in others)
        return replace(one, role="") if firm else one
    if one.grade == "fatto":
        registered = any(home.grade == "legale" for home in others)
        before = [home for home in others if home.hit.first < one.hit.first]
        opposed = any(
            home.grade == "fatto"
            and context.opposes(message, home.hit.last, one.hit.first)
            for home in before
        )
        if registered or opposed:
            return replace(one, role="domicilio")
    return one
