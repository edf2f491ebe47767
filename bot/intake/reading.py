"""Reading a free message: every fact that it states."""

from __future__ import annotations

from collections import Counter

from bot.intake import (
    agreements,
    causes,
    colleagues,
    company_cues,
    conditions,
    residence,
    schemes,
)
from bot.intake.answering import read_answer
from bot.intake.found import Answer, Choice, Found, Reading
from bot.intake.gazetteer import Gazetteer
from bot.intake.readable import unreadable
from bot.intake.statements import Statement, found

__all__ = ["Answer", "Choice", "Found", "Reading", "read", "read_answer"]


def read(text: str, gazetteer: Gazetteer) -> Reading:
    """Find every fact that a free message states.

    Denials, questions, fears and suppositions state nothing; a correction replaces
    what it corrects.

    Args:
        text: what a person wrote or said.
        gazetteer: the comuni.

    Returns:
        Nothing for commands, code and messages over the limit.
    """
    if unreadable(text):
        return Reading()
    homes, choices = residence.find(text, gazetteer)
    facts = [*_job(text), *homes, *_company(text, gazetteer), *colleagues.find(text)]
    facts.sort(key=lambda item: (item.start, item.end))
    return Reading(tuple(facts), choices, _conflicts(facts), schemes.names_cassa(text))


def _job(text: str) -> list[Found]:
    condition = conditions.stated(text)
    return [
        *(found(conditions.FACT, text, item) for item in condition),
        *schemes.find(text),
        *(causes.find(text) or _closed_down(text, condition)),
        *agreements.find(text),
    ]


def _closed_down(text: str, condition: list[Statement]) -> list[Found]:
    """The cause, when a job was lost and the company is said to have closed."""
    if [item.value for item in condition] != ["disoccupato"]:
        return []
    lost = condition[0]
    if not agreements.tells(("closure", "bankrupt"), text):
        return []
    start, end, said = found(conditions.FACT, text, lost).span
    sure = lost.certain and lost.group == "event"
    return [Found(causes.FACT, "cessazione_attivita", start, end, said, sure)]


def _company(text: str, gazetteer: Gazetteer) -> list[Found]:
    """The first company named, unless it is no more than a place."""
    named = [
        item
        for item in company_cues.find(text)
        if not gazetteer.by_name(str(item.value)) or company_cues.announced(item, text)
    ]
    return named[:1]


def _conflicts(facts: list[Found]) -> tuple[str, ...]:
    counts = Counter(item.fact for item in facts)
    return tuple(fact for fact, count in counts.items() if count > 1)
