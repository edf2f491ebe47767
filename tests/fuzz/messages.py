"""Messages that nobody should send and somebody does, made from a seed.

`noise` says nothing in any language. `hostile` is code, forged payloads and orders
to the program. The others are held-out lines (``tests/nlu``) with letters and words
knocked about: `active` ones answer a question, an `aside` never does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import yaml

from tests.fuzz.hostile import HOSTILE

TWINS = Path(__file__).parents[1] / "nlu"

# Lines of these intents answer; those of ENDING end or empty the conversation.
ACTIVE = frozenset(
    {"affirm", "change_answer", "deny", "dont_know", "inform", "prefer_not"}
)
ENDING = frozenset({"erase_my_data", "goodbye", "restart", "stop"})

_SYMBOLS = "!?.,;:…-_=+*#@%&€$£()[]{}<>|\\/^~`'\"°§¿¡•→×"
_CONSONANTS = "bcdfghklmpqrtvwxz"  # "s" and "n" alone answer
_FOREIGN = "абвгдежзиклмнопрстуфхцчшщыэюя你好我是工人没有工作了مرحباأناعاملनमस्तेγειάσου"
_EMOJI = "😀😭🙏🔥🏭💔🤖🎉😡🙄🥲"  # no thumbs: those answer
_INVISIBLE = "\u200b\u200e\u202e\u2066\ufeff\u00ad\u0301\u0000\u0007"


@dataclass(frozen=True)
class Message:
    """One message to send.

    Attributes:
        text: as sent.
        kind: `noise`, `hostile`, `aside` or `active`.
        seed: the line that it was made from, "" for none.
    """

    text: str
    kind: str
    seed: str = ""


def messages(random: Random) -> Iterator[Message]:
    """Messages without end: noise, hostile ones, asides and active lines, by turns."""
    lines = _twins()
    asides = [line for intent, line in lines if intent not in ACTIVE | ENDING]
    active = [line for intent, line in lines if intent in ACTIVE]
    while True:
        yield Message(_noise(random), "noise")
        yield Message(random.choice(HOSTILE), "hostile")
        for kind, seeds in (("aside", asides), ("active", active)):
            seed = random.choice(seeds)
            yield Message(_mutated(seed, random), kind, seed)


def _twins() -> list[tuple[str, str]]:
    lines = []
    for path in sorted(TWINS.rglob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            intent = block["intent"].partition("/")[0]
            examples = block["examples"].splitlines()
            lines += [(intent, line.removeprefix("- ").strip()) for line in examples]
    return lines


def _noise(random: Random) -> str:
    alphabet = random.choice(
        (_SYMBOLS, _CONSONANTS, _FOREIGN, _EMOJI, _INVISIBLE, _SYMBOLS + _CONSONANTS)
    )
    longest = random.choice((1, 3, 12, 60, 400))
    least = 5 if alphabet == _CONSONANTS else 1  # "bg" is Bergamo, "s" a yes
    words = [
        "".join(random.choices(alphabet, k=random.randint(least, longest + least)))
        for _ in range(random.randint(1, 4))
    ]
    return " ".join(words)


def _mutated(line: str, random: Random) -> str:
    for _ in range(random.randint(1, 3)):
        line = random.choice(_MUTATIONS)(line, random) or line
    return line


def _swapped(line: str, random: Random) -> str:
    at = random.randrange(max(1, len(line) - 1))
    return line[:at] + line[at + 1 : at + 2] + line[at : at + 1] + line[at + 2 :]


def _dropped(line: str, random: Random) -> str:
    at = random.randrange(len(line))
    return line[:at] + line[at + 1 :]


def _doubled(line: str, random: Random) -> str:
    at = random.randrange(len(line))
    return line[:at] + line[at] * random.randint(2, 5) + line[at + 1 :]


def _littered(line: str, random: Random) -> str:
    at = random.randrange(len(line))
    return line[:at] + random.choice(_SYMBOLS + _INVISIBLE + _EMOJI) + line[at:]


def _shouted(line: str, _: Random) -> str:
    return line.upper()


def _glued(line: str, _: Random) -> str:
    return line.replace(" ", "", 2)


def _shuffled(line: str, random: Random) -> str:
    words: Sequence[str] = line.split()
    return " ".join(random.sample(words, len(words)))


def _repeated(line: str, random: Random) -> str:
    return " ".join([line] * random.randint(2, 4))


_MUTATIONS: tuple[Callable[[str, Random], str], ...] = (
    _swapped,
    _dropped,
    _doubled,
    _littered,
    _shouted,
    _glued,
    _shuffled,
    _repeated,
)
