"""All scripts, held with the running assistant, a few people at a time."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.assistant import Assistant
from tests.conversations.person import Lost, Person

AT_ONCE = 4


@dataclass(frozen=True)
class Held:
    """What came of one script.

    Attributes:
        person: who talked, with the transcript.
        verdict: the payload, None when it was never reached.
        lost: why it was never reached.
    """

    person: Person
    verdict: dict[str, Any] | None
    lost: str = ""

    @property
    def told(self) -> str:
        """All that was said."""
        return "\n".join(self.person.transcript)


def scripts() -> dict[str, dict[str, Any]]:
    """Every script by a name of its own: ``<file>: <name>``."""
    return {
        f"{path.stem}: {script['name']}": script
        for path in sorted(Path(__file__).parent.glob("*.yml"))
        for script in yaml.safe_load(path.read_text(encoding="utf-8"))
    }


def hold_all(assistant: Assistant) -> dict[str, Held]:
    """Hold every script's conversation, by its name."""
    known = scripts()
    with ThreadPoolExecutor(AT_ONCE) as talks:
        held = talks.map(lambda script: _hold(script, assistant), known.values())
        return dict(zip(known, held, strict=True))


def _hold(script: dict[str, Any], assistant: Assistant) -> Held:
    sender = hashlib.sha256(script["name"].encode()).hexdigest()
    person = Person(
        script,
        say=lambda message: assistant.say(sender, message),
        slots=lambda: assistant.slots(sender),
    )
    try:
        return Held(person, person.reach_verdict())
    except Lost as lost:
        return Held(person, None, str(lost))
