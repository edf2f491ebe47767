"""What reading gives: facts found, answers, choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.eligibility.facts import Value

Kind = Literal["value", "dont_know", "prefer_not", "choices", "unclear"]


@dataclass(frozen=True)
class Found:
    """A fact that a message states.

    Attributes:
        fact: name of the fact.
        value: its value.
        start: index of the first character that says so.
        end: index after the last one.
        text: the message between the two.
        certain: False when it must be confirmed.
    """

    fact: str
    value: Value
    start: int
    end: int
    text: str
    certain: bool = True

    @property
    def span(self) -> tuple[int, int, str]:
        """Start, end and text, as a new `Found` takes them."""
        return self.start, self.end, self.text


@dataclass(frozen=True)
class Choice:
    """One of several values that a text may mean.

    Attributes:
        value: the value.
        label: "Saronno (VA)" for a comune; empty for a value of the rules, whose
            words are the reply's.
    """

    value: Value
    label: str = ""


@dataclass(frozen=True)
class Reading:
    """What a free message says.

    Attributes:
        found: the facts, in reading order; of a fact in conflict, every value.
        choices: what an ambiguous text may mean, by fact.
        conflicts: facts given two values that exclude each other.
        generic_cassa: whether "cassa" was said without saying which.
    """

    found: tuple[Found, ...] = ()
    choices: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    conflicts: tuple[str, ...] = ()
    generic_cassa: bool = False


@dataclass(frozen=True)
class Answer:
    """What a text says about the fact that was asked.

    Attributes:
        kind: "value" carries one, "choices" several; the others none.
        fact: what the value is of: the fact asked, or `residente_o_domiciliato`
            when a place says no more than inside or outside Lombardy.
        value: the value, None without one.
        choices: the values it may mean.
        certain: False when the value must be confirmed.
        reason: why it is unclear: the end of `utter_invalid_<reason>`.
    """

    kind: Kind
    fact: str
    value: Value | None = None
    choices: tuple[Choice, ...] = ()
    certain: bool = True
    reason: str = ""
