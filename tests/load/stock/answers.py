"""How the stock bot understands an answer: a few words are looked for."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

CONDITIONS = {"sospes": "sospeso", "senza lavoro": "disoccupato"}
SCHEMES = {"straordinaria": "cigs", "deroga": "cigd", "ordinaria": "cigo"}
YES = {"sì": True, "si": True, "certo": True, "giusto": True, "confermo": True}
NO = {"no": False, "sbagliato": False}


def found(values: Mapping[str, Any], text: str) -> Any:
    """The value whose word the text has, else None."""
    words = text.casefold()
    hits = (held for word, held in values.items() if re.search(rf"\b{word}", words))
    return next(hits, None)


def as_typed(text: str) -> str | None:
    """Anything but blanks."""
    return text.strip() or None


READERS: dict[str, Callable[[str], Any]] = {
    "condizione": lambda text: found(CONDITIONS, text),
    "ammortizzatore": lambda text: found(SCHEMES, text),
    "accordo_esuberi": lambda text: found(YES | NO, text),
    "confirm": lambda text: found(YES | NO, text),
    "residenza": as_typed,
    "azienda": as_typed,
    "settore": as_typed,
    "colleghi": as_typed,
}


def one_at_a_time(slots: Sequence[str], held: Mapping[str, Any]) -> list[str]:
    """The slots up to the first that is empty: that one is asked."""
    for count, slot in enumerate(slots, 1):
        if held.get(slot) is None:
            return list(slots[:count])
    return list(slots)
