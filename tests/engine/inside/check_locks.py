"""Turns in order, few together, none waiting for one that hangs."""

import asyncio
import unittest

from bot.engine.locks import Places, TurnLocks


class InOrder(unittest.IsolatedAsyncioTestCase):
    async def test_turns_of_a_conversation_come_one_by_one_in_order(self) -> None:
        locks, begun, at_once = TurnLocks(), [], 0

        async def turn(number: int) -> None:
            nonlocal at_once
            async with locks.lock("me"):
                at_once += 1
                begun.append(number)
                assert at_once == 1
                await asyncio.sleep(0.001)
                at_once -= 1

        await asyncio.gather(*map(turn, range(20)))
        assert begun == list(range(20))

    async def test_a_turn_that_fails_lets_the_next_one_begin(self) -> None:
        locks = TurnLocks()
        with self.assertRaises(ValueError):  # noqa: PT027
            async with locks.lock("me"):
                raise ValueError
        async with locks.lock("me"):
            pass

    async def test_locks_are_forgotten(self) -> None:
        locks = TurnLocks()
        for number in range(100):
            async with locks.lock(str(number)):
                pass
        assert len(locks._locks) == 0


class FewTogether(unittest.IsolatedAsyncioTestCase):
    async def test_no_more_than_the_places(self) -> None:
        places, now, most = Places(2, patience=5), 0, 0

        async def turn() -> None:
            nonlocal now, most
            async with places.taken():
                now += 1
                most = max(most, now)
                await asyncio.sleep(0.001)
                now -= 1

        await asyncio.gather(*(turn() for _ in range(20)))
        assert most == 2
        assert places._free == 2

    async def test_nobody_waits_for_a_turn_that_hangs(self) -> None:
        places, hang = Places(1, patience=0.01), asyncio.Event()

        async def hanging() -> None:
            async with places.taken():
                await hang.wait()

        stuck = asyncio.create_task(hanging())
        await asyncio.sleep(0)
        async with places.taken():
            assert not stuck.done()
        hang.set()
        await stuck
        assert places._free == 1

    async def test_who_gives_up_takes_no_place(self) -> None:
        places = Places(1, patience=5)
        async with places.taken():
            waiting = asyncio.create_task(places._wait())
            await asyncio.sleep(0)
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)
        async with places.taken():
            pass
        assert places._free == 1
