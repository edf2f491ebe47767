"""Compare a person's facts with an edition of the measure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bot.eligibility.changes import smallest_changes
from bot.eligibility.evaluate import evaluate
from bot.eligibility.facts import Facts, Value, parse_facts
from bot.eligibility.missing import next_fact
from bot.eligibility.payloads import changes_as_list, verdict_as_dict
from bot.eligibility.registry import DEFAULT, edition

if TYPE_CHECKING:
    from bot.eligibility.criteria import Edition
    from bot.intake.gazetteer import Gazetteer


def prescreen(
    facts: Mapping[str, object], edition_id: str | None, gazetteer: Gazetteer
) -> dict[str, Any]:
    """The verdict on some facts, the next question and the smallest changes.

    Args:
        facts: fact name -> value; absent is unknown, None asked-and-unknown.
        edition_id: which edition; None is the default one.
        gazetteer: knows the comuni.

    Returns:
        ``{"edition", "verdict", "classes", "next_fact", "changes"}`` as in the
        public contract of ``POST /api/v1/prescreen``.

    Raises:
        InvalidFacts: naming every fact that is wrong.
        UnknownEdition: there is no such edition.
    """
    return outcome(known_facts(facts, gazetteer), edition(edition_id or DEFAULT))


def outcome(known: Facts, rules: Edition) -> dict[str, Any]:
    """What `prescreen` answers on facts that were checked already."""
    return {
        "edition": rules.id,
        **verdict_as_dict(evaluate(known, rules)),
        "next_fact": next_fact(known, rules),
        "changes": changes_as_list(smallest_changes(known, rules)),
    }


def known_facts(
    facts: Mapping[str, object], gazetteer: Gazetteer
) -> dict[str, Value | None]:
    """Facts that came as JSON, checked.

    Raises:
        InvalidFacts: naming every fact that is wrong.
    """
    read = {fact: _whole(value) for fact, value in facts.items()}
    return parse_facts(read, lambda istat: gazetteer.get(istat) is not None)


def _whole(value: object) -> object:
    """JSON has one kind of number: its 3.0 is 3."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
