"""Reading the word lists beside this module."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The word list ``lexicon/<name>.yml``, read once.

    Raises:
        FileNotFoundError: there is no such list.
    """
    source = files("bot.intake").joinpath("lexicon", f"{name}.yml")
    tree: dict[str, Any] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return tree
