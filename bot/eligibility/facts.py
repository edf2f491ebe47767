"""The facts that the rules speak of: legal values, parsing, derivation, change."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, cast

Value = str | bool | int
Facts = Mapping[str, Value | None]
"""Absent: unknown. ``None``: asked and left unknown ("non lo so")."""

Reason = Literal[
    "unknown_fact",
    "unknown_value",
    "wrong_type",
    "too_long",
    "contradiction",
    "not_a_date",
    "negative",
    "unknown_comune",
]

CONDIZIONE: Final = (
    "sospeso",
    "disoccupato",
    "occupato",
    "occupato_temporaneo",
    "preavviso",
    "autonomo",
    "inoccupato",
    "pensionato",
)
AMMORTIZZATORE: Final = (
    "cigs",
    "cigs_solidarieta",
    "cigd",
    "cigo",
    "fis",
    "in_attesa",
    "naspi",
    "dis_coll",
    "mobilita",
    "nessuno",
    "altro",
)
CAUSA_CESSAZIONE: Final = (
    "licenziamento_collettivo",
    "licenziamento_economico",
    "cessazione_attivita",
    "scadenza_contratto",
    "fine_missione",
    "fine_collaborazione",
    "dimissioni",
    "dimissioni_giusta_causa",
    "risoluzione_consensuale",
    "licenziamento_disciplinare",
)

VALUES: Final[Mapping[str, tuple[Value, ...]]] = {
    "condizione": CONDIZIONE,
    "ammortizzatore": AMMORTIZZATORE,
    "accordo_esuberi": (True, False),
    "residente_o_domiciliato": (True, False),
    "causa_cessazione": CAUSA_CESSAZIONE,
    "azienda_in_crisi": (True, False),
}
"""Legal values of the facts that decide, in the order in which they are asked."""

PLACES: Final = ("residenza", "domicilio")
ESTERO: Final = "estero"

DECISIVE: Final = (
    "condizione",
    "ammortizzatore",
    "accordo_esuberi",
    *PLACES,
    "causa_cessazione",
    "azienda_in_crisi",
)
"""What a person can be asked before the verdict, in the order of the questions."""

COMPANY_LENGTH: Final = 200

_TYPES: Final[Mapping[str, type]] = {
    **{fact: type(values[0]) for fact, values in VALUES.items()},
    **dict.fromkeys(PLACES, str),
    "azienda": str,
    "settore": str,
    "colleghi": int,
    "data_riferimento": str,
}

_PROVINCES_OF_LOMBARDY: Final = frozenset(
    {
        *("012", "013", "014", "015", "016", "017"),  # VA CO SO MI BG BS
        *("018", "019", "020", "097", "098", "108"),  # PV CR MN LC LO MB
    }
)

_BENEFITS_AFTER_A_JOB: Final = ("naspi", "dis_coll", "mobilita")
_JOB_ENDED_OR_ENDING: Final = ("disoccupato", "occupato_temporaneo", "preavviso")


@dataclass(frozen=True)
class FactProblem:
    """One thing wrong with what was given: the fact, the reason, the value."""

    fact: str
    reason: Reason
    value: object


class InvalidFacts(ValueError):
    """What was given cannot be read as facts; ``problems`` lists all that is wrong."""

    def __init__(self, problems: tuple[FactProblem, ...]) -> None:
        self.problems = problems
        super().__init__(", ".join(f"{p.fact}: {p.reason}" for p in problems))


def has_istat_shape(code: str) -> bool:
    """Whether a text has the form of an ISTAT code of a comune, such as ``015146``."""
    return re.fullmatch("[0-9]{6}", code) is not None


def parse_facts(
    raw: Mapping[str, object],
    known_comune: Callable[[str], bool] = has_istat_shape,
) -> dict[str, Value | None]:
    """Check what came from outside; nothing is converted.

    Args:
        raw: fact names and values; ``None`` is asked-and-unknown.
        known_comune: whether an ISTAT code is that of a comune.

    Raises:
        InvalidFacts: listing every problem; a contradiction names each fact in it.
    """
    problems: list[FactProblem] = []
    facts: dict[str, Value | None] = {}
    for fact, value in raw.items():
        if (reason := _wrong(fact, value, known_comune)) is not None:
            problems.append(FactProblem(str(fact), reason, value))
        else:
            facts[fact] = cast("Value | None", value)
    problems += (
        FactProblem(fact, "contradiction", facts[fact])
        for fact in _contradicting(facts)
    )
    if problems:
        raise InvalidFacts(tuple(problems))
    return facts


def in_lombardy(istat_or_estero: str) -> bool:
    """Whether a comune is in Lombardy, by the province in its ISTAT code."""
    return istat_or_estero[:3] in _PROVINCES_OF_LOMBARDY


def residente_o_domiciliato(facts: Facts) -> bool | None:
    """Whether the person lives in Lombardy: as stated, else from the two places."""
    stated = facts.get("residente_o_domiciliato")
    return stated if isinstance(stated, bool) else _by_place(facts)


def change_fact(
    facts: Facts, fact: str, value: Value | None
) -> dict[str, Value | None]:
    """Give one answer, or give it anew.

    Where it replaces another, the answers that depended on that and no longer apply
    are dropped. A first answer, or "non lo so", drops only what it contradicts, so
    first answers may come in any order.

    Returns:
        New facts; ``facts`` is left as it is.

    Raises:
        InvalidFacts: the fact or the value is not legal, so the old value stays.
    """
    if (reason := _wrong(fact, value, has_istat_shape)) is not None:
        raise InvalidFacts((FactProblem(fact, reason, value),))
    if fact in facts and facts[fact] == value:
        return dict(facts)
    changed = {**facts, fact: value}
    dropped = set(_contradicted(changed, fact))
    if facts.get(fact) is not None and value is not None:
        dropped.update(_depending(changed, fact))
    return {name: held for name, held in changed.items() if name not in dropped}


def _wrong(
    fact: str, value: object, known_comune: Callable[[str], bool]
) -> Reason | None:
    if fact not in _TYPES:
        return "unknown_fact"
    if value is None:
        return None
    if type(value) is not _TYPES[fact]:  # exact: True is an int to isinstance
        return "wrong_type"
    if fact in VALUES:
        return None if value in VALUES[fact] else "unknown_value"
    if isinstance(value, int):
        return "negative" if value < 0 else None
    return _wrong_text(fact, str(value), known_comune)


def _wrong_text(
    fact: str, value: str, known_comune: Callable[[str], bool]
) -> Reason | None:
    if fact in PLACES:
        return None if value == ESTERO or known_comune(value) else "unknown_comune"
    if fact == "data_riferimento":
        return None if _is_iso_date(value) else "not_a_date"
    if fact == "settore":
        return None if _is_ateco_code(value) else "unknown_value"
    if len(value) > COMPANY_LENGTH:
        return "too_long"
    return None if value.strip() else "unknown_value"


def _is_iso_date(value: str) -> bool:
    # fromisoformat alone also reads "20261122" and "2026-W47-7" from Python 3.11 on
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value) is None:
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_ateco_code(value: str) -> bool:
    """A division or deeper: 25, 25.6, 25.62, 25.62.0, 25.62.00."""
    return re.fullmatch(r"[0-9]{2}(\.[0-9]([0-9](\.[0-9]{1,2})?)?)?", value) is not None


def _by_place(facts: Facts) -> bool | None:
    places = [place for name in PLACES if isinstance(place := facts.get(name), str)]
    if any(in_lombardy(place) for place in places):
        return True
    return False if len(places) == len(PLACES) else None


def _contradicting(facts: Facts) -> tuple[str, ...]:
    """``residente_o_domiciliato`` and the places that say otherwise, or nothing."""
    stated, by_place = facts.get("residente_o_domiciliato"), _by_place(facts)
    if stated is None or by_place is None or by_place == stated:
        return ()
    against = (
        name
        for name in PLACES
        if isinstance(place := facts.get(name), str) and in_lombardy(place) == by_place
    )
    return ("residente_o_domiciliato", *against)


def _contradicted(facts: Facts, changed: str) -> tuple[str, ...]:
    """What cannot stand beside an answer just given: the newest one is believed."""
    names = _contradicting(facts)
    return names[1:] if changed == "residente_o_domiciliato" else names[:1]


def _depending(facts: Facts, changed: str) -> Iterator[str]:
    """Facts that an answer just replaced leaves without ground."""
    value = str(facts[changed])
    if changed in PLACES:
        yield "residente_o_domiciliato"  # derived anew
    if changed == "residenza" and in_lombardy(value):
        yield "domicilio"
    if changed == "condizione":
        yield from _not_of_condition(facts, value)


def _not_of_condition(facts: Facts, condizione: str) -> Iterator[str]:
    if condizione != "sospeso":
        yield from ("ammortizzatore", "accordo_esuberi")
    elif facts.get("ammortizzatore") in _BENEFITS_AFTER_A_JOB:
        yield "ammortizzatore"
    if condizione not in _JOB_ENDED_OR_ENDING:
        yield from ("causa_cessazione", "azienda_in_crisi")
