"""The page of figures, from ``report.md.jinja``."""

import os
import platform
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psutil
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tests.assistant import ROOT
from tests.load.targets import judged

PAGE = ROOT / "docs" / "performance.md"
TEMPLATE = Path(__file__).with_name("report.md.jinja")


def render(sections: Mapping[str, Mapping[str, Any]]) -> str:
    """The page, from the sections that have been measured."""
    figures = {
        name: value
        for section in sections.values()
        for name, value in section["figures"].items()
    }
    # Markdown for ourselves, from figures: there is nothing to escape.
    environment = Environment(
        loader=FileSystemLoader(TEMPLATE.parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["figure"] = figure
    template = environment.get_template(TEMPLATE.name)
    return template.render(
        sections=sections,
        figures=figures,
        judged=judged(figures),
        machine=machine(),
        commit=_commit(),
    )


def figure(value: float) -> str:
    """A number as Italians write it, with about three significant digits."""
    size = abs(value)
    digits = 0 if isinstance(value, int) or size >= 100 else 1 if size >= 10 else 2
    written = f"{value:,.{digits}f}"
    return written.translate(str.maketrans(",.", ".,"))


def machine() -> dict[str, Any]:
    """What the figures were measured on."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory": psutil.virtual_memory().total / 1024**3,
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
    }


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    if information.is_file():
        for line in information.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _commit() -> str:
    command = ["git", "describe", "--always", "--dirty"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or "?"
