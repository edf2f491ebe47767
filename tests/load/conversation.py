"""How a turn's cost depends on what came before it, and on how it is answered."""

import uuid
from statistics import median
from typing import Any

from tests.load.crowd import Clock, crowd
from tests.load.dialogue import Step, question_words, script, turn
from tests.load.plan import Plan
from tests.load.quantiles import percentile
from tests.load.systems import System, ours, stock
from tests.load.wire import Connection

ASIDE = "perché me lo chiedi?"  # the question is put again, as often as one likes
EARLY = slice(5, 15)  # around turn 10


def measure(plan: Plan) -> dict[str, Any]:
    """Our bot, then the stock one for a shorter time."""
    with ours() as system:
        crowd(system, 2, plan.warm)
        steps = press_by_press(system, plan.presses)
        long = endless(system, plan.long)
    with stock() as system:
        crowd(system, 2, plan.warm)
        long_stock = endless(system, plan.long_stock)
    return {
        "steps": steps,
        "long": {"ours": _lengths(long), "stock": _lengths(long_stock)},
        "figures": {
            "late_over_early": _lengths(long)["ratio"],
            "press_over_typed": _pressed_over_typed(steps, "p50"),
            "press_over_typed_cpu": _pressed_over_typed(steps, "cpu"),
        },
    }


def endless(system: System, turns: int) -> list[float]:
    """One conversation that never gets past its first question; seconds a turn."""
    sender = uuid.uuid4().hex
    asked = question_words()["condizione"]
    with Connection(system.rest) as connection:
        turn(connection, sender, "buongiorno", asked)
        return [turn(connection, sender, ASIDE, asked) for _ in range(turns - 1)]


def press_by_press(system: System, dialogues: int) -> dict[str, dict[str, Any]]:
    """Hold typed and pressed dialogues side by side, a step at a time.

    Returns:
        step -> way of answering -> p50 in ms and CPU-ms a turn; the steps that have
        no button are typed both times.
    """
    people = {
        way: [uuid.uuid4().hex for _ in range(dialogues)]
        for way in ("typed", "pressed")
    }
    with Connection(system.rest) as connection:
        return {
            step.after or "greeting": {
                way: _step(system, connection, step, senders, way)
                for way, senders in people.items()
            }
            for step in script()
        }


def _step(
    system: System, connection: Connection, step: Step, senders: list[str], way: str
) -> dict[str, float]:
    pressed = step.pressed if way == "pressed" else ""
    with Clock(system) as clock:
        seconds = [
            turn(connection, sender, pressed or step.wording(number), step.next)
            for number, sender in enumerate(senders)
        ]
    return {
        "p50": percentile(seconds, 50) * 1000,
        "cpu": clock.bot * 1000 / len(seconds),
    }


def _pressed_over_typed(steps: dict[str, dict[str, Any]], figure: str) -> float:
    with_button = [step.after for step in script() if step.pressed]
    return median(
        steps[name]["pressed"][figure] / steps[name]["typed"][figure]
        for name in with_button
        if name
    )


def _lengths(seconds: list[float]) -> dict[str, float]:
    early, late = median(seconds[EARLY]) * 1000, median(seconds[-10:]) * 1000
    return {
        "early": early,
        "late": late,
        "ratio": late / early,
        "turns": len(seconds) + 1,
    }
