"""How facts are named in front of the person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.eligibility.facts import PLACES, Value
from bot.intake.gazetteer import Gazetteer
from bot.intake.sector import sectors
from bot.texts import catalogue, text


def fact_label(fact: str) -> str:
    """The fact's name, such as "Comune di residenza"."""
    return text(f"facts.{fact}.label")


def facts_in_a_line(
    facts: Mapping[str, Value | None], names: Iterable[str], gazetteer: Gazetteer
) -> str:
    """What is known, on one line; facts without a value are left out."""
    return "; ".join(
        f"{fact_label(name)}: {value_label(name, facts[name], gazetteer)}"
        for name in names
        if facts.get(name) is not None
    )


def value_label(fact: str, value: Value | None, gazetteer: Gazetteer) -> str:
    """A value in words: a comune's name, "Sì", "Cassa integrazione straordinaria"."""
    if value is None:
        return text("facts.not_known")
    place = gazetteer.get(str(value)) if fact in PLACES else None
    if place is not None:
        return f"{place.name} ({place.province})"
    if fact == "settore":
        return sectors(str(value))[0].title
    spoken = str(value).lower() if isinstance(value, bool) else str(value)
    return catalogue().get(f"facts.{fact}.values.{spoken}", spoken)


def fact_lines(
    facts: Mapping[str, Value | None], names: Iterable[str], gazetteer: Gazetteer
) -> str:
    """One line a fact, in the order of `names`; facts never asked are left out."""
    return "\n".join(
        f"• {fact_label(name)}: {value_label(name, facts[name], gazetteer)}"
        for name in names
        if name in facts
    )
