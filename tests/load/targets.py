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
        missed: why the figure stays short of `must`.
        short: why it stays short of `goal`.
    """

    figure: str
    name: str
    unit: str
    must: float
    goal: float | None = None
    better: Literal["less", "more"] = "less"
    missed: str = ""
    short: str = ""

    def outcome(self, value: float) -> Outcome:
        """The best bound that a value reaches."""
        if not self._reaches(value, self.must):
            return "missed"
        if self.goal is not None and self._reaches(value, self.goal):
            return "goal"
        return "must"

    def why(self, value: float) -> str:
        """What is to be said of a value that stays short, "" of one that does not."""
        reasons = {"missed": self.missed, "must": self.short, "goal": ""}
        return reasons[self.outcome(value)]

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
            "why": target.why(figures[target.figure]),
        }
        for target in targets()
        if target.figure in figures
    ]
