"""``sportello train``."""

from __future__ import annotations

import subprocess
from typing import Annotated

import typer

from bot.cli.processes import RASA_PYTHON, require_project
from bot.texts import text


def train(
    force: Annotated[
        bool, typer.Option("--force", help=text("cli.train.force"))
    ] = False,
) -> None:
    """Train the model in Rasa's own environment, showing what it says."""
    require_project()
    command = [RASA_PYTHON, "-m", "bot.engine", "train"]
    done = subprocess.run([*command, *(["--force"] if force else [])], check=False)  # noqa: S603
    raise typer.Exit(done.returncode)
