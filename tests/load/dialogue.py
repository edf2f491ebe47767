"""The scripted screening, held by a person who checks what is asked."""

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.assistant import ROOT
from tests.load.wire import Connection

SCRIPT = Path(__file__).with_name("script.yml")
QUESTIONS = ROOT / "data" / "responses" / "ask.yml"
WEBHOOK = "/webhooks/rest/webhook"


class OtherQuestion(RuntimeError):
    """A bot went another way: the two sides would not do the same work."""


@dataclass(frozen=True)
class Step:
    """One turn.

    Attributes:
        after: the question that the message answers, None for the first.
        typed: what may be written, in several wordings.
        pressed: the payload of the button of the same answer, "" without one.
        next: words of the question that must follow, "" after the last.
    """

    after: str | None
    typed: tuple[str, ...]
    pressed: str
    next: str = field(default="", compare=False)

    def wording(self, number: int) -> str:
        """What dialogue `number` writes."""
        return self.typed[number % len(self.typed)]


@cache
def script() -> tuple[Step, ...]:
    """The steps, each with the words that must follow it."""
    rows = _yaml(SCRIPT)
    asked = question_words()
    following = [asked[row["after"]] for row in rows[1:]] + [""]
    return tuple(
        Step(row["after"], tuple(row["typed"]), row.get("pressed", ""), words)
        for row, words in zip(rows, following, strict=True)
    )


def question_words() -> dict[str, str]:
    """Fact -> how the question about it is put."""
    responses = _yaml(QUESTIONS)["responses"]
    prefix = "utter_ask_"
    return {
        key.removeprefix(prefix): variants[0]["text"]
        for key, variants in responses.items()
        if key.startswith(prefix)
    }


def say(connection: Connection, sender: str, message: str) -> list[dict[str, Any]]:
    """One turn over plain REST; the answers."""
    body = json.dumps({"sender": sender, "message": message}).encode()
    answers: list[dict[str, Any]] = json.loads(connection.post(WEBHOOK, body))
    return answers


def turn(connection: Connection, sender: str, message: str, following: str) -> float:
    """Seconds that one turn takes.

    Raises:
        OtherQuestion: the answer does not put the question that must follow.
    """
    began = time.perf_counter()
    answers = say(connection, sender, message)
    seconds = time.perf_counter() - began
    check(message, [str(answer.get("text", "")) for answer in answers], following)
    return seconds


def check(message: str, texts: Sequence[str], following: str) -> None:
    """Refuse silence, and any other question than the one that must follow.

    Raises:
        OtherQuestion: naming the message and what was answered.
    """
    if not texts or not any(following in text for text in texts):
        raise OtherQuestion(f"after {message!r}, not {following!r} but {texts}")


def hold(connection: Connection, sender: str, number: int) -> Iterator[float]:
    """Hold dialogue `number`; the seconds of each turn."""
    for step in script():
        yield turn(connection, sender, step.wording(number), step.next)


def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
