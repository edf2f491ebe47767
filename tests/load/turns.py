"""What a turn costs: stock, stock with the schema fix, ours, in turn."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from typing import Any

from tests.load.crowd import crowd
from tests.load.plan import Plan
from tests.load.quantiles import medians, ratio
from tests.load.systems import System, ours, stock

Rounds = dict[str, dict[int, list[dict[str, float]]]]

BOTS: dict[str, Callable[[], AbstractContextManager[System]]] = {
    "stock": stock,
    "fixed": lambda: stock(fixed=True),
    "ours": ours,
}


def measure(plan: Plan) -> dict[str, Any]:
    """Start the three bots, warm them up, and measure each in turn."""
    with ExitStack() as stack:
        systems = {name: stack.enter_context(bot()) for name, bot in BOTS.items()}
        for system in systems.values():
            crowd(system, 2, plan.warm)
        rounds = _rounds(systems, plan)
        memory = {name: one.meter.memory() for name, one in systems.items()}
    return {
        "table": {
            name: {str(many): medians(held) for many, held in by_crowd.items()}
            for name, by_crowd in rounds.items()
        },
        "rounds": plan.rounds,
        "memory": memory,
        "figures": _ratios(rounds)
        | {f"memory_{part}": memory["ours"][part] for part in ("rasa", "actions")},
    }


def _rounds(systems: dict[str, System], plan: Plan) -> Rounds:
    rounds: Rounds = {name: {many: [] for many in plan.dialogues} for name in systems}
    for number in range(plan.rounds):
        for many, dialogues in plan.dialogues.items():
            for name in _order(list(systems), number):
                held = crowd(systems[name], many, dialogues)
                rounds[name][many].append(held)
                _say(number, many, name, held)
    return rounds


def _order(names: list[str], number: int) -> list[str]:
    """Nobody is always first: each round begins with the next bot."""
    first = number % len(names)
    return names[first:] + names[:first]


def _say(number: int, many: int, name: str, held: dict[str, float]) -> None:
    print(
        f"  {number + 1}. {many:>2} × {name:<5}  p50 {held['p50']:6.1f}"
        f"  p99 {held['p99']:6.1f} ms  CPU {held['cpu']:5.1f} ms"
        f"  {held['throughput']:5.1f}/s  others {held['others']:.2f} cores",
        flush=True,
    )


def _ratios(rounds: Rounds) -> dict[str, float]:
    alone, most = min(rounds["ours"]), max(rounds["ours"])
    mine, theirs, fixed = (rounds[name] for name in ("ours", "stock", "fixed"))
    return {
        "cpu_over_stock": ratio(mine[alone], theirs[alone], "cpu"),
        "cpu_over_fixed": ratio(mine[alone], fixed[alone], "cpu"),
        "p50_over_stock": ratio(mine[alone], theirs[alone], "p50"),
        "p99_over_stock": ratio(mine[alone], theirs[alone], "p99"),
        "throughput_over_stock": ratio(mine[most], theirs[most], "throughput"),
        "throughput_over_fixed": ratio(mine[most], fixed[most], "throughput"),
        "spread": medians(mine[most])["spread"],
    }
