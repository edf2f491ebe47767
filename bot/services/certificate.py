"""A verdict that can be given again: issue one, and check one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.eligibility.registry import DEFAULT, edition
from bot.services.prescreen import known_facts, prescreen

if TYPE_CHECKING:
    from bot.intake.gazetteer import Gazetteer

_ABSENT = object()


class InvalidCertificate(ValueError):
    """A payload that is no certificate.

    Attributes:
        field: the part that is missing or wrong.
    """

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True)
class Difference:
    """Something that a certificate says and the rules do not.

    Attributes:
        path: where, such as ``classes.0.checks.2.result``.
        certified: what the certificate holds; None when it lacks the part.
        evaluated: what the rules give now; None when they lack the part.
    """

    path: str
    certified: object
    evaluated: object


def issue(
    facts: Mapping[str, object],
    edition_id: str | None,
    gazetteer: Gazetteer,
    code: str,
) -> dict[str, Any]:
    """The ``verdict`` payload of the public contract, which is the certificate.

    Args:
        facts: fact name -> value, as for `prescreen`.
        edition_id: which edition; None is the default one.
        gazetteer: knows the comuni.
        code: the summary's code, carried as it is.

    Returns:
        The same payload, to the byte, for the same arguments and rules.

    Raises:
        InvalidFacts: naming every fact that is wrong.
        UnknownEdition: there is no such edition.
    """
    rules = edition(edition_id or DEFAULT)
    outcome = prescreen(facts, rules.id, gazetteer)
    known = known_facts(facts, gazetteer)
    return {
        "type": "verdict",
        "edition": rules.id,
        "edition_status": rules.status,
        "as_of": rules.as_of,
        "verdict": outcome["verdict"],
        "facts": {name: known[name] for name in sorted(known)},
        "classes": outcome["classes"],
        "changes": outcome["changes"],
        "code": code,
    }


def check(payload: object, gazetteer: Gazetteer) -> list[Difference]:
    """Evaluate a certificate's facts again and compare.

    Returns:
        What differs, in the order of the certificate; empty when nothing does.

    Raises:
        InvalidCertificate: it is not a certificate at all.
        InvalidFacts: its facts are not facts.
        UnknownEdition: its edition does not exist.
    """
    if not isinstance(payload, Mapping) or payload.get("type") != "verdict":
        raise InvalidCertificate("type")
    facts, edition_id, code = (payload.get(k) for k in ("facts", "edition", "code"))
    if not isinstance(facts, Mapping):
        raise InvalidCertificate("facts")
    if not isinstance(edition_id, str):
        raise InvalidCertificate("edition")
    if not isinstance(code, str):
        raise InvalidCertificate("code")
    again = issue(facts, edition_id, gazetteer, code)
    return list(_compare(payload, again, ""))


def _compare(certified: object, evaluated: object, path: str) -> Iterator[Difference]:
    if isinstance(certified, Mapping) and isinstance(evaluated, Mapping):
        for name in [*certified, *(n for n in evaluated if n not in certified)]:
            mine, theirs = certified.get(name, _ABSENT), evaluated.get(name, _ABSENT)
            yield from _compare(mine, theirs, _join(path, name))
    elif isinstance(certified, list) and isinstance(evaluated, list):
        for place in range(max(len(certified), len(evaluated))):
            mine, theirs = _at(certified, place), _at(evaluated, place)
            yield from _compare(mine, theirs, _join(path, place))
    elif type(certified) is not type(evaluated) or certified != evaluated:
        yield Difference(path, _shown(certified), _shown(evaluated))


def _join(path: str, step: object) -> str:
    return f"{path}.{step}" if path else str(step)


def _at(items: list[Any], place: int) -> object:
    return items[place] if place < len(items) else _ABSENT


def _shown(value: object) -> object:
    return None if value is _ABSENT else value
