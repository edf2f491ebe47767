"""The figures of the last run of each section, with when and under what load."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self

from tests.assistant import ROOT

FILE = ROOT / "var" / "load" / "figures.json"


@dataclass
class Record:
    """Sections by name, each ``{"at", "load", "seconds", "figures", ...}``."""

    sections: dict[str, dict[str, Any]]

    @classmethod
    def empty(cls) -> Self:
        """Nothing measured yet."""
        return cls({})

    @classmethod
    def read(cls) -> Self:
        """What earlier runs on this machine have left."""
        if not FILE.is_file():
            return cls.empty()
        return cls(json.loads(FILE.read_text(encoding="utf-8")))

    def write(self) -> None:
        """Keep the figures for the next run."""
        FILE.parent.mkdir(parents=True, exist_ok=True)
        FILE.write_text(json.dumps(self.sections, indent=1), encoding="utf-8")

    @contextmanager
    def section(self, name: str) -> Iterator[dict[str, Any]]:
        """Fill a section; a failure leaves the figures that it had."""
        load, began = os.getloadavg()[0], time.perf_counter()
        print(f"· {name} (load average {load:.2f})", flush=True)
        held: dict[str, Any] = {}
        yield held
        self.sections[name] = held | {
            "at": datetime.now(UTC).isoformat(timespec="minutes"),
            "load": load,
            "seconds": time.perf_counter() - began,
        }
        print(f"  {time.perf_counter() - began:.0f} s", flush=True)
