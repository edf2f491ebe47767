"""``make bench-nlu``: whole pipelines compared in one run, and parts taken out.

.venv-rasa/bin/python -m tests.nlu.comparison [--quick]

Writes the tables of ``docs/nlu.md``. Each pipeline trains and answers in a process of
its own. ``--quick`` takes few lines and writes nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from typing import Any

from bot.engine import logs, quiet

quiet.prepare()

from tests.nlu import ablation, contenders, tables  # noqa: E402
from tests.nlu.lines import Line, held_out, training  # noqa: E402
from tests.nlu.pipeline import Pipeline  # noqa: E402

_QUICK = 400
_PARTS = "parts"


def main() -> int:
    """Measure all, or in a child one thing."""
    options = _parser().parse_args()
    logs.configure("ERROR")
    if options.one:
        print(json.dumps(_one(options.one, options.quick)))
        return 0
    with ThreadPoolExecutor(max_workers=1) as beside:  # the parts' costs do not matter
        parts = beside.submit(_child, _PARTS, options.quick)
        found = {name: _child(name, options.quick) for name in contenders.PIPELINES}
    text = tables.rendered(found, parts.result(), _about())
    print(text)
    if not options.quick:
        tables.write(text)
    return 0


def _child(name: str, quick: bool) -> dict[str, Any]:
    print(name, file=sys.stderr, flush=True)
    command = [sys.executable, "-W", "ignore", "-m", "tests.nlu.comparison"]
    command += ["--one", name, *(["--quick"] if quick else [])]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _one(name: str, quick: bool) -> dict[str, Any]:
    known, asked = list(training()), list(held_out())
    if quick:
        known = contenders.stratified(known, _QUICK)
        asked = [*asked[:_QUICK], *(line for line in asked[_QUICK:] if line.annotated)]
    if name == _PARTS:
        return ablation.measured(known, asked)
    if name == contenders.DIET:
        known = contenders.stratified(known, contenders.DIET_LINES)
    return _whole(name, known, asked)


def _whole(name: str, known: Sequence[Line], asked: Sequence[Line]) -> dict[str, Any]:
    lines = contenders.taught(known) if name in contenders.LEARN_ENTITIES else known
    with Pipeline(contenders.PIPELINES[name]) as pipeline:
        started = time.process_time()
        pipeline.train(lines)
        trained = time.process_time()
        pipeline.understand(["buongiorno"])
        asking = time.process_time()
        found = [pipeline.understand([line.text])[0] for line in asked]
        answered = time.process_time()
    return {
        **ablation.judged(asked, found),
        "reads_entities": name in contenders.READ_ENTITIES,
        "lines": len(known),
        "training_cpu_s": round(trained - started),
        "cpu_ms": round((answered - asking) / len(asked) * 1000, 1),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def _about() -> str:
    lines = held_out()
    marked = sum(line.annotated for line in lines)
    day = datetime.now(tz=timezone.utc).date()
    return (
        f"{day}, `make bench-nlu`, {os.cpu_count()} cores, {platform.machine()}: "
        f"{len(training()):,} training lines, {len(lines):,} held-out lines, "
        f"{marked} of them with annotated entities."
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.nlu.comparison")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
