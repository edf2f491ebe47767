"""What a card says is not said again beside it, and nothing else is lost."""

from typing import Any

from bot.web.chat.folding import fold


def message(text: str = "", sender: str = "bot", **parts: Any) -> dict[str, Any]:
    return {"sender": sender, "text": text, "buttons": [], "card": None, **parts}


def verdict() -> dict[str, Any]:
    checks = [
        {"code": "S1", "quote": "Occupati sospesi", "said": ""},
        {"code": "S3", "quote": "in presenza di accordi", "said": ""},
    ]
    return {"type": "verdict", "classes": [{"checks": checks}], "code": "AB12-CD"}


def texts(messages: list[dict[str, Any]]) -> list[str]:
    return [each["text"] for each in messages]


def test_a_reason_moves_to_its_check() -> None:
    card = verdict()
    reason = "? Chiedi al sindacato. La delibera dice: «in presenza di accordi»."
    folded = fold([message("Da verificare."), message(reason), message(card=card)])
    assert texts(folded) == ["Da verificare.", ""]
    first, second = card["classes"][0]["checks"]
    assert first["said"] == ""
    assert second["said"].startswith("Chiedi al sindacato.")


def test_the_code_is_said_once() -> None:
    turn = [message(card=verdict()), message("Il codice è AB12-CD."), message("Altro")]
    assert texts(fold(turn)) == ["", "Altro"]


def test_facts_are_listed_once_when_the_card_lists_them_all() -> None:
    rows = [{"label": "Condizione", "value": "Sospeso"}]
    card = {"type": "confirm", "rows": rows}
    complete = message("Ho capito:\n• Condizione: Sospeso")
    longer = message("Ho capito:\n• Condizione: Sospeso\n• Accordo: Non lo so")
    assert texts(fold([complete, message(card=card)])) == [""]
    assert fold([longer, message(card=card)])[0] == longer


def test_a_message_with_buttons_or_in_another_turn_stays() -> None:
    asked = message("AB12-CD va bene?", buttons=[{"title": "Sì", "token": "t"}])
    person = message("AB12-CD", sender="user")
    later = message("Il codice era AB12-CD.")
    turns = [message(card=verdict()), asked, person, later]
    assert fold(turns) == turns


def test_without_a_card_nothing_changes() -> None:
    turn = [message("uno"), message("✓ due «Occupati sospesi»")]
    assert fold(turn) == turn
