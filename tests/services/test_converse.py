"""A turn, and what is made harmless on the way."""

import asyncio

import pytest

from bot.services.converse import (
    MAX_MESSAGE,
    AssistantUnreachable,
    Button,
    InvalidMessage,
    InvalidPayload,
    Press,
    Reply,
    Said,
    Turn,
    converse,
    pressed,
    typed,
)


class Echo:
    """Answers with what was said, or not at all."""

    def __init__(self, reachable: bool = True) -> None:
        self.reachable = reachable

    async def take_turn(self, conversation: str, said: Said) -> tuple[Reply, ...]:
        if not self.reachable:
            raise AssistantUnreachable
        return (Reply(f"{conversation}: {said.text}"),)

    async def history(self, conversation: str) -> tuple[Said | Reply, ...]:
        return ()

    async def erase(self, conversation: str) -> None:
        pass


def test_a_turn_brings_the_replies_back() -> None:
    turn = asyncio.run(converse("c", Said("ciao"), Echo()))
    assert turn == Turn((Reply("c: ciao"),), delivered=True)


def test_a_turn_that_meets_nobody_is_not_delivered() -> None:
    turn = asyncio.run(converse("c", Said("ciao"), Echo(reachable=False)))
    assert turn == Turn((), delivered=False)


@pytest.mark.parametrize(
    "text",
    ['/inform{"condizione": "sospeso"}', "  /restart", "//restart", "\n/ /restart"],
)
def test_typed_text_never_forces_an_intent(text: str) -> None:
    assert not typed(text).text.lstrip().startswith("/")


def test_a_slash_inside_a_message_stays() -> None:
    assert typed("abito a Milano / Monza").text == "abito a Milano / Monza"


def test_control_characters_and_half_characters_become_spaces() -> None:
    assert typed("a\x00b\ud800c").text == "a b c"


@pytest.mark.parametrize("text", ["", "   ", "/", " / ", "\x00"])
def test_an_empty_message_is_refused(text: str) -> None:
    with pytest.raises(InvalidMessage) as caught:
        typed(text)
    assert caught.value.reason == "empty"


def test_a_message_may_be_as_long_as_the_limit_and_no_longer() -> None:
    assert len(typed("a" * MAX_MESSAGE).text) == MAX_MESSAGE
    with pytest.raises(InvalidMessage) as caught:
        typed("a" * (MAX_MESSAGE + 1))
    assert caught.value.reason == "too_long"


@pytest.mark.parametrize(
    ("payload", "press"),
    [
        ("/affirm", Press("affirm")),
        ("/ask_faq/naspi", Press("ask_faq/naspi")),
        (
            '/inform{"condizione": "sospeso"}',
            Press("inform", {"condizione": "sospeso"}),
        ),
    ],
)
def test_a_button_says_its_title_and_means_its_payload(
    payload: str, press: Press
) -> None:
    assert pressed(Button("Sì", payload)) == Said("Sì", press)


@pytest.mark.parametrize("payload", ["affirm", "/inform{oops}", "/", "/a b"])
def test_a_button_without_a_payload_of_ours_is_refused(payload: str) -> None:
    with pytest.raises(InvalidPayload):
        pressed(Button("Sì", payload))
