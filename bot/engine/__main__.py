"""``python -m bot.engine serve`` and ``python -m bot.engine train``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from bot.engine.refusals import Refused
from bot.engine.settings import WrongSetting, load_settings, read_env_file
from bot.engine.training import train
from bot.texts import text

_FAILED, _WRONG_USE = 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Run one command.

    Returns:
        the process's exit code: 0, 1 for a failure, 2 for a wrong setting.
    """
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except WrongSetting as problem:
        return _complain(_WRONG_USE, "engine.wrong_setting", problem)
    except Refused as problem:
        return _complain(_FAILED, problem.key, problem)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot.engine", description=text("engine.about")
    )
    commands = parser.add_subparsers(required=True)
    serve = commands.add_parser("serve", help=text("engine.help_serve"))
    serve.set_defaults(run=_serve)
    train_parser = commands.add_parser("train", help=text("engine.help_train"))
    train_parser.add_argument(
        "--force", action="store_true", help=text("engine.help_force")
    )
    train_parser.set_defaults(run=_train)
    return parser


def _train(options: argparse.Namespace) -> int:
    settings = load_settings(read_env_file(Path(".env")) | os.environ)
    did = train(Path.cwd(), settings.model.resolve(), options.force)
    print(text("engine.trained" if did else "engine.fresh"))  # noqa: T201
    return 0


def _serve(_: argparse.Namespace) -> int:
    settings = load_settings(read_env_file(Path(".env")) | os.environ)
    from bot.engine.serving import serve  # noqa: PLC0415  (imports Rasa)

    return serve(settings)


def _complain(code: int, key: str, problem: Exception) -> int:
    print(text(key, problem=problem), file=sys.stderr)  # noqa: T201
    return code


if __name__ == "__main__":
    sys.exit(main())
