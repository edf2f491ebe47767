"""Turns under way and live buttons."""

import asyncio

import pytest

from bot.services.converse import Button, Reply, Turn
from bot.web.chat import memory
from bot.web.chat.memory import MAX_TURNS, Chat, Chats


async def answered() -> Turn:
    return Turn((Reply("?", (Button("Sì", "/affirm"),)),))


def test_who_asks_again_meets_the_turn_that_is_still_running(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(memory, "PATIENCE", 0.01)

    async def scenario() -> None:
        chat, done, runs = Chat(), asyncio.Event(), 0

        async def slow() -> Turn:
            nonlocal runs
            runs += 1
            await done.wait()
            return Turn((Reply("ecco"),))

        with pytest.raises(TimeoutError):
            await chat.once("key", "ciao", slow)
        done.set()
        turn, _tokens = await chat.once("key", "ciao", slow)
        assert turn.replies == (Reply("ecco"),)
        assert runs == 1

    asyncio.run(scenario())


def test_turns_of_one_chat_keep_their_order() -> None:
    async def scenario() -> list[str]:
        chat, order = Chat(), []

        async def turn(name: str, seconds: float) -> Turn:
            await asyncio.sleep(seconds)
            order.append(name)
            return Turn()

        await asyncio.gather(
            chat.once("1", "a", lambda: turn("slow", 0.02)),
            chat.once("2", "b", lambda: turn("quick", 0)),
        )
        return order

    assert asyncio.run(scenario()) == ["slow", "quick"]


def test_a_turn_that_breaks_frees_its_key() -> None:
    async def scenario() -> None:
        chat = Chat()

        async def broken() -> Turn:
            raise RuntimeError

        with pytest.raises(RuntimeError):
            await chat.once("key", "a", broken)
        turn, _tokens = await chat.once("key", "a", answered)
        assert turn.delivered

    asyncio.run(scenario())


def test_only_so_many_turns_and_chats_are_remembered() -> None:
    async def scenario() -> Chat:
        chat = Chat()
        for number in range(MAX_TURNS + 5):
            await chat.once(str(number), "a", answered)
        return chat

    assert len(asyncio.run(scenario()).turns) == MAX_TURNS
    chats = Chats(most=2)
    first = chats.get("1")
    chats.get("2")
    assert chats.get("1") is first
    chats.get("3")
    assert chats.get("1") is first
    chats.forget("1")
    assert chats.get("1") is not first
