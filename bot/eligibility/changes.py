"""The smallest changes that would make a verdict compatible."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Final, Literal

from bot.eligibility.criteria import MET, Edition, RecipientClass
from bot.eligibility.facts import VALUES, Facts, Value, residente_o_domiciliato

Kind = Literal["document", "event", "fixed"]

_HARDNESS: Final[tuple[Kind, ...]] = ("document", "event", "fixed")
_PAST: Final = ("causa_cessazione", "azienda_in_crisi")


@dataclass(frozen=True)
class Change:
    """Facts to set, each to a value that it does not have now, and the kind of step.

    ``document``: a paper settles what is unknown. ``event``: it may still happen.
    ``fixed``: it cannot change, such as why a job ended. A mixed set has its hardest.
    """

    kind: Kind
    set: dict[str, Value]


def smallest_changes(facts: Facts, edition: Edition) -> tuple[Change, ...]:
    """Every set of the fewest facts whose change makes the verdict compatible.

    Returns:
        Easiest kind first; ``fixed`` ones only where there is no other; none when the
        verdict is compatible already, or when no answer could make it so.
    """
    now = {**facts, "residente_o_domiciliato": residente_o_domiciliato(facts)}
    ways = list(_ways(now, _compatible_answers(edition)))
    fewest = min(map(len, ways), default=0)
    if fewest == 0:
        return ()
    changes = [Change(_kind(now, way), way) for way in ways if len(way) == fewest]
    easier = [change for change in changes if change.kind != "fixed"]
    return tuple(sorted(easier or changes, key=_hardness))


def _ways(now: Facts, goals: Iterable[Facts]) -> Iterator[dict[str, Value]]:
    for goal in goals:
        differing = {
            fact: value for fact, value in goal.items() if now.get(fact) != value
        }
        way = {fact: value for fact, value in differing.items() if value is not None}
        if len(way) == len(differing):  # what is known cannot be made unknown
            yield way


@cache
def _compatible_answers(edition: Edition) -> tuple[Facts, ...]:
    return tuple(
        answers
        for recipients in edition.classes
        for answers in _all_answers(recipients)
        if all(criterion.result(answers) == MET for criterion in recipients.criteria)
    )


def _all_answers(recipients: RecipientClass) -> Iterator[dict[str, Value | None]]:
    needs = dict.fromkeys(need for c in recipients.criteria for need in c.needs)
    for values in product(*((*VALUES[need], None) for need in needs)):
        yield dict(zip(needs, values, strict=True))


def _kind(now: Facts, way: dict[str, Value]) -> Kind:
    return max((_kind_of_one(now, fact) for fact in way), key=_HARDNESS.index)


def _kind_of_one(now: Facts, fact: str) -> Kind:
    if now.get(fact) is None:
        return "document"
    return "fixed" if fact in _PAST else "event"


def _hardness(change: Change) -> int:
    return _HARDNESS.index(change.kind)
