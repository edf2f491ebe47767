"""What a conversation knows, and what one turn says and changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from bot.eligibility.facts import DECISIVE, Value
from bot.intake.persons import About

CONFIRM = "confirm"
FACTS = (
    *DECISIVE,
    "residente_o_domiciliato",
    "azienda",
    "settore",
    "colleghi",
    "data_riferimento",
)
"""All facts, which are slots of the same names."""

# How the open question is put: the condition of a response's variant.
Mode = Literal[
    "first",  # the question
    "again",  # not understood: with examples
    "buttons",  # not understood twice: pick one
    "person",  # not understood three times: a person can help
    "choices",  # several things were found: which?
    "check",  # one thing was heard, not surely: is it so?
    "conflict",  # it differs from what was said before: which holds?
    "change",  # at the confirmation: what shall I change?
    "pause",  # no hurry
]

# What an action does with a service, beside what is said.
Effect = Literal[
    "",
    "request_person",
    "find_operators",
    "show_summary",
    "stop",
    "erase",
    "again",  # the other form takes the same message
    "back",  # nothing has changed: on with what follows the verdict
]

ROUTING_FACTS = ("residenza", "azienda", "settore", "colleghi")
"""Asked after the verdict, for the operators and the group; each can be skipped."""


@dataclass(frozen=True)
class Choice:
    """One thing the person may have meant.

    Attributes:
        value: the fact's value, such as an ISTAT code.
        label: how it is called in front of the person.
    """

    value: Value
    label: str


@dataclass(frozen=True)
class Message:
    """What arrived, as understood by Rasa.

    Attributes:
        text: as typed; the payload, for a button.
        intent: its name, "" when there is none.
        topic: the FAQ topic of `ask_faq`, else "".
        payload: entities of a pressed button; None when the text was typed.
        confidence: how sure the classifier is of the intent, 0 to 1.
        guesses: for each fact, values that the message may state and their
            probabilities, the likeliest first.
        silence: seconds since what was said before it.
    """

    text: str
    intent: str = ""
    topic: str = ""
    payload: Mapping[str, Any] | None = None
    confidence: float = 1.0
    guesses: Mapping[str, Sequence[tuple[str, float]]] = field(default_factory=dict)
    silence: float = 0.0


@dataclass(frozen=True)
class State:
    """The screening so far.

    Attributes:
        facts: known values; None for asked-and-unknown.
        asked: the fact of the open question, `confirm`, or None.
        choices: what was heard for `asked` and has yet to be confirmed: one value
            ("è così?"), or several to choose from.
        waiting: the same for other facts, to be settled when their turn comes.
        changing: whether `asked` is being corrected after it was answered.
        misses: answers in a row that were not understood.
        noticed: whether the notice (a bot, and what happens to data) was given.
        erasing: whether "erase my data" waits for a yes.
        done: whether a verdict was given on these facts.
        about: whether the writer writes of themselves or for another.
        rude: insults met so far.
    """

    facts: Mapping[str, Value | None] = field(default_factory=dict)
    asked: str | None = None
    choices: tuple[Choice, ...] = ()
    waiting: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    changing: bool = False
    misses: int = 0
    noticed: bool = False
    erasing: bool = False
    done: bool = False
    about: About = "self"
    rude: int = 0

    def ask(self, fact: str | None) -> State:
        """The same conversation with another question open, put for the first time."""
        return replace(self, asked=fact, choices=(), changing=False, misses=0)

    def known(self, fact: str) -> bool:
        """Whether the fact has a value ("non lo so" is none)."""
        return self.facts.get(fact) is not None


@dataclass(frozen=True)
class Say:
    """One message: a response of the domain, or a `custom` payload.

    Attributes:
        response: key in ``data/responses``; "" when only `custom` is sent.
        variables: what the response's text names.
        choices: offered as buttons under the response.
        custom: a payload of the public contract.
    """

    response: str = ""
    variables: Mapping[str, object] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    custom: Mapping[str, object] | None = None


@dataclass(frozen=True)
class Turn:
    """The outcome of one message.

    Attributes:
        state: after the message; `state.asked` None ends the phase.
        mode: how the open question is put.
        says: messages before the question, in order.
        effect: something for the action to do with a service, or "".
    """

    state: State
    mode: Mode = "first"
    says: tuple[Say, ...] = ()
    effect: Effect = ""
