"""Cards of the public contract, put in a person's words."""

from collections.abc import Callable, Mapping
from typing import Any

import phonenumbers

from bot.intake.gazetteer import Gazetteer
from bot.services.dialogue.labels import fact_label, value_label
from bot.services.dialogue.verdict_words import by_concern
from bot.texts import catalogue, text

Card = dict[str, Any]

# In the order in which they are asked; the rest follows.
_ORDER = (
    "condizione",
    "ammortizzatore",
    "accordo_esuberi",
    "residenza",
    "domicilio",
    "residente_o_domiciliato",
    "causa_cessazione",
    "azienda_in_crisi",
)


def card(custom: Mapping[str, Any], gazetteer: Gazetteer) -> Card | None:
    """The words of a ``custom`` payload; None for a type that no card shows."""
    make = _MAKERS.get(str(custom.get("type")))
    return make(custom, gazetteer) if make else None


def rows(facts: Mapping[str, Any], gazetteer: Gazetteer) -> list[dict[str, str]]:
    """Facts as ``{"fact", "label", "value"}``, in the order of the questions."""
    return [
        {
            "fact": fact,
            "label": fact_label(fact),
            "value": _value(fact, facts[fact], gazetteer),
        }
        for fact in sorted(facts, key=_place_in_order)
    ]


def _value(fact: str, value: Any, gazetteer: Gazetteer) -> str:
    shown = value_label(fact, value, gazetteer)
    dated = fact == "data_riferimento" and value
    return day_in_words(shown) if dated else shown


def day_in_words(day: str) -> str:
    """``2026-11-22`` as ``22/11/2026``; a year stays a year."""
    return "/".join(reversed(day.split("-")))


def _confirm(custom: Mapping[str, Any], gazetteer: Gazetteer) -> Card:
    return {
        "type": "confirm",
        "title": text("web.confirm.title"),
        "rows": rows(custom["facts"], gazetteer),
    }


def _verdict(custom: Mapping[str, Any], gazetteer: Gazetteer) -> Card:
    verdict = custom["verdict"]
    edition = custom["edition"]
    return {
        "type": "verdict",
        "verdict": verdict,
        "title": text(f"web.verdict.{verdict}.title"),
        "summary": text(f"web.verdict.{verdict}.summary"),
        "edition": text("web.verdict.edition", edition=_edition(edition)),
        "status": _words(f"web.verdict.status.{custom['edition_status']}", ""),
        "as_of": text("web.verdict.as_of", day=day_in_words(custom["as_of"])),
        "rows": rows(custom["facts"], gazetteer),
        "classes": [_class(each) for each in by_concern(custom)],
        "changes": [_change(each, gazetteer) for each in custom["changes"]],
        "code": custom["code"],
    }


def _class(recipients: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": _words(f"classes.{recipients['code']}", recipients["code"]),
        "verdict": recipients["verdict"],
        "result": text(f"web.verdict.{recipients['verdict']}.short"),
        "checks": [_check(each) for each in recipients["checks"]],
    }


def _check(check: Mapping[str, Any]) -> dict[str, str]:
    return {
        "code": check["code"],
        "label": _words(f"checks.{check['code']}", check["code"]),
        "result": check["result"],
        "word": text(f"web.result.{check['result']}"),
        "said": "",
        "quote": check["quote"],
        "source": f"{_edition(check['act'])}, «{check['place']}»",
    }


def _change(change: Mapping[str, Any], gazetteer: Gazetteer) -> dict[str, Any]:
    return {
        "kind": change["kind"],
        "label": text(f"web.change.{change['kind']}"),
        "rows": rows(change["set"], gazetteer),
    }


def _operators(custom: Mapping[str, Any], _gazetteer: Gazetteer) -> Card:
    return {
        "type": "operators",
        "title": text("web.operators.title"),
        "note": text("advice.verify_before_going"),
        "items": [_operator(item) for item in custom["items"]],
    }


def _operator(item: Mapping[str, Any]) -> dict[str, str]:
    phone = item.get("phone") or ""
    address = ", ".join(filter(None, (item.get("address"), item.get("comune"))))
    return {
        "name": item["name"],
        "kind": text(f"web.operators.kinds.{item['kind']}"),
        "distance": _distance(item.get("distance_km")),
        "address": address,
        "phone": phone,
        "tel": _dialled(phone),
        "accreditation": item.get("accreditation") or "",
        "checked_on": _checked(item.get("checked_on")),
    }


def _checked(day: str | None) -> str:
    if not day:
        return ""
    return text("web.operators.checked_on", day=day_in_words(str(day)))


def _distance(km: float | None) -> str:
    if km is None:
        return ""
    if km < 1:
        return text("web.operators.very_near")
    return text("web.operators.distance", km=f"{km:.1f}".replace(".", ","))


def _dialled(phone: str) -> str:
    """The number as a ``tel:`` link wants it, empty when it is not one."""
    try:
        number = phonenumbers.parse(phone, "IT")
    except phonenumbers.NumberParseException:
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _edition(identifier: str) -> str:
    return _words(f"web.acts.{identifier.removeprefix('dgr_')}", identifier)


def _words(key: str, otherwise: str) -> str:
    return catalogue().get(key, otherwise)


def _place_in_order(fact: str) -> int:
    return _ORDER.index(fact) if fact in _ORDER else len(_ORDER)


_MAKERS: Mapping[str, Callable[[Mapping[str, Any], Gazetteer], Card]] = {
    "confirm": _confirm,
    "verdict": _verdict,
    "operators": _operators,
}
