"""The trained model on the held-out lines, as JSON; runs where Rasa is installed.

.venv-rasa/bin/python -m tests.nlu.measure
"""

import asyncio
import json
import resource
import sys
import time
from collections import defaultdict
from pathlib import Path

from bot.engine import logs, quiet

quiet.prepare()

import yaml  # noqa: E402

from bot.engine.serving import load  # noqa: E402
from bot.engine.settings import EngineSettings  # noqa: E402

TWINS = Path(__file__).parent
MODEL = TWINS.parents[1] / "models" / "sportello.tar.gz"


def held_out() -> list[tuple[str, str, str]]:
    """The held-out lines: intent with topic, register ("" for topics), text."""
    lines = []
    for path in sorted(TWINS.rglob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            register = (block.get("metadata") or {}).get("register", "")
            for example in block["examples"].splitlines():
                text = example.removeprefix("- ").strip()
                lines.append((block["intent"], register, text))
    return lines


async def understand(texts: list[str]) -> list[dict[str, object]]:
    """The intents that the trained model gives."""
    agent = load(EngineSettings(model=MODEL, tracker_url="sqlite://"))
    return [(await agent.parse_message(text))["intent"] for text in texts]


def figures() -> dict[str, object]:
    """Accuracy, macro F1 and accuracy by register, topics merged into `ask_faq`."""
    logs.configure("ERROR")
    lines = held_out()
    started = time.process_time()
    intents = asyncio.run(understand([text for *_, text in lines]))
    spent = time.process_time() - started
    right: dict[str, list[bool]] = defaultdict(list)
    pairs = []
    for (label, register, _), intent in zip(lines, intents, strict=True):
        wanted = label.partition("/")[0]
        pairs.append((wanted, str(intent["name"])))
        right[register or "topics"].append(wanted == intent["name"])
        if "/" in label:
            full = intent.get("full_retrieval_intent_name")
            right["exact topic"].append(full == label)
    return {
        "lines": len(lines),
        "accuracy": mean([wanted == found for wanted, found in pairs]),
        "macro_f1": macro_f1(pairs),
        "by_register": {name: mean(held) for name, held in sorted(right.items())},
        "cpu_ms_a_line_with_loading": round(spent / len(lines) * 1000, 1),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def mean(held: list[bool]) -> float:
    """The share that holds, to three places."""
    return round(sum(held) / len(held), 3)


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    """The mean over intents of the harmonic mean of precision and recall."""
    scores = []
    for intent in {wanted for wanted, _ in pairs}:
        both = sum(pair == (intent, intent) for pair in pairs)
        named = sum(intent in pair for pair in pairs)
        scores.append(2 * both / (named + both))
    return round(sum(scores) / len(scores), 3)


if __name__ == "__main__":
    json.dump(figures(), sys.stdout, indent=1)
