"""The tables of the comparison, and their place in ``docs/nlu.md``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.nlu.lines import TWINS

PAGE = TWINS.parents[1] / "docs" / "nlu.md"
_BEGIN, _END = "<!-- bench-nlu: begin -->", "<!-- bench-nlu: end -->"
Figures = Mapping[str, Any]


class NoPlace(LookupError):
    """The page has lost the marks between which the tables stand."""


def rendered(pipelines: Mapping[str, Figures], parts: Figures, about: str) -> str:
    """Both tables, with what was measured and where."""
    return "\n".join([about, "", *_of_pipelines(pipelines), "", *_of_parts(parts)])


def write(text: str) -> None:
    """Put the tables into the page.

    Raises:
        NoPlace: it has no marks.
    """
    PAGE.write_text(placed(PAGE.read_text(encoding="utf-8"), text), encoding="utf-8")


def placed(page: str, text: str) -> str:
    """The page with new tables between its marks."""
    before, begin, rest = page.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not (begin and end):
        raise NoPlace(str(PAGE))
    return f"{before}{begin}\n{text}\n{end}{after}"


def _of_pipelines(pipelines: Mapping[str, Figures]) -> Iterator[str]:
    yield (
        "| pipeline | lines | accuracy | macro F1 | entities: overlap | exact "
        "| training CPU-s | MB | CPU-ms |"
    )
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    for name, one in pipelines.items():
        entities = [one["entities"][kind] for kind in ("overlap", "exact")]
        cells = [
            name,
            f"{one['lines']:,}",
            f"{one['accuracy']:.3f}",
            f"{one['macro_f1']:.3f}",
            *(f"{share:.3f}" if one["reads_entities"] else "–" for share in entities),
            one["training_cpu_s"],
            one["memory_mb"],
            one["cpu_ms"],
        ]
        yield _row(cells)


def _of_parts(parts: Figures) -> Iterator[str]:
    whole = parts["nothing"]
    yield "| taken out | accuracy | macro F1 | entities: overlap | value |"
    yield "|---|--:|--:|--:|--:|"
    for name, one in parts.items():
        pairs = [
            (one["accuracy"], whole["accuracy"]),
            (one["macro_f1"], whole["macro_f1"]),
            (one["entities"]["overlap"], whole["entities"]["overlap"]),
            (one["entities"]["value"], whole["entities"]["value"]),
        ]
        same = name == "nothing"
        shown = (f"{a:.3f}" if same else f"{a:.3f} ({a - b:+.3f})" for a, b in pairs)
        yield _row([name, *shown])


def _row(cells: list[Any]) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"
