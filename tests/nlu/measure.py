"""The trained model on the held-out lines; runs where Rasa is installed."""

from __future__ import annotations

import asyncio
import resource
import time
from collections.abc import Iterable, Sequence
from typing import Any

from bot.engine import logs, quiet

quiet.prepare()

from bot.engine.serving import load  # noqa: E402
from bot.engine.settings import EngineSettings  # noqa: E402
from tests.nlu import scores, spans  # noqa: E402
from tests.nlu.lines import TWINS, Line, held_out  # noqa: E402

MODEL = TWINS.parents[1] / "models" / "sportello.tar.gz"
_GUESS = "nlu_fallback"


def figures() -> dict[str, Any]:
    """Everything that is measured of the trained model, as plain data."""
    logs.configure("ERROR")
    lines = held_out()
    started = time.process_time()
    understood = asyncio.run(understand(line.text for line in lines))
    spent = time.process_time() - started
    marked = [number for number, line in enumerate(lines) if line.annotated]
    return {
        **of_intents(lines, understood),
        "annotated": len(marked),
        "entities": spans.figures(
            [lines[number] for number in marked],
            [understood[number]["entities"] for number in marked],
        ),
        "cpu_ms_a_line_with_loading": round(spent / len(lines) * 1000, 1),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def of_intents(
    lines: Sequence[Line], understood: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """Intents and topics as wanted, all together, by register and by hand."""
    names = [str(one["intent"]["name"]) for one in understood]
    wanted = [line.intent for line in lines]
    right = [a == b for a, b in zip(wanted, names, strict=True)]
    topics = [
        one["intent"].get("full_retrieval_intent_name") == line.label
        for line, one in zip(lines, understood, strict=True)
        if "/" in line.label
    ]
    pairs = list(zip(wanted, names, strict=True))
    return {
        "lines": len(lines),
        "accuracy": scores.accuracy(pairs),
        "macro_f1": scores.macro_f1(pairs),
        "among_two": scores.mean(
            [a in _two(one) for a, one in zip(wanted, understood, strict=True)]
        ),
        "exact_topic": scores.mean(topics),
        "by_register": scores.by((line.register for line in lines), right),
        "by_hand": scores.by((line.hand for line in lines), right),
        "by_intent": scores.by(wanted, right),
    }


async def understand(texts: Iterable[str]) -> list[dict[str, Any]]:
    """What the trained model makes of each text."""
    agent = load(EngineSettings(model=MODEL, tracker_url="sqlite://"))
    return [dict(await agent.parse_message(text)) for text in texts]


def _two(understood: dict[str, Any]) -> list[str]:
    """The two likeliest intents, as two buttons would offer them."""
    ranked = [one["name"] for one in understood["intent_ranking"]]
    return [name for name in ranked if name != _GUESS][:2]
