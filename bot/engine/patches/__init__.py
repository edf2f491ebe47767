"""What we change in Rasa, one module a change, each naming what it replaces."""

from bot.engine.patches import action_request, action_result, form_calls


def install() -> None:
    """Put every change in place; call it once, before a model is loaded."""
    action_result.install()
    action_request.install()
    form_calls.install()
