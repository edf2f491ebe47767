"""One drawn person talks with the running assistant until the verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.eligibility.evaluate import evaluate
from bot.eligibility.facts import DECISIVE
from bot.eligibility.registry import edition
from tests.assistant import Assistant
from tests.dialogues.people import Person

LONGEST = 30
OPENINGS = (
    "buongiorno, ho bisogno di un aiuto per il lavoro",
    "salve vorrei sapere se posso partecipare alle azioni di rete",
    "ciao",
)
CHECKED = (*DECISIVE, "residente_o_domiciliato")


@dataclass
class Held:
    """What came of one dialogue.

    Attributes:
        person: who talked.
        told: the `verdict` payload, None when it never came.
        wrong_at_first: facts that the first summary got wrong.
        answered: facts they were asked about and answered.
        beside: facts that their words told of without being asked.
        turns: messages sent.
        lines: all that was said.
    """

    person: Person
    told: Mapping[str, Any] | None = None
    wrong_at_first: dict[str, Any] = field(default_factory=dict)
    answered: set[str] = field(default_factory=set)
    beside: dict[str, Any] = field(default_factory=dict)
    turns: int = 0
    lines: list[str] = field(default_factory=list)

    @property
    def verdict_is_right(self) -> bool:
        """Whether the verdict is the one of the person's true situation."""
        if self.told is None:
            return False
        return bool(self.told["verdict"] == right_verdict(self.situation))

    @property
    def situation(self) -> Mapping[str, Any]:
        """What is true of the person; what their sentences tell beside is true too."""
        return {**self.beside, **self.judged}

    @property
    def judged(self) -> Mapping[str, Any]:
        """What they know, and what they were asked and did not know."""
        truth = self.person.truth
        known = self.answered | {f for f, value in truth.items() if value is not None}
        return {fact: value for fact, value in truth.items() if fact in known}


def right_verdict(truth: Mapping[str, Any]) -> str:
    """What the rules say of the true situation."""
    return evaluate(truth, edition("x_6686_2017")).verdict


def hold(person: Person, sender: str, assistant: Assistant) -> Held:
    """Talk until the verdict, or until nobody would have the patience."""
    held = Held(person)
    message = OPENINGS[len(sender) % len(OPENINGS)]
    while held.told is None and held.turns < LONGEST:
        answers = _send(message, sender, assistant, held)
        customs = [answer.get("custom") or {} for answer in answers]
        held.told = next((c for c in customs if c.get("type") == "verdict"), None)
        message = _reply(held, assistant.all_slots(sender))
    return held


def _send(
    message: str, sender: str, assistant: Assistant, held: Held
) -> list[dict[str, Any]]:
    held.turns += 1
    answers = assistant.say(sender, message)
    held.lines.append(f"> {message}")
    held.lines += [str(a["text"]) for a in answers if a.get("text")]
    return answers


def _reply(held: Held, slots: Mapping[str, Any]) -> str:
    asked, truth = str(slots["requested_slot"]), held.person.truth
    offered = slots.get("choices") or []
    if asked == "confirm":
        return _at_summary(held, slots, offered)
    if len(offered) == 1:
        return "sì" if truth.get(asked, "") == offered[0][0] else "no"
    if len(offered) > 1:
        values = [value for value, _ in offered]
        if truth.get(asked, "") in values:
            return str(values.index(truth[asked]) + 1)
    if asked in held.person.words:
        held.answered.add(asked)
        return held.person.answer(asked)
    return "non lo so"


def _at_summary(held: Held, slots: Mapping[str, Any], offered: list[Any]) -> str:
    shown = {f: slots[f] for f in CHECKED if slots[f] is not None}
    held.beside = {f: value for f, value in shown.items() if f not in held.judged}
    wrong = _wrong(held, slots)
    held.wrong_at_first = held.wrong_at_first or wrong
    if not wrong or not held.person.careful:
        return "sì"
    names = [name for name, _ in offered]
    fact = next(iter(wrong))
    return str(names.index(fact) + 1) if fact in names else "no, cambio qualcosa"


def _wrong(held: Held, slots: Mapping[str, Any]) -> dict[str, Any]:
    """Facts shown that are not the person's."""
    unknown = slots.get("unknown_facts") or []
    shown = {f: slots[f] for f in CHECKED if slots[f] is not None or f in unknown}
    judged = held.judged
    return {
        fact: value
        for fact, value in shown.items()
        if fact in judged and judged[fact] != value
    }
