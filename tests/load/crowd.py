"""Many conversations at once, and what they cost."""

import itertools
import threading
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field

import psutil

from tests.load.dialogue import hold
from tests.load.quantiles import percentile
from tests.load.systems import System
from tests.load.wire import Connection

PARTS = ("rasa", "actions")  # what a turn over plain REST runs through


@dataclass
class Clock:
    """Wall time and CPU of a block: the bot's, ours and everybody else's."""

    system: System
    wall: float = 0
    bot: float = 0
    generator: float = 0
    others: float = 0
    _began: tuple[float, ...] = field(default=(), repr=False)

    def __enter__(self) -> "Clock":
        self._began = self._now()
        return self

    def __exit__(self, *_: object) -> None:
        spent = [
            after - before
            for before, after in zip(self._began, self._now(), strict=True)
        ]
        self.wall, self.bot, self.generator, busy = spent
        self.others = max(0.0, busy - self.bot - self.generator)

    def _now(self) -> tuple[float, ...]:
        machine = psutil.cpu_times()
        return (
            time.perf_counter(),
            self.system.meter.cpu(*PARTS),
            time.process_time(),
            machine.user + machine.nice + machine.system,
        )


def crowd(system: System, conversations: int, dialogues: int) -> dict[str, float]:
    """Hold some dialogues, so many at a time.

    Returns:
        p50, p95 and p99 in milliseconds, CPU-ms a turn of the bot and of the load
        generator, turns a second, cores that others used meanwhile.
    """
    numbers = iter(range(dialogues))
    taking = threading.Lock()

    def person(connection: Connection) -> list[float]:
        return [
            seconds
            for number in _taken(numbers, taking)
            for seconds in hold(connection, uuid.uuid4().hex, number)
        ]

    with ExitStack() as stack:
        connections = [
            stack.enter_context(open_connection(system)) for _ in range(conversations)
        ]
        people = stack.enter_context(ThreadPoolExecutor(conversations))
        with Clock(system) as clock:
            spoken = list(people.map(person, connections))
    return _figures(list(itertools.chain.from_iterable(spoken)), clock)


def open_connection(system: System) -> Connection:
    """A connection that the server has accepted, as those kept alive are.

    Accepting 32 at once takes a busy server seconds: of opening them, not of turns.
    """
    connection = Connection(system.rest)
    connection.get("/webhooks/rest/")
    return connection


def _taken(numbers: Iterator[int], taking: threading.Lock) -> Iterator[int]:
    while True:
        with taking:
            number = next(numbers, None)
        if number is None:
            return
        yield number


def _figures(turns: list[float], clock: Clock) -> dict[str, float]:
    percentiles = {
        f"p{percent}": percentile(turns, percent) * 1000 for percent in (50, 95, 99)
    }
    return percentiles | {
        "cpu": clock.bot * 1000 / len(turns),
        "generator": clock.generator * 1000 / len(turns),
        "throughput": len(turns) / clock.wall,
        "spread": percentiles["p99"] / percentiles["p50"],
        "others": clock.others / clock.wall,
        "turns": len(turns),
    }
