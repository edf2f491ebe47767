"""A summary code in a message brings back the answers it was given for."""

from dataclasses import replace

from bot.bootstrap import app
from bot.intake.persons import About
from bot.services.codes import code_in
from bot.services.dialogue.state import FACTS, Message, State
from bot.services.resume_screening import UnknownCode, resume_screening

# Not the day: the answers are confirmed again today.
KEPT = frozenset(FACTS) - {"data_riferimento"}


def resumed(message: Message, state: State) -> tuple[Message, State] | None:
    """The message and the state to go on with, when the message holds a code.

    Returns:
        None without a code, or with one that finds nothing.
    """
    code = code_in(message.text)
    if code is None:
        return None
    try:
        kept = resume_screening(app().database.conversations, code, app().now())
    except UnknownCode:
        return Message("", "unknown_code"), state
    facts = {name: held for name, held in kept.facts.items() if name in KEPT}
    about: About = "other" if kept.facts.get("about") == "other" else "self"
    asking = replace(state.ask(None), facts=facts, about=about)
    begun = replace(asking, noticed=True, done=False)
    return Message("", "start_screening"), begun
