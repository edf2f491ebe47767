"""5,000 messages in the middle of the questions: nothing leaks, nothing is lost.

Many people talk at once, each from an opening that leaves a question open. After every
message the bot has answered in words and no name or trace of a program is in them; what
was known is still known, and the question is still open (those after the verdict may be
given up: they serve only the group). In the end each one answers what is left, and
reaches a verdict.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pytest

from bot.eligibility.facts import DECISIVE
from bot.intake.cues import corrects
from bot.services.dialogue.state import CONFIRM
from tests.assistant import Assistant
from tests.fuzz.messages import Message, messages

pytestmark = [pytest.mark.model, pytest.mark.e2e]

CONVERSATIONS = 50
MESSAGES = 100  # a conversation
AT_ONCE = 4

OPENINGS = (
    ("sono sospeso dal lavoro", {"condizione": "sospeso"}),
    (
        "sono in cassa integrazione straordinaria",
        {"condizione": "sospeso", "ammortizzatore": "cigs"},
    ),
    (
        "sono sospeso in cassa in deroga e c'è l'accordo sugli esuberi",
        {"condizione": "sospeso", "ammortizzatore": "cigd", "accordo_esuberi": True},
    ),
    ("sono disoccupato", {"condizione": "disoccupato"}),
    (
        "sono disoccupata e abito a Lecco",
        {"condizione": "disoccupato", "residenza": "097042"},
    ),
    (
        "sono disoccupato, abito a Pavia, mi è scaduto il contratto",
        {
            "condizione": "disoccupato",
            "residenza": "018110",
            "causa_cessazione": "scadenza_contratto",
        },
    ),
    (
        "sono disoccupato e la mia residenza è a Torino",
        {"condizione": "disoccupato", "residenza": "001272"},
    ),
)
REST = {
    "condizione": "sono disoccupato",
    "ammortizzatore": "cassa straordinaria",
    "accordo_esuberi": "sì",
    "residenza": "Lecco",
    "domicilio": "Milano",
    "causa_cessazione": "licenziamento collettivo",
    "azienda_in_crisi": "sì",
    "confirm": "sì",
}
SCREENING = {*DECISIVE, CONFIRM}
LEAKS = re.compile(
    r"utter_|action_|Traceback|Exception|requested_slot|screening_form|nlu_fallback"
    r"|\bNone\b(?! \(TO\))|\bnull\b|undefined|\{\w*\}|\$\{|tracker|slot\b"
)


@dataclass
class Talk:
    """One conversation and what went wrong in it."""

    assistant: Assistant
    sender: str
    wrong: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    verdicts: list[Mapping[str, Any]] = field(default_factory=list)
    known: Mapping[str, Any] = field(default_factory=dict)

    def say(self, text: str) -> list[dict[str, Any]]:
        """Send a message, and look at the answers."""
        answers = self.assistant.say(self.sender, text)
        told = " ⏎ ".join(str(a.get("text", "")) for a in answers)
        self.lines += [f"> {text[:200]!r}", told]
        customs = [answer.get("custom") or {} for answer in answers]
        self.verdicts += [c for c in customs if c.get("type") == "verdict"]
        if not any(answer.get("text") for answer in answers):
            self.wrong.append(f"silence after {text[:200]!r}")
        leak = LEAKS.search(told)
        if leak:
            self.wrong.append(f"{leak[0]!r} in {told!r} after {text[:200]!r}")
        return answers

    def slots(self) -> Mapping[str, Any]:
        """Every slot, None without a value."""
        return self.assistant.all_slots(self.sender)

    def bear(self, message: Message) -> None:
        """Send a message of the fuzz; what was known must outlive it."""
        before = self.known or self.slots()
        self.say(message.text)
        after = self.known = self.slots()
        for fact in DECISIVE:
            if before[fact] is not None and after[fact] != before[fact]:
                self._changed(fact, message, before, after)
        if message.kind in {"noise", "hostile"}:
            asked, then = before["requested_slot"], after["requested_slot"]
            if asked in SCREENING and asked != then and not self.verdicts:
                moved = f"{asked} -> {then} after {message.text[:200]!r}"
                self.wrong.append(moved + "\n" + "\n".join(self.lines[-4:]))

    def _changed(
        self,
        fact: str,
        message: Message,
        before: Mapping[str, Any],
        after: Mapping[str, Any],
    ) -> None:
        asked = before["requested_slot"]
        # A new condition, or residence, takes what depended on the old one with it.
        open_ones = {fact, "condizione", "residenza"}
        answered = message.kind in {"aside", "active"} and asked in open_ones
        corrected = asked in {CONFIRM, None} or corrects(message.text)
        if not answered and not (message.kind == "active" and corrected):
            last = "\n".join(self.lines[-4:])
            self.wrong.append(
                f"{fact}: {before[fact]} -> {after[fact]} after {message}\n{last}"
            )

    def reach_verdict(self) -> bool:
        """Answer what is left; whether a verdict was told."""
        for _ in range(12):
            if self.verdicts:
                return True
            asked = str(self.slots()["requested_slot"])
            self.say(REST.get(asked, "sì"))
        return bool(self.verdicts)


def _hold(number: int, assistant: Assistant) -> list[str]:
    """One whole conversation; what went wrong."""
    random = Random(number)
    opening, known = OPENINGS[number % len(OPENINGS)]
    talk = Talk(assistant, f"fuzz-{number}")
    talk.say(opening)
    begun = {fact: talk.slots()[fact] for fact in known}
    if begun != known:
        return [f"{opening!r} read as {begun}"]
    for message in itertools.islice(messages(random), MESSAGES):
        talk.bear(message)
    if not talk.reach_verdict():
        talk.wrong.append("no verdict in the end\n" + "\n".join(talk.lines[-24:]))
    return [f"{talk.sender}: {wrong}" for wrong in talk.wrong]


def test_nothing_leaks_and_nothing_is_lost(assistant: Assistant) -> None:
    with ThreadPoolExecutor(AT_ONCE) as people:
        found = people.map(lambda n: _hold(n, assistant), range(CONVERSATIONS))
        wrong = [line for lines in found for line in lines]
    assert not wrong, f"{len(wrong)} wrong:\n" + "\n".join(wrong[:40])
