"""The words of pages, commands and reports; the sentences are in locale/it/*.yml."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def catalogue(language: str = "it") -> dict[str, str]:
    """All texts of a language, by dotted key.

    Returns:
        ``{"operators.checked_on": "Informazione del {date}", ...}``.
    """
    folder = files("bot").joinpath("locale", language)
    texts: dict[str, str] = {}
    for source in sorted(folder.iterdir(), key=lambda entry: entry.name):
        tree = yaml.safe_load(source.read_text(encoding="utf-8"))
        texts |= dict(_flatten(tree, ""))
    return texts


def text(key: str, language: str = "it", **variables: object) -> str:
    """One text, with its variables filled in.

    Raises:
        KeyError: the key, or a variable that the text names, is missing.
    """
    return catalogue(language)[key].format_map(variables)


def _flatten(tree: dict[str, Any], prefix: str) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in tree.items():
        if isinstance(value, dict):
            pairs += _flatten(value, f"{prefix}{key}.")
        else:
            pairs.append((f"{prefix}{key}", str(value)))
    return pairs
