"""Training keeps nothing for the next one: a fifth of its time went into that.

Rasa takes the fingerprint of every line after every component, for a cache that we
do not use: it would not see a module of ours change (``freshness.py`` does).
"""

from __future__ import annotations

from typing import Any

from rasa.engine.training.hooks import TrainingHook

from bot.engine.patches.replaced import replaces


@replaces("rasa.engine.training.hooks:TrainingHook.on_before_node", "9ed744239fe7")
def before_node(_: TrainingHook, **__: Any) -> dict[str, Any]:
    """No fingerprint of what a component is given."""
    return {}


@replaces("rasa.engine.training.hooks:TrainingHook.on_after_node", "10d40c9fbf7f")
def after_node(_: TrainingHook, **__: Any) -> None:
    """No fingerprint, and no copy, of what it gives."""


def install() -> None:
    """Replace both; only training from scratch needs neither."""
    TrainingHook.on_before_node = before_node
    TrainingHook.on_after_node = after_node
