"""Training lines (``data/nlu``) and their held-out twins (beside this file).

A line may say where a value stands, as Rasa's own data do:
``abito a [Saronno]{"entity": "comune", "value": "012119"}``. ``annotated.txt`` says it
of some held-out lines, by hand and not by the readers, one a line; a line without any
value stands there as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import yaml

TWINS = Path(__file__).parent
TRAINING = TWINS.parents[1] / "data" / "nlu"
_OWN = "own"
_OF_TWINS = {"register", "hand"}
_ANNOTATED = re.compile(r"\[([^\]]+)\](\{[^}]*\})")


@dataclass(frozen=True)
class Span:
    """Where a text states a value.

    Attributes:
        entity: what the value is of, such as "comune".
        value: the canonical value, such as "012119".
        start: index of the first character.
        end: index after the last one.
    """

    entity: str
    value: str
    start: int
    end: int


@dataclass(frozen=True)
class Line:
    """One sentence and what it is.

    Attributes:
        label: the intent, with its topic: ``ask_faq/naspi``.
        text: the sentence.
        register: how it is written, such as "typos".
        hand: who wrote it; "own" for whoever wrote the training lines too.
        spans: the values annotated in it, in reading order.
        annotated: whether its values, if any, are all in `spans`.
        told: what a training line says, by fact: ``{"condizione": "sospeso"}``.
    """

    label: str
    text: str
    register: str = "plain"
    hand: str = _OWN
    spans: tuple[Span, ...] = ()
    annotated: bool = False
    told: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def intent(self) -> str:
        """The label without its topic."""
        return self.label.partition("/")[0]


@cache
def held_out() -> tuple[Line, ...]:
    """All held-out lines, annotated where `annotations` says so."""
    known = annotations()
    return tuple(
        replace(line, spans=known[line.text], annotated=True)
        if line.text in known
        else line
        for line in _lines(TWINS)
    )


@cache
def annotations() -> dict[str, tuple[Span, ...]]:
    """The values of some held-out lines, by text."""
    written = (TWINS / "annotated.txt").read_text(encoding="utf-8").splitlines()
    return dict(plain_and_spans(line) for line in written)


@cache
def training() -> tuple[Line, ...]:
    """All training lines."""
    return _lines(TRAINING)


def plain_and_spans(annotated: str) -> tuple[str, tuple[Span, ...]]:
    """A text without its annotations, and what they said."""
    text, spans, read = "", [], 0
    for found in _ANNOTATED.finditer(annotated):
        text += annotated[read : found.start()]
        about = json.loads(found[2])
        value = str(about.get("value", found[1]))
        spans.append(Span(about["entity"], value, len(text), len(text) + len(found[1])))
        text += found[1]
        read = found.end()
    return text + annotated[read:], tuple(spans)


def _lines(folder: Path) -> tuple[Line, ...]:
    found = []
    for path in sorted(folder.rglob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            about = block.get("metadata") or {}
            register = about.get("register", "plain")
            hand = about.get("hand", _OWN)
            told = {name: v for name, v in about.items() if name not in _OF_TWINS}
            for example in block["examples"].splitlines():
                written = example.removeprefix("- ").strip()
                text, spans = plain_and_spans(written)
                line = Line(block["intent"], text, register, hand, spans)
                found.append(replace(line, annotated=bool(spans), told=told))
    return tuple(found)
