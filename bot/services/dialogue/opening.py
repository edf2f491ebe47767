"""What is said before a reply: the welcome, or where the person had got to."""

from __future__ import annotations

from bot.intake.cues import corrects
from bot.services.dialogue.labels import fact_label, facts_in_a_line
from bot.services.dialogue.questions import SHOWN, World
from bot.services.dialogue.state import CONFIRM, Message, Say, State, Turn

LONG_SILENCE = 900.0
"""Seconds after which a greeting is one of somebody who comes back."""

# The welcome has said as much.
IN_WELCOME = frozenset(
    {"utter_bot_challenge", "utter_faq_chi_sei", "utter_greet", "utter_how_to_stop"}
)
WELCOMES = frozenset({"utter_welcome", "utter_welcome_brief"})
_ASKING = frozenset({"ask_faq", "ask_why"})


def opening(
    message: Message, before: State, turn: Turn, world: World
) -> tuple[Say, ...]:
    """The words before those of the turn.

    Args:
        message: what arrived.
        before: the conversation before it.
        turn: the reply to it.
        world: the edition and the gazetteer.

    Returns:
        The welcome at the first message, shorter when a question is answered with
        it; then nothing, but to somebody who comes back.
    """
    if not before.noticed:
        brief = turn.says and message.intent in _ASKING
        return (Say("utter_welcome_brief" if brief else "utter_welcome"),)
    asked = turn.state.asked
    if asked is None or not _comes_back(message, before):
        return ()
    if asked == CONFIRM:
        return (Say("utter_resume_at_the_end"),)
    facts = facts_in_a_line(turn.state.facts, SHOWN, world.gazetteer)
    return (Say("utter_resume", {"question": fact_label(asked), "facts": facts}),)


def _comes_back(message: Message, before: State) -> bool:
    if not before.facts or before.done:
        return False
    if before.asked is None:
        return not corrects(message.text)
    return message.intent == "greet" and message.silence >= LONG_SILENCE
