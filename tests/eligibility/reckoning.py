"""What the rules imply, reckoned the long way from the independent table.

Nothing here calls the product. A state holds, for each fact of the table, all that it
may still turn out to be; ``None`` is to stay unknown.
"""

from functools import cache
from itertools import combinations, product
from typing import Any

from tests.eligibility.independent_table import (
    BY_RESIDENZA_E_DOMICILIO,
    COMPATIBLE,
    VALUES,
    expected,
    in_lombardia,
)

FACTS = tuple(VALUES)
RESIDENCE = FACTS.index("residente_o_domiciliato")
ANYWHERE = ("015146", "estero", None)

State = tuple[tuple[Any, ...], ...]


def places_say(facts: dict[str, Any]) -> bool | None:
    where = (in_lombardia(facts.get("residenza")), in_lombardia(facts.get("domicilio")))
    return BY_RESIDENZA_E_DOMICILIO[where]


def lives_in_lombardy(facts: dict[str, Any]) -> bool | None:
    stated = facts.get("residente_o_domiciliato")
    return places_say(facts) if stated is None else stated


@cache
def verdict_of(values: tuple[Any, ...]) -> str:
    return expected(dict(zip(FACTS, values, strict=True)))["verdict"]


def known_values(facts: dict[str, Any]) -> tuple[Any, ...]:
    reduced = {**facts, "residente_o_domiciliato": lives_in_lombardy(facts)}
    return tuple(reduced.get(fact) for fact in FACTS)


def state_of(facts: dict[str, Any]) -> State:
    options = [
        (facts[fact],) if fact in facts else (*VALUES[fact], None) for fact in FACTS
    ]
    options[RESIDENCE] = residence_options(facts)
    return tuple(options)


def residence_options(facts: dict[str, Any]) -> tuple[bool | None, ...]:
    """All that the questions on residence and domicile may still bring out."""
    if "residente_o_domiciliato" in facts:
        return (lives_in_lombardy(facts),)
    found: set[bool | None] = set()
    for residenza in [facts["residenza"]] if "residenza" in facts else ANYWHERE:
        asked = in_lombardia(residenza) is False and "domicilio" not in facts
        found |= {
            places_say({"residenza": residenza, "domicilio": domicilio})
            for domicilio in (ANYWHERE if asked else [facts.get("domicilio")])
        }
    return tuple(sorted(found, key=str))


@cache
def reachable(state: State) -> frozenset[str]:
    """Every verdict that answers to what is open may lead to."""
    at = next((i for i, options in enumerate(state) if len(options) > 1), None)
    if at is None:
        return frozenset({verdict_of(tuple(options[0] for options in state))})
    return frozenset().union(*(reachable(fixed(state, at, v)) for v in state[at]))


@cache
def matters(state: State, index: int) -> bool:
    """Whether two ways to fill what is open differ in this fact and in verdict."""
    open_ = (i for i, options in enumerate(state) if len(options) > 1 and i != index)
    at = next(open_, None)
    if at is not None:
        return any(matters(fixed(state, at, value), index) for value in state[at])
    verdicts = {
        verdict_of(tuple(options[0] for options in fixed(state, index, value)))
        for value in state[index]
    }
    return len(verdicts) > 1


def fixed(state: State, index: int, value: Any) -> State:
    return (*state[:index], (value,), *state[index + 1 :])


def fewest_changes(facts: dict[str, Any]) -> list[dict[str, Any]]:
    """Every set of the fewest facts that, set anew, gives ``compatible``."""
    now = known_values(facts)
    for size in range(len(FACTS) + 1):
        sets = [
            dict(zip(names, values, strict=True))
            for names in combinations(FACTS, size)
            for values in product(*(VALUES[name] for name in names))
            if all(now[FACTS.index(n)] != v for n, v in zip(names, values, strict=True))
        ]
        working = [chosen for chosen in sets if verdict_with(now, chosen) == COMPATIBLE]
        if working:
            return working
    raise AssertionError("no change makes these facts compatible")


def verdict_with(now: tuple[Any, ...], chosen: dict[str, Any]) -> str:
    return verdict_of(
        tuple(chosen.get(fact, value) for fact, value in zip(FACTS, now, strict=True))
    )
