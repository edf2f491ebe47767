"""The assistant's processes, kept together: one stops, all stop."""

# mypy: allow-untyped-calls

import os
import re
from collections.abc import Callable
from pathlib import Path

import typer
from honcho.environ import parse_procfile
from honcho.manager import SYSTEM_PRINTER_NAME, Manager
from honcho.printer import Message, Printer

from bot.cli.input import refuse
from bot.texts import catalogue, text

RASA_PYTHON = ".venv-rasa/bin/python"
PROCFILE = "Procfile"

_STOPPED_ON_REQUEST = (130, 143)
_EVENT = re.compile(r"(\w+) (started|stopped) \((?:pid|rc)=(-?\d+)\)")


class ItalianPrinter(Printer):
    """Prints each process's lines under its name, and honcho's own in Italian.

    Args:
        when_started: called once, when all processes have been started.
    """

    def __init__(self, when_started: Callable[[], None]) -> None:
        super().__init__(prefix=True)
        self._when_started = when_started
        self._started = False

    def write(self, message: Message) -> None:
        """Print one line of a process, or what honcho says of it."""
        # Honcho has started every process before it prints anything; a thread
        # must not exist earlier, for the processes are forked.
        if not self._started:
            self._started = True
            self._when_started()
        data = message.data
        if message.name == SYSTEM_PRINTER_NAME:
            found = _EVENT.match(data)
            if found is None:
                return
            process, event, code = found.groups()
            data = text(f"cli.serve.{event}", name=_named(process), code=code)
        super().write(message._replace(name=_named(message.name), data=data))


def require_project() -> None:
    """Refuse, with code 2, to run outside the project's folder."""
    for name in (PROCFILE, RASA_PYTHON):
        if not Path(name).exists():
            refuse("cli.serve.wrong_place", name=name)


def keep_together(when_started: Callable[[], None]) -> int:
    """Run the processes of the Procfile until one ends or we are told to stop.

    Args:
        when_started: called once, when all have been started.

    Returns:
        0 when told to stop (Ctrl-C, SIGTERM); else a code that is never 0.
    """
    printer = ItalianPrinter(when_started)
    manager = Manager(printer)
    procfile = parse_procfile(Path(PROCFILE).read_text(encoding="utf-8"))
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    for name, command in procfile.processes.items():
        # Without exec a shell would stand between us and the process.
        manager.add_process(name, f"exec {command}", env=environment)
    printer.width = max(len(_named(name)) for name in procfile.processes)
    manager.loop()
    code = int(manager.returncode or 0)
    if code in _STOPPED_ON_REQUEST:
        typer.echo(text("cli.serve.bye"))
        return 0
    typer.echo(text("cli.serve.died"), err=True)
    return max(code, 1)


def _named(process: str) -> str:
    return catalogue().get(f"cli.serve.parts.{process}", process)
