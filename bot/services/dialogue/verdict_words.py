"""What is said with a verdict: outcome, reasons in the act's words, changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.services.dialogue.state import Say
from bot.texts import text

SHOWN_CHANGES = 4
NEAR = 2  # facts: what needs more than two changes at once is no advice
_BEST_FIRST = ("compatible", "to_verify", "not_compatible")
_SUSPENDED = "sospeso"


def verdict_says(payload: Mapping[str, Any]) -> tuple[Say, ...]:
    """The messages of a verdict, in order, its own payload among them.

    Args:
        payload: `verdict`, as the public contract has it.
    """
    nearest, *others = by_concern(payload)
    reasons = tuple(_reason(check) for check in nearest["checks"])
    return (
        Say(f"utter_outcome_{payload['verdict']}"),
        Say(f"utter_edition_{payload['edition']}"),
        *reasons,
        *(Say(f"utter_other_{c['code']}_{c['verdict']}") for c in others),
        Say(custom=payload),
        *_change_says(payload["changes"]),
        *_after_dismissal(payload),
        *_bring_says(payload, nearest["code"]),
        Say("utter_code", {"code": payload["code"]}),
    )


def by_concern(payload: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The classes of a `verdict` payload, the one that concerns the person first."""
    suspended = payload["facts"].get("condizione") == _SUSPENDED

    def rank(held: Mapping[str, Any]) -> tuple[int, bool, int]:
        open_ones = sum(check["result"] == "not_met" for check in held["checks"])
        own = (held["code"] == "sospesi") == suspended
        return _BEST_FIRST.index(held["verdict"]), not own, open_ones

    return sorted(payload["classes"], key=rank)


def _reason(check: Mapping[str, Any]) -> Say:
    key = f"utter_reason_{check['code']}_{check['result']}"
    return Say(key, {"quote": check["quote"]})


def _bring_says(payload: Mapping[str, Any], code: str) -> tuple[Say, ...]:
    """The papers, for whom they can serve."""
    lost = payload["verdict"] == "not_compatible"
    job = payload["facts"].get("condizione") in {"sospeso", "disoccupato", "preavviso"}
    return () if lost and not job else (Say(f"utter_bring_{code}"),)


def _change_says(changes: Sequence[Mapping[str, Any]]) -> tuple[Say, ...]:
    if not changes:
        return ()
    if all(change["kind"] == "fixed" for change in changes):
        return (Say("utter_changes_fixed"),)
    if len(changes[0]["set"]) > NEAR:
        return (Say("utter_changes_far"),)
    lines = [_line(change) for change in changes[:SHOWN_CHANGES]]
    return (Say("utter_changes", {"changes": "\n".join(lines)}),)


def _after_dismissal(payload: Mapping[str, Any]) -> tuple[Say, ...]:
    """The way that stays open to who is suspended, where no change tells of it."""
    told = any("condizione" in change["set"] for change in payload["changes"])
    suspended = payload["facts"].get("condizione") == _SUSPENDED
    closed = payload["verdict"] == "not_compatible" and not told
    return (Say("utter_way_after_dismissal"),) if suspended and closed else ()


def _line(change: Mapping[str, Any]) -> str:
    said = text("changes.and").join(_phrases(change["set"].items()))
    paper = text(f"changes.{change['kind']}")
    return f"{text('changes.line', change=said)} {paper}".strip()


def _phrases(pairs: Iterable[tuple[str, object]]) -> Iterable[str]:
    for fact, value in pairs:
        spoken = str(value).lower() if isinstance(value, bool) else value
        yield text(f"changes.{fact}.{spoken}")
