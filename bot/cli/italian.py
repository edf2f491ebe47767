"""The framework's own English phrases, in Italian."""

import re
from collections.abc import Iterator

import typer
from typer.core import TyperCommand, TyperGroup

from bot.texts import text

Command = TyperCommand | TyperGroup

# English phrase -> key under cli.builtin. What lies deeper in a message comes first.
_PHRASES = {
    "Usage:": "usage",
    "Options:": "options",
    "Arguments:": "arguments",
    "Commands:": "commands",
    "Show this message and exit.": "help",
    "[OPTIONS]": "options_meta",
    "COMMAND [ARGS]...": "command_meta",
    "[required]": "required",
    "[default: ": "default",
    "Missing argument": "missing_argument",
    "Missing option": "missing_option",
    "Missing parameter": "missing_parameter",
    "Missing command.": "missing_command",
    "No such command": "no_such_command",
    "No such option:": "no_such_option",
    "(Possible options: ": "possible_options",
    "Did you mean": "did_you_mean",
    "Invalid value for": "invalid_value_for",
    "Invalid value": "invalid_value",
    "Got unexpected extra arguments": "extra_arguments",
    "Got unexpected extra argument": "extra_argument",
    "does not exist": "file_missing",
}
_PATTERN = re.compile("|".join(map(re.escape, _PHRASES)))


class ItalianContext(typer.Context):
    """A context whose help and usage are in Italian."""

    def get_help(self) -> str:
        """The help page."""
        return in_italian(super().get_help())

    def get_usage(self) -> str:
        """The usage line."""
        return in_italian(super().get_usage())


def in_italian(message: str) -> str:
    """A message of the framework with its fixed phrases translated."""
    return _PATTERN.sub(
        lambda found: text(f"cli.builtin.{_PHRASES[found[0]]}"), message
    )


def speak_italian(command: Command) -> None:
    """Let a command, and all under it, give its help in Italian."""
    for each in _with_all_under(command):
        each.context_class = ItalianContext


def _with_all_under(command: Command) -> Iterator[Command]:
    yield command
    if isinstance(command, TyperGroup):
        for child in command.commands.values():
            if isinstance(child, TyperCommand | TyperGroup):
                yield from _with_all_under(child)
