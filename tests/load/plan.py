"""How much is measured: every count is bounded."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """Counts of one run.

    Attributes:
        rounds: how often each side is measured, in turn with the others.
        warm: dialogues held with each bot before anything is measured.
        dialogues: conversations at once -> dialogues held in one round.
        long: turns of our longest conversation.
        long_stock: turns of the stock bot's, which grow dearer.
        presses: dialogues of typed and of pressed answers, step by step.
        requests: HTTP requests of one batch.
        chats: dialogues over the edge's chat.
        names: one comune in so many is searched.
        evaluations: facts judged in one batch.
        starts: how often each bot is started.
    """

    rounds: int
    warm: int
    dialogues: Mapping[int, int]
    long: int
    long_stock: int
    presses: int
    requests: int
    chats: int
    names: int
    evaluations: int
    starts: int


FULL = Plan(
    rounds=3,
    warm=4,
    dialogues={1: 20, 8: 24, 32: 64},
    long=505,
    long_stock=105,
    presses=40,
    requests=3000,
    chats=20,
    names=1,
    evaluations=2000,
    starts=3,
)
QUICK = Plan(
    rounds=1,
    warm=2,
    dialogues={1: 3, 8: 8, 32: 32},
    long=105,
    long_stock=35,
    presses=5,
    requests=300,
    chats=3,
    names=20,
    evaluations=200,
    starts=1,
)
