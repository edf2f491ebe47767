"""The page of figures, from made-up ones."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.load import __main__ as command
from tests.load import record, report
from tests.load.plan import QUICK, Plan
from tests.load.record import Record

HEAD = {"at": "2026-11-22T09:30+00:00", "load": 0.1, "seconds": 12.0}
INSIDE: dict[str, Any] = {
    "judging": {"evaluate": 26.7, "outcome": 69.4, "people": 200},
    "search": {"name": {"p50": 0.02, "p99": 0.4, "searches": 7894}},
    "nearest": {"comune": 1.1, "point": 55.4, "point_p99": 154.0},
    "figures": {"evaluation": 26.7, "search_p50": 4.5},
}
TRAINING: dict[str, Any] = {
    "wall": 21.0,
    "peak": 900.0,
    "size": 2.6,
    "figures": {"training_cpu": 19.5},
}


@pytest.fixture
def inside_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A command that only has made-up sections, and writes elsewhere."""

    def made_up(_: Plan) -> dict[str, Any]:
        return INSIDE

    monkeypatch.setattr(command, "SECTIONS", {"inside": made_up})
    monkeypatch.setattr(record, "FILE", tmp_path / "figures.json")
    monkeypatch.setattr(report, "PAGE", tmp_path / "performance.md")
    return tmp_path


def test_numbers_are_written_as_italians_do() -> None:
    written = [report.figure(n) for n in (0.25, 12.34, 1234.5, 7894, 1.5)]

    assert written == ["0,25", "12,3", "1.234", "7.894", "1,50"]


def test_only_what_was_measured_is_on_the_page() -> None:
    page = report.render({"training": TRAINING | HEAD})

    assert "19,5 s di CPU" in page
    assert "| addestramento, CPU | 19,5 s | ≤ 60 | ≤ 25 | obiettivo |" in page
    assert "## Pagine e API" not in page


def test_a_miss_is_called_a_miss() -> None:
    page = report.render({"inside": INSIDE | HEAD})

    assert "4,50 ms | ≤ 3 | ≤ 1 | **mancato** |" in page


def test_a_run_writes_its_page_and_keeps_its_figures(
    inside_alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["load"])

    assert command.main() == 0
    kept = json.loads((inside_alone / "figures.json").read_text(encoding="utf-8"))
    assert kept["inside"]["figures"] == INSIDE["figures"]
    assert Record.read().sections == kept
    page = (inside_alone / "performance.md").read_text(encoding="utf-8")
    assert page.startswith("# Prestazioni")


def test_a_smoke_test_writes_nothing(
    inside_alone: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.argv", ["load", "--quick"])

    assert command.main() == 0
    assert "# Prestazioni" in capsys.readouterr().out
    assert not list(inside_alone.iterdir())


def test_a_section_that_fails_keeps_the_figures_it_had() -> None:
    held = Record({"inside": INSIDE | HEAD})

    with pytest.raises(OSError, match="gone"), held.section("inside"):
        raise OSError("gone")

    assert held.sections == {"inside": INSIDE | HEAD}
    assert QUICK.rounds == 1
