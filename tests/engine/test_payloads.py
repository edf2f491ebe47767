"""Buttons: what they say, and who may say it."""

import pytest

from bot.engine.payloads import NotAPayload, Payload, allowed

INTENTS = {"inform", "greet", "ask_faq", "session_start", "back"}
OFFERED = ('/inform{"condizione": "sospeso"}', "/greet")


def test_a_written_payload_is_read() -> None:
    payload = Payload.read('/inform{"condizione": "sospeso", "certo": true}')
    assert (payload.label, payload.values["condizione"]) == ("inform", "sospeso")
    assert payload.values["certo"] is True


def test_an_object_is_read_with_entities_as_a_mapping_or_a_list() -> None:
    mapping = {"intent": "inform", "entities": {"comune": "015146"}}
    pairs = {"intent": "inform", "entities": [{"entity": "comune", "value": "015146"}]}
    assert Payload.read(mapping) == Payload.read(pairs)


@pytest.mark.parametrize(
    "given",
    [
        "inform",
        "/",
        "/inform{",
        "/inform{} e poi",
        "/inform[1]",
        '/inform@1.0{"a": 1}',
        "/ciao come va",
        {"entities": {}},
        {"intent": "inform", "entities": "x"},
        {"intent": "inform", "entities": [{"value": 1}]},
        None,
        7,
    ],
)
def test_anything_else_is_not_a_payload(given: object) -> None:
    with pytest.raises(NotAPayload):
        Payload.read(given)


def test_what_it_says_comes_out_as_the_pipeline_writes_it() -> None:
    found = Payload.read('/inform{"comune": ["015146", "estero"]}').understood()
    assert found["intent"] == {"name": "inform", "confidence": 1.0}
    values = [(one["entity"], one["value"]) for one in found["entities"]]
    assert values == [("comune", "015146"), ("comune", "estero")]


def test_a_topic_answers_like_a_response_selector() -> None:
    found = Payload.read("/ask_faq/naspi").understood()
    assert found["intent"]["full_retrieval_intent_name"] == "ask_faq/naspi"
    chosen = found["response_selector"]["ask_faq"]["response"]
    assert chosen["utter_action"] == "utter_ask_faq/naspi"


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("/greet", True),
        ("/ask_faq/naspi", False),
        ('/inform{"condizione":"sospeso"}', True),
        ('/inform{"condizione": "disoccupato"}', False),
        ('/inform{"condizione": "sospeso", "azienda": "x"}', False),
        ("/unknown", False),
        ("/session_start", False),
        ("/back", False),
    ],
)
def test_only_bare_intents_and_offered_buttons_are_allowed(
    text: str, may: bool
) -> None:
    assert allowed(Payload.read(text), INTENTS, OFFERED) is may


def test_it_is_written_as_it_is_read() -> None:
    for text in OFFERED:
        assert str(Payload.read(text)) == text
