"""What the figures have to reach, and whether they do."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

FILE = Path(__file__).with_name("targets.yml")
Outcome = Literal["goal", "must", "missed"]


@dataclass(frozen=True)
class Target:
    """What one figure has to reach.

    Attributes:
        figure: its key.
        name: what it is, in Italian.
        unit: of the figure and both bounds.
        must: what is required.
        goal: what is wanted, None when there is nothing beyond `must`.
        better: whether less or more is better.
        why: what is said of a figure that stays short.
    """

    figure: str
    name: str
    unit: str
    must: float
    goal: float | None = None
    better: Literal["less", "more"] = "less"
    why: str = ""

    def outcome(self, value: float) -> Outcome:
        """The best bound that a value reaches."""
        if not self._reaches(value, self.must):
            return "missed"
        if self.goal is not None and self._reaches(value, self.goal):
            return "goal"
        return "must"

    def reached(self, value: float) -> bool:
        """Whether nothing is left to be wanted."""
        wanted = self.must if self.goal is None else self.goal
        return self._reaches(value, wanted)

    def _reaches(self, value: float, bound: float) -> bool:
        return value <= bound if self.better == "less" else value >= bound


def targets() -> tuple[Target, ...]:
    """Every target, in the order of the page."""
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(Target(**row) for row in rows)


def judged(figures: Mapping[str, float]) -> list[dict[str, Any]]:
    """Each target that was measured, with its value and outcome."""
    return [
        {
            "target": target,
            "value": figures[target.figure],
            "outcome": target.outcome(figures[target.figure]),
            "why": "" if target.reached(figures[target.figure]) else target.why,
        }
        for target in targets()
        if target.figure in figures
    ]
