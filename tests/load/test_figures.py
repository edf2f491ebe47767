"""Percentiles, ratios, targets, meters and sizes of a run."""

import os
import time

import psutil
import pytest

from bot.reference import rows
from tests.load import edge, inside
from tests.load.meter import Meter, descendant
from tests.load.plan import FULL, QUICK
from tests.load.quantiles import medians, percentile, ratio
from tests.load.targets import Target, judged, targets
from tests.load.turns import BOTS, _order


def test_percentiles_are_interpolated() -> None:
    values = [40, 10, 20, 30]

    assert percentile(values, 0) == 10
    assert percentile(values, 50) == 25
    assert percentile(values, 100) == 40
    assert percentile([7], 99) == 7
    with pytest.raises(ValueError, match="no values"):
        percentile([], 50)


def test_a_ratio_compares_the_sides_of_the_same_round() -> None:
    ours = [{"cpu": 1.0}, {"cpu": 2.0}, {"cpu": 9.0}]
    theirs = [{"cpu": 4.0}, {"cpu": 8.0}, {"cpu": 9.0}]

    assert ratio(ours, theirs, "cpu") == 0.25
    assert medians(ours) == {"cpu": 2.0}


def test_every_bot_is_first_once_in_three_rounds() -> None:
    names = list(BOTS)

    assert {_order(names, number)[0] for number in range(3)} == set(names)
    assert all(sorted(_order(names, n)) == sorted(names) for n in range(3))


@pytest.mark.parametrize(
    ("better", "value", "outcome"),
    [
        ("less", 20, "goal"),
        ("less", 25, "must"),
        ("less", 31, "missed"),
        ("more", 31, "goal"),
        ("more", 25, "missed"),
    ],
)
def test_a_target_tells_what_was_reached(
    better: str, value: float, outcome: str
) -> None:
    bounds = (30, 20) if better == "less" else (30, 31)
    target = Target("f", "f", "ms", *bounds, better=better)

    assert target.outcome(value) == outcome
    assert target.reached(value) == (outcome == "goal")


def test_targets_have_names_of_their_own_and_sensible_bounds() -> None:
    every = targets()

    assert len({t.figure for t in every}) == len({t.name for t in every}) == len(every)
    for target in every:
        assert target.goal is None or target.outcome(target.goal) == "goal"
        assert target.outcome(target.must) == "must"


def test_a_figure_that_stays_short_is_explained() -> None:
    short, reached = judged({"spread": 2}), judged({"spread": 1})

    assert short[0]["why"]
    assert not reached[0]["why"]


def test_what_was_not_measured_is_not_judged() -> None:
    (only,) = judged({"spread": 1.2, "unheard_of": 3})

    assert only["target"].figure == "spread"
    assert only["outcome"] == "goal"


def test_a_meter_sees_cpu_and_memory() -> None:
    meter = Meter({"here": psutil.Process()})
    before = meter.cpu("here")
    until = time.process_time() + 0.03
    while time.process_time() < until:
        pass

    assert meter.cpu() > before
    assert meter.memory()["here"] > 5


def test_a_process_that_is_not_there_is_said() -> None:
    with pytest.raises(LookupError, match="no process"):
        descendant(psutil.Process(os.getpid()), "-m", "nothing.of.ours")


def test_a_full_run_has_three_rounds_and_reaches_turn_500() -> None:
    assert FULL.rounds >= 3
    assert FULL.starts >= 3
    assert FULL.long >= 500
    assert set(FULL.dialogues) == set(QUICK.dialogues) == {1, 8, 32}
    assert all(dialogues % many == 0 for many, dialogues in FULL.dialogues.items())


def test_no_two_requests_are_alike() -> None:
    every = list(edge.bodies())

    assert len(set(every)) == len(every)
    assert len(every) >= FULL.requests * (FULL.rounds + 1)


def test_a_slip_changes_nearly_every_name() -> None:
    names = [row["nome"] for row in rows("comuni_italia")]
    changed = sum(inside.slipped(name) != name for name in names)

    assert inside.slipped("Saronno") == "Saornno"
    assert len(names) == 7894
    assert changed > 0.9 * len(names)


def test_the_people_judged_all_differ() -> None:
    people = [frozenset(facts.items()) for facts in inside._people()]

    assert len(set(people)) == len(people) >= FULL.evaluations
