"""``python -m tests.load``: measure, print, write ``docs/performance.md``."""

import argparse
import sys
from collections.abc import Callable
from typing import Any

from tests.load import clean, conversation, edge, inside, report, start, training, turns
from tests.load.plan import FULL, QUICK, Plan
from tests.load.record import Record

SECTIONS: dict[str, Callable[[Plan], dict[str, Any]]] = {
    "turns": turns.measure,
    "conversation": conversation.measure,
    "edge": edge.measure,
    "inside": inside.measure,
    "start": start.measure,
    "training": training.measure,
    "clean": clean.measure,
}
ON_REQUEST = {"clean"}  # builds both environments from nothing: many minutes
NOT_QUICK = ON_REQUEST | {"start", "training"}


def main() -> int:
    """Run the sections asked for; the others keep the figures they had."""
    options = _parser().parse_args()
    plan = QUICK if options.quick else FULL
    record = Record.empty() if options.quick else Record.read()
    left_out = NOT_QUICK if options.quick else ON_REQUEST
    chosen = options.only or [name for name in SECTIONS if name not in left_out]
    for name in chosen:
        with record.section(name) as section:
            section.update(SECTIONS[name](plan))
        if not options.quick:
            record.write()
    text = report.render(record.sections)
    print(text)
    if not options.quick:
        report.PAGE.write_text(text, encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="a smoke test: prints, writes nothing"
    )
    parser.add_argument(
        "--only", action="append", choices=SECTIONS, help="one section (repeatable)"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
