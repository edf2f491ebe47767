"""Without any server: judging facts, finding comuni, finding offices."""

import time
from collections.abc import Callable, Iterable, Sequence
from itertools import islice, product
from random import Random
from statistics import median
from typing import Any

from bot.directory.nearest import OfficeIndex
from bot.directory.office import Office
from bot.eligibility.evaluate import evaluate
from bot.eligibility.facts import AMMORTIZZATORE, CONDIZIONE, Facts, in_lombardy
from bot.eligibility.registry import DEFAULT, edition
from bot.intake.gazetteer import Gazetteer
from bot.reference import load_gazetteer, rows
from bot.services.prescreen import outcome
from tests.load.plan import Plan
from tests.load.quantiles import percentile

OFFICES, NEAREST = 3000, 5
SEED = 6686
Point = tuple[float, float]


def measure(plan: Plan) -> dict[str, Any]:
    """Each in microseconds or milliseconds a call."""
    gazetteer = load_gazetteer()
    judged = judging(plan)
    found = searching(gazetteer, plan.names)
    near = nearest(gazetteer, plan.evaluations)
    return {
        "judging": judged,
        "search": found,
        "nearest": near,
        "figures": {
            "evaluation": judged["evaluate"],
            "search_p50": found["all"]["p50"],
            "nearest_comune": near["comune"],
            "nearest_point": near["point"],
        },
    }


def judging(plan: Plan) -> dict[str, float]:
    """Microseconds of one verdict, and of the whole answer of the API."""
    rules = edition(DEFAULT)
    people = list(islice(_people(), plan.evaluations))
    return {
        "evaluate": _median_us(lambda facts: evaluate(facts, rules), people),
        "outcome": _median_us(lambda facts: outcome(facts, rules), people),
        "people": len(people),
    }


def searching(gazetteer: Gazetteer, every: int) -> dict[str, dict[str, float]]:
    """Milliseconds of one search, by what was typed: name, its beginning, a slip."""
    names = [row["nome"] for row in rows("comuni_italia")]
    gazetteer.search("Saronno")
    queries = {
        "name": names[::every],
        "beginning": [name[:4] for name in names[::every]],
        "slip": [slipped(name) for name in names[::every]],
    }
    spent = {how: _each_ms(gazetteer.search, typed) for how, typed in queries.items()}
    spent["all"] = [ms for each in spent.values() for ms in each]
    return {
        how: {"p50": percentile(ms, 50), "p99": percentile(ms, 99), "searches": len(ms)}
        for how, ms in spent.items()
    }


def nearest(gazetteer: Gazetteer, searches: int) -> dict[str, float]:
    """Microseconds to find five of 3,000 offices."""
    random = Random(SEED)
    index = OfficeIndex(_office(number, random) for number in range(OFFICES))
    codes = (row["codice_istat"] for row in rows("comuni_italia"))
    lombardy = [gazetteer.get(code) for code in codes if in_lombardy(code)]
    comuni = [(place.lat, place.lon) for place in lombardy if place]
    points = [_point(random) for _ in range(searches)]
    once = _each_us(lambda at: index.nearest(*at, NEAREST), points)
    for place in comuni:
        index.nearest(*place, NEAREST)
    return {
        "comune": _median_us(lambda at: index.nearest(*at, NEAREST), comuni),
        "point": median(once),
        "point_p99": percentile(once, 99),
    }


def slipped(name: str) -> str:
    """A name with two letters exchanged: "Saronno" -> "Saornno"."""
    middle = len(name) // 2
    return name[: middle - 1] + name[middle] + name[middle - 1] + name[middle + 1 :]


def _people() -> Iterable[Facts]:
    """Facts that differ, in an order that mixes the verdicts."""
    comuni = ("012119", "015146", "033032", "estero", None)
    causes = ("licenziamento_economico", "dimissioni", "scadenza_contratto")
    values = (CONDIZIONE, AMMORTIZZATORE, (True, False, None), comuni, causes)
    names = (
        "condizione",
        "ammortizzatore",
        "accordo_esuberi",
        "residenza",
        "causa_cessazione",
    )
    people = list(product(*values))
    Random(SEED).shuffle(people)
    for answers in people:
        yield dict(zip(names, answers, strict=True))


def _office(number: int, random: Random) -> Office:
    lat, lon = _point(random)
    return Office(
        id=str(number),
        name=f"office {number}",
        kind="operatore_accreditato",
        istat="015146",
        comune="Milano",
        address="",
        phone="",
        lat=lat,
        lon=lon,
        accreditation="",
        checked_on="2026",
        source="",
    )


def _point(random: Random) -> Point:
    return random.uniform(44.7, 46.6), random.uniform(8.5, 11.4)


def _each_us(call: Callable[[Any], object], given: Sequence[Any]) -> list[float]:
    spent = []
    for one in given:
        began = time.perf_counter_ns()
        call(one)
        spent.append((time.perf_counter_ns() - began) / 1000)
    return spent


def _each_ms(call: Callable[[Any], object], given: Sequence[Any]) -> list[float]:
    return [us / 1000 for us in _each_us(call, given)]


def _median_us(call: Callable[[Any], object], given: Sequence[Any]) -> float:
    """The median over five passes of the mean of a call."""
    means = []
    for _ in range(5):
        began = time.perf_counter_ns()
        for one in given:
            call(one)
        means.append((time.perf_counter_ns() - began) / 1000 / len(given))
    return median(means)
