"""People drawn by lot, who answer with held-out sentences.

Each has a situation that the rules know (``bot/eligibility``), and answers every
question with a sentence that somebody else wrote for that question and that answer
(``tests/nlu/values``). So the dialogues are as unseen as the sentences are.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from bot.eligibility.facts import residente_o_domiciliato
from bot.reference import load_gazetteer

VALUES = Path(__file__).parents[1] / "nlu" / "values"

UNKNOWN = ("dont_know", "prefer_not")
PATHS: Mapping[str, tuple[str, ...]] = {
    "sospeso": ("ammortizzatore", "accordo_esuberi"),
    "disoccupato": ("residenza", "domicilio", "causa_cessazione", "azienda_in_crisi"),
    "preavviso": ("residenza", "domicilio", "causa_cessazione", "azienda_in_crisi"),
}
"""By `condizione`: what else may be asked; nothing, for the others."""

Lines = Mapping[tuple[str, Any], Sequence[str]]


@dataclass(frozen=True)
class Person:
    """One situation and the words for it.

    Attributes:
        truth: value of each fact; None for one that they do not know or will not say.
        words: for each fact, sentences that say so, to be used in turn.
        careful: whether they read the summary and correct what is wrong in it.
    """

    truth: Mapping[str, Any]
    words: Mapping[str, Sequence[str]]
    careful: bool
    _said: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def answer(self, fact: str) -> str:
        """The next sentence for the question about `fact`."""
        said = self.words[fact]
        self._said[fact] += 1
        return said[(self._said[fact] - 1) % len(said)]


def people(count: int, seed: int) -> Iterator[Person]:
    """So many people; every second one is careful."""
    random = Random(seed)
    lines = answers()
    by_fact: dict[str, list[Any]] = defaultdict(list)
    for fact, value in lines:
        by_fact[fact].append(value)
    for number in range(count):
        yield _person(random, lines, by_fact, careful=number % 2 == 0)


def answers() -> Lines:
    """The held-out sentences by the fact asked and the value they say."""
    lines: dict[tuple[str, Any], list[str]] = defaultdict(list)
    for path in sorted(VALUES.glob("*.jsonl")):
        for row in path.read_text(encoding="utf-8").splitlines():
            line = json.loads(row)
            if line["asked"] and line["expect"] != "unclear":
                lines[line["asked"], line["expect"]].append(line["text"])
    return lines


def _person(
    random: Random, lines: Lines, by_fact: Mapping[str, list[Any]], *, careful: bool
) -> Person:
    said = {"condizione": random.choice(by_fact["condizione"])}
    for fact in PATHS.get(said["condizione"], ()):
        said[fact] = random.choice(by_fact[fact])
    truth = {fact: _truth(fact, value) for fact, value in said.items()}
    if truth.get("residenza") is None or _lombard(truth):
        for facts in (said, truth):
            facts.pop("domicilio", None)
    words = {
        fact: [
            *random.sample(lines[fact, value], len(lines[fact, value])),
            *_plain(value),
        ]
        for fact, value in said.items()
    }
    return Person(_settled(truth), words, careful)


def _plain(value: Any) -> Iterator[str]:
    """The bare name of a comune: who is misread, and asked once more, writes it so."""
    place = load_gazetteer().get(str(value))
    if place is not None:
        yield f"{place.name} ({place.province})"


def _truth(fact: str, value: Any) -> Any:
    return None if value in UNKNOWN else value


def _lombard(truth: Mapping[str, Any]) -> bool:
    return residente_o_domiciliato({"residenza": truth["residenza"]}) is True


def _settled(truth: dict[str, Any]) -> dict[str, Any]:
    """ "No" to the question about the domicile says that it is not in Lombardy."""
    if truth.get("domicilio") == "no":
        del truth["domicilio"]
        truth["residente_o_domiciliato"] = False
    return truth
