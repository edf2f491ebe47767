"""Held-out values: what the assistant makes of answers and of free messages.

One JSON object a line in ``values/*.jsonl``. An answer to a question:
``{"asked": "condizione", "register": "typos", "text": ..., "expect": "sospeso"}``; also
"dont_know", "prefer_not", "unclear" or, for the domicile, "no" may be expected. A free
message: ``{"asked": null, "text": ..., "facts": {...}, "comuni": ["012119"]}``.

An answer is judged by the turn that follows it, the classifier's part included: its
value is *taken*, or *offered* ("ho capito bene?", a choice of two), or the question is
put *again*, or another value is taken: *wrong*.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

from bot.eligibility.registry import edition
from bot.engine.nlu.readers import Readers
from bot.intake.reading import read
from bot.reference import load_gazetteer
from bot.services.dialogue.options import OPTIONS
from bot.services.dialogue.questions import World
from bot.services.dialogue.screening import take_turn
from bot.services.dialogue.state import Message, State
from tests.nlu import scores

FOLDER = Path(__file__).parent / "values"
_PLACES = ("residenza", "domicilio")
_UNSAID = ("dont_know", "prefer_not")
_JUDGED = {*OPTIONS, *_PLACES}
_WITHOUT_WORK = {"condizione": "disoccupato"}
_BEFORE: Mapping[str, Mapping[str, Any]] = {
    "ammortizzatore": {"condizione": "sospeso"},
    "accordo_esuberi": {"condizione": "sospeso", "ammortizzatore": "cigs"},
    "residenza": _WITHOUT_WORK,
    "domicilio": {**_WITHOUT_WORK, "residenza": "001272"},
    "causa_cessazione": {**_WITHOUT_WORK, "residenza": "015146"},
    "azienda_in_crisi": {
        **_WITHOUT_WORK,
        "residenza": "015146",
        "causa_cessazione": "licenziamento_economico",
    },
    "colleghi": {**_WITHOUT_WORK, "residenza": "015146"},
}
"""What was said before each question."""
Outcome = Literal["taken", "offered", "again", "wrong"]
Row = Mapping[str, Any]
Understood = Mapping[str, Any]


@cache
def rows() -> tuple[Row, ...]:
    """All of them, in the order of the files."""
    written = (f.read_text(encoding="utf-8") for f in sorted(FOLDER.glob("*.jsonl")))
    lines = (line for text in written for line in text.splitlines() if line.strip())
    return tuple(json.loads(line) for line in lines)


def figures(rows: Sequence[Row], understood: Sequence[Understood]) -> dict[str, Any]:
    """What came of each answer, and how well free messages are read.

    Args:
        rows: answers and free messages.
        understood: what the trained model makes of each row's text.

    Returns:
        By fact, shares of its answers: ``asked`` (taken or offered), ``taken``,
        ``wrong``, ``readers_alone`` (``asked``, were there no guesses);
        ``by_register``, those taken or offered; ``comune_f1``, ``fact_f1``.
    """
    pairs = list(zip(rows, understood, strict=True))
    answers = [(row, seen) for row, seen in pairs if row["asked"]]
    found = [outcome(row, seen) for row, seen in answers]
    facts = [row["asked"] for row, _ in answers]
    registers = [row.get("register", "plain") for row, _ in answers]
    right = [one in {"taken", "offered"} for one in found]
    return {
        "rows": len(pairs),
        "asked": scores.by(facts, right),
        "taken": scores.by(facts, [one == "taken" for one in found]),
        "wrong": scores.by(facts, [one == "wrong" for one in found]),
        "readers_alone": scores.by(
            facts, [_without_guesses(*pair) for pair in answers]
        ),
        "by_register": scores.by(registers, right),
        "comune_f1": _comune_f1(pairs),
        "fact_f1": _fact_f1(row for row in rows if not row["asked"]),
    }


def missed(rows: Sequence[Row], understood: Sequence[Understood]) -> list[str]:
    """The answers not understood, for who mends the readers."""
    return [
        f"{found} {row['asked']}={row['expect']}: {row['text']}"
        for row, seen in zip(rows, understood, strict=True)
        if row["asked"] and (found := outcome(row, seen)) in {"again", "wrong"}
    ]


def outcome(row: Row, understood: Understood) -> Outcome:
    """What the turn after an answer does with it."""
    asked, wanted = _wanted(row)
    before = State(facts=_BEFORE.get(row["asked"], {}), asked=row["asked"])
    after = take_turn(_message(row["text"], understood), before, _world()).state
    if row["expect"] == "unclear":
        return "taken" if after.facts.get(asked) is None else "wrong"
    if asked in after.facts:
        return "taken" if after.facts[asked] == wanted else "wrong"
    offers = after.choices if after.asked == asked else after.waiting.get(asked, ())
    return "offered" if wanted in [c.value for c in offers] else "again"


def _without_guesses(row: Row, understood: Understood) -> bool:
    return outcome(row, {**understood, "guesses": {}}) in {"taken", "offered"}


def _wanted(row: Row) -> tuple[str, Any]:
    """The fact that the answer should settle, and its value."""
    if row["asked"] == "domicilio" and row["expect"] == "no":
        return "residente_o_domiciliato", False
    return row["asked"], None if row["expect"] in _UNSAID else row["expect"]


def _message(text: str, understood: Understood) -> Message:
    intent = understood["intent"]
    label = str(intent.get("full_retrieval_intent_name") or "")
    return Message(
        text,
        intent=str(intent["name"]),
        topic=label.partition("/")[2],
        confidence=float(intent["confidence"]),
        guesses=understood["guesses"],
    )


@cache
def _world() -> World:
    return World(edition("x_6686_2017"), load_gazetteer())


def _comune_f1(pairs: Iterable[tuple[Row, Understood]]) -> float:
    """Comuni named in free messages, and given when asked where one lives."""
    readers, counts = Readers(load_gazetteer()), _Counts()
    for row, seen in pairs:
        if row["asked"] is None and "comuni" in row:
            entities, _ = readers.entities_and_signals(row["text"])
            found = {e["value"] for e in entities if e["entity"] == "comune"}
            counts.add(set(row["comuni"]), found)
        elif row["asked"] in _PLACES and _is_comune(row["expect"]):
            counts.add({row["expect"]}, _given(row, seen))
    return counts.f1


def _is_comune(expected: object) -> bool:
    return isinstance(expected, str) and expected.isdigit()


def _given(row: Row, understood: Understood) -> set[Any]:
    """The comune taken, or the right one among those offered."""
    before = State(facts=_BEFORE[row["asked"]], asked=row["asked"])
    after = take_turn(_message(row["text"], understood), before, _world()).state
    if value := after.facts.get(row["asked"]):
        return {value}
    offered = {c.value for c in after.choices} if after.asked == row["asked"] else set()
    return offered & {row["expect"]} or offered


def _fact_f1(free: Iterable[Row]) -> float:
    """Pairs of a fact and its value stated in free messages.

    Who only says "abito a" says where they are at home: either of the two places.
    """
    counts = _Counts()
    for row in free:
        wanted = {_pair(fact, value) for fact, value in row["facts"].items()}
        facts = read(row["text"], load_gazetteer()).found
        counts.add(wanted, {_pair(f.fact, f.value) for f in facts if f.fact in _JUDGED})
    return counts.f1


def _pair(fact: str, value: object) -> tuple[str, object]:
    return "home" if fact in _PLACES else fact, value


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
