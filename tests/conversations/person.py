"""A person of a script, who answers whatever is asked."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Answers = list[dict[str, Any]]
Say = Callable[[str], Answers]
Slots = Callable[[], dict[str, Any]]

LONGEST = 20


class Lost(AssertionError):
    """The conversation does not reach a verdict; the transcript says how."""


@dataclass
class Person:
    """Holds one conversation.

    Attributes:
        script: as in ``README.md`` beside this file.
        say: sends a message and gives the answers.
        slots: the slots that have a value.
        transcript: all that was said, a line each.
        turns: messages sent.
    """

    script: dict[str, Any]
    say: Say
    slots: Slots
    transcript: list[str] = field(default_factory=list)
    turns: int = 0
    _asked: Counter[str] = field(default_factory=Counter)

    def reach_verdict(self) -> dict[str, Any]:
        """Talk until the verdict.

        Returns:
            The `verdict` payload.

        Raises:
            Lost: a question that this person cannot be asked, silence, or no end.
        """
        for message in self.script["opening"]:
            verdict = self._send(message)
            if verdict:
                return verdict
        while self.turns < LONGEST:
            verdict = self._send(self._answer())
            if verdict:
                return verdict
        raise Lost("no verdict\n" + "\n".join(self.transcript))

    def _answer(self) -> str:
        asked = self.slots().get("requested_slot")
        tries = self.script["answers"].get(asked)
        if not tries:
            raise Lost(f"asked {asked}\n" + "\n".join(self.transcript))
        asides = self.script.get("asides", {}).get(asked, [])
        turn = self._asked[asked]
        self._asked[asked] += 1
        typed = [*asides, *tries]
        return str(typed[min(turn, len(typed) - 1)])

    def _send(self, message: str) -> dict[str, Any] | None:
        self.turns += 1
        self.transcript.append(f"> {message}")
        answers = self.say(message)
        self.transcript += [str(a.get("text") or a.get("custom")) for a in answers]
        if not answers:
            raise Lost("silence\n" + "\n".join(self.transcript))
        customs = (answer.get("custom") or {} for answer in answers)
        return next((c for c in customs if c.get("type") == "verdict"), None)
