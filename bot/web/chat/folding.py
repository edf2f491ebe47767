"""Says once what a turn says twice: in plain messages, and on a card.

Channels without cards need the plain messages. Where a card is shown, a message goes
only when all that it says is on the card, or has been put there.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

Message = dict[str, Any]

_MARKS = "✓✗? "


def fold(messages: Iterable[Message]) -> list[Message]:
    """The messages of a chat, turn by turn, without those that a card says too."""
    turns = groupby(messages, key=lambda message: message["sender"])
    return [message for _, turn in turns for message in _fold_turn(list(turn))]


def _fold_turn(turn: list[Message]) -> Iterator[Message]:
    cards = [message["card"] for message in turn if message["card"]]
    for message in turn:
        plain = message["text"] and not message["card"] and not message["buttons"]
        if not (plain and any(_takes(card, message["text"]) for card in cards)):
            yield message


def _takes(card: dict[str, Any], text: str) -> bool:
    """Whether a card says what a text says; a reason is put beside its check."""
    if card["type"] == "confirm":
        return _lists(card["rows"], text)
    if card["type"] != "verdict":
        return False
    for check in (each for group in card["classes"] for each in group["checks"]):
        if text[0] in _MARKS and f"«{check['quote']}»" in text:
            check["said"] = text.lstrip(_MARKS)
            return True
    return bool(card["code"]) and card["code"] in text


def _lists(rows: list[dict[str, str]], text: str) -> bool:
    _title, *lines = text.splitlines()
    shown = {f"• {row['label']}: {row['value']}" for row in rows}
    return bool(lines) and shown.issuperset(lines)
