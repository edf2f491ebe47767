"""What was said, as the chat API sends it."""

from collections.abc import Sequence
from typing import Any

from bot.intake.gazetteer import Gazetteer
from bot.services.converse import Reply, Said
from bot.texts import text
from bot.web.chat.cards import card
from bot.web.chat.folding import fold
from bot.web.chat.memory import Shown

Message = dict[str, Any]


def turn_out(shown: Shown, gazetteer: Gazetteer) -> dict[str, Any]:
    """A turn as ``TurnOut``; words of excuse when it was not delivered."""
    turn, tokens = shown
    if not turn.delivered:
        return not_delivered()
    messages = [
        reply_out(reply, named, gazetteer)
        for reply, named in zip(turn.replies, tokens, strict=True)
    ]
    return {"messages": fold(messages), "delivered": True}


def not_delivered() -> dict[str, Any]:
    """A turn that did not come to an end."""
    excuse = reply_out(Reply(text("web.chat.one_moment")), (), None)
    return {"messages": [excuse], "delivered": False}


def reply_out(
    reply: Reply, tokens: Sequence[str], gazetteer: Gazetteer | None
) -> Message:
    """A reply as ``MessageOut``; without tokens its buttons are not live."""
    custom = dict(reply.custom) if reply.custom else None
    return {
        "sender": "bot",
        "text": reply.text,
        "buttons": [
            {"title": button.title, "token": token}
            for button, token in zip(reply.buttons, tokens, strict=False)
        ],
        "custom": custom,
        "card": card(custom, gazetteer) if custom and gazetteer else None,
    }


def said_out(said: Said) -> Message:
    """What the person said as ``MessageOut``."""
    return {
        "sender": "user",
        "text": said.text,
        "buttons": [],
        "custom": None,
        "card": None,
    }
