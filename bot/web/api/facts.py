"""The facts as JSON Schema: exactly what the API takes, nothing looser."""

from collections.abc import Iterable
from typing import Any

from bot.eligibility import facts
from bot.texts import text

Schema = dict[str, Any]

_STATED = "residente_o_domiciliato"


def facts_schema(istat_codes: Iterable[str]) -> Schema:
    """The schema ``Facts``; null is asked-and-unknown, absent unknown."""
    properties = {name: _one_of(values) for name, values in facts.VALUES.items()}
    properties |= {place: _nullable(_PLACE) for place in facts.PLACES}
    properties |= {name: _nullable(schema) for name, schema in _OTHERS.items()}
    for name, schema in properties.items():
        schema["title"] = text(f"facts.{name}.label")
    return {
        "type": "object",
        "title": "Facts",
        "description": text("openapi.facts"),
        "additionalProperties": False,
        "properties": properties,
        "not": {"anyOf": _contradictions(istat_codes)},
    }


def place_schema(istat_codes: Iterable[str]) -> Schema:
    """The schema ``Comune``: a code of today's comuni, or ``estero``."""
    return {
        "type": "string",
        "title": "Comune",
        "description": text("openapi.comune"),
        "enum": [*istat_codes, facts.ESTERO],
    }


_PLACE: Schema = {"$ref": "#/components/schemas/Comune"}
_OTHERS: dict[str, Schema] = {
    "azienda": {
        "type": "string",
        "minLength": 1,
        "maxLength": facts.COMPANY_LENGTH,
        "pattern": r"[^\s\x1c-\x1f\x85]",
    },
    "settore": {
        "type": "string",
        "pattern": r"^[0-9]{2}(\.[0-9]([0-9](\.[0-9]{1,2})?)?)?$",
    },
    "colleghi": {"type": "integer", "minimum": 0},
    "data_riferimento": {
        "type": "string",
        "format": "date",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    },
}


def _one_of(values: tuple[facts.Value, ...]) -> Schema:
    if isinstance(values[0], bool):
        return _nullable({"type": "boolean"})
    return _nullable({"type": "string", "enum": list(values)})


def _nullable(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _contradictions(istat_codes: Iterable[str]) -> list[Schema]:
    """What is stated of Lombardy against what the two places say."""
    ours = {code[:3] for code in istat_codes if facts.in_lombardy(code)}
    inside = {"type": "string", "pattern": _starts_with(ours)}
    outside = {"type": "string", "not": {"pattern": inside["pattern"]}}
    return [
        *(_with({_STATED: {"const": False}, place: inside}) for place in facts.PLACES),
        _with({_STATED: {"const": True}, **dict.fromkeys(facts.PLACES, outside)}),
    ]


def _with(properties: Schema) -> Schema:
    return {"required": list(properties), "properties": properties}


def _starts_with(prefixes: Iterable[str]) -> str:
    return f"^({'|'.join(sorted(prefixes))})"
