"""Which texts are words of a person."""

from __future__ import annotations

import re

LONGEST = 2_000
_CODE = re.compile(r"^\s*/|[{}<>\\]|;\s*--|\bselect\b.+\bfrom\b", re.IGNORECASE)


def unreadable(text: str) -> bool:
    """Whether a text is empty, a command, code, or over the limit."""
    return not text.strip() or len(text) > LONGEST or bool(_CODE.search(text))
