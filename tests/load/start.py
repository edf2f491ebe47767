"""Seconds until a bot with a trained model can answer, and its memory at rest."""

from statistics import median
from typing import Any

from tests.load.plan import Plan
from tests.load.systems import ours, stock, stock_model


def measure(plan: Plan) -> dict[str, Any]:
    """Start each bot, in turn, and stop it again."""
    stock_model()
    seconds: dict[str, list[float]] = {"stock": [], "ours": []}
    memory: dict[str, dict[str, float]] = {}
    for _ in range(plan.starts):
        for name, bot in (("stock", stock), ("ours", ours)):
            with bot() as system:
                seconds[name].append(system.ready)
                memory[name] = system.meter.memory()
    ready = {name: median(each) for name, each in seconds.items()}
    return {
        "starts": plan.starts,
        "seconds": seconds,
        "memory": memory,
        "ready": ready,
        "figures": {"ready": ready["ours"]},
    }
