"""Held-out values: what the readers make of answers and of free messages.

One JSON object a line in ``values/*.jsonl``. An answer to a question:
``{"asked": "condizione", "register": "typos", "text": ..., "expect": "sospeso"}``; also
"dont_know", "prefer_not", "unclear", "yes" or "no" may be expected. A free message:
``{"asked": null, "text": ..., "facts": {...}, "comuni": ["012119"]}``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bot.engine.nlu.readers import Readers
from bot.intake.found import Answer
from bot.intake.reading import read, read_answer
from bot.reference import load_gazetteer
from bot.services.dialogue.options import OPTIONS
from tests.nlu import scores

FOLDER = Path(__file__).parent / "values"
_PLACES = ("residenza", "domicilio")
_UNSAID = ("dont_know", "prefer_not", "unclear")
_SAID = {"yes": True, "no": False}
_JUDGED = {*OPTIONS, *_PLACES}
_NO_SCHEME = {"no": "nessuno", "no_scheme": "nessuno"}
Row = Mapping[str, Any]


@cache
def rows() -> tuple[Row, ...]:
    """All of them, in the order of the files."""
    written = (f.read_text(encoding="utf-8") for f in sorted(FOLDER.glob("*.jsonl")))
    lines = (line for text in written for line in text.splitlines() if line.strip())
    return tuple(json.loads(line) for line in lines)


def figures(rows: Iterable[Row]) -> dict[str, Any]:
    """Share of answers read as they should be, and how well free messages are.

    Returns:
        ``asked`` and ``wrong`` (the share given a value that is another) by fact;
        ``by_register`` of the answers; ``comune_f1`` and ``fact_f1``.
    """
    listed = list(rows)
    answers = [row for row in listed if row["asked"]]
    free = [row for row in listed if not row["asked"]]
    found = [_answer(row) for row in answers]
    right = [_right(row, answer) for row, answer in zip(answers, found, strict=True)]
    wrong = [
        answer.kind == "value" and not held
        for answer, held in zip(found, right, strict=True)
    ]
    facts = [row["asked"] for row in answers]
    registers = (row.get("register", "plain") for row in answers)
    return {
        "rows": len(listed),
        "asked": scores.by(facts, right),
        "wrong": scores.by(facts, wrong),
        "by_register": scores.by(registers, right),
        "comune_f1": _comune_f1(free, list(zip(answers, found, strict=True))),
        "fact_f1": _fact_f1(free),
    }


def missed(rows: Iterable[Row]) -> list[str]:
    """The answers not read as they should be, for who mends the readers."""
    found = ((row, _answer(row)) for row in rows if row["asked"])
    return [
        f"{row['asked']}={row['expect']}: {row['text']} -> {answer.kind} {answer.value}"
        for row, answer in found
        if not _right(row, answer)
    ]


def _answer(row: Row) -> Answer:
    options = OPTIONS.get(row["asked"], ())
    return read_answer(row["asked"], row["text"], load_gazetteer(), options)


def _right(row: Row, answer: Answer) -> bool:
    expected = row["expect"]
    if expected in _UNSAID:
        return answer.kind == expected
    if row["asked"] == "ammortizzatore":
        expected = _NO_SCHEME.get(expected, expected)
    elif isinstance(expected, str):
        expected = _SAID.get(expected, expected)
    return answer.kind == "value" and answer.value == expected


def _comune_f1(free: Iterable[Row], answered: Iterable[tuple[Row, Answer]]) -> float:
    """Comuni named in free messages, and given when asked where one lives."""
    readers, counts = Readers(load_gazetteer()), _Counts()
    for row in free:
        if "comuni" in row:
            entities, _ = readers.entities_and_signals(row["text"])
            found = {e["value"] for e in entities if e["entity"] == "comune"}
            counts.add(set(row["comuni"]), found)
    for row, answer in answered:
        if row["asked"] in _PLACES and row["expect"] not in (*_UNSAID, "estero"):
            given = {answer.value} if answer.kind == "value" else set()
            counts.add({row["expect"]}, given)
    return counts.f1


def _fact_f1(free: Iterable[Row]) -> float:
    """Pairs of a fact and its value stated in free messages."""
    counts = _Counts()
    for row in free:
        wanted = set(row["facts"].items())
        facts = read(row["text"], load_gazetteer()).found
        counts.add(wanted, {(f.fact, f.value) for f in facts if f.fact in _JUDGED})
    return counts.f1


class _Counts(defaultdict[str, int]):
    """How many were right, found and wanted."""

    def __init__(self) -> None:
        super().__init__(int)

    def add(self, wanted: set[Any], found: set[Any]) -> None:
        self["right"] += len(wanted & found)
        self["found"] += len(found)
        self["wanted"] += len(wanted)

    @property
    def f1(self) -> float:
        return scores.f1(self["right"], self["found"], self["wanted"])
