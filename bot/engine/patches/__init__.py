"""What we change in Rasa, one module a change, each naming what it replaces."""

from bot.engine.patches import (
    action_request,
    action_result,
    idle_memory,
    rules_by_intent,
)


def install() -> None:
    """Put every change in place; call it once, before a model is loaded."""
    for change in (action_request, action_result, idle_memory, rules_by_intent):
        change.install()
