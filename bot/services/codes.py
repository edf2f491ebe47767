"""Codes that a person keeps: unguessable, and easy to read out on the phone."""

import re
import secrets
from collections.abc import Callable

from bot.services.ports import CodeTaken

ALPHABET = "CDFGHJKMNPQRTVWX23456789"
"""No vowels, so no words; no pair that looks alike (0 O, 1 I L, 5 S, 8 B, 2 Z, U V)."""

_CODE = re.compile(
    f"\\b[{ALPHABET}]{{4}}[- ]?[{ALPHABET}]{{4}}[- ]?[{ALPHABET}]{{2}}\\b"
)

GROUP = 4
DRAWS = 5


def draw_code(length: int) -> str:
    """A random code in groups of four: ``"K7QF-2M9X-PT"`` for ten characters."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(length))
    return _grouped(drawn)


def read_code(typed: str) -> str:
    """The code as stored, of what someone typed: ``"k7qf 2m9xpt"`` has the same."""
    return _grouped("".join(re.findall(r"[A-Z0-9]", typed.upper())))


def code_in(message: str) -> str | None:
    """The summary code that a message holds ("il mio codice è k7qf-2m9x-pt")."""
    found = _CODE.search(message.upper())
    return read_code(found.group()) if found else None


def keep_under_code(length: int, keep: Callable[[str], None]) -> str:
    """Draw codes until one is free to keep something under.

    Raises:
        CodeTaken: every draw was taken, which says that something is wrong.
    """
    for _ in range(DRAWS):
        code = draw_code(length)
        try:
            keep(code)
        except CodeTaken:
            continue
        return code
    raise CodeTaken


def _grouped(code: str) -> str:
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))
