"""Verdicts and changes as JSON-ready values, in the shape of the public contract."""

from typing import Any

from bot.eligibility.changes import Change
from bot.eligibility.evaluate import Check, ClassVerdict, Verdict


def verdict_as_dict(verdict: Verdict) -> dict[str, Any]:
    """``{"verdict", "classes": [{"code", "verdict", "checks": [...]}]}``."""
    return {
        "verdict": verdict.verdict,
        "classes": [_class_as_dict(judged) for judged in verdict.classes],
    }


def changes_as_list(changes: tuple[Change, ...]) -> list[dict[str, Any]]:
    """``[{"kind", "set": {fact: value}}]``."""
    return [{"kind": change.kind, "set": dict(change.set)} for change in changes]


def _class_as_dict(judged: ClassVerdict) -> dict[str, Any]:
    return {
        "code": judged.code,
        "verdict": judged.verdict,
        "checks": [_check_as_dict(check) for check in judged.checks],
    }


def _check_as_dict(check: Check) -> dict[str, Any]:
    return {
        "code": check.code,
        "result": check.result,
        "act": check.citation.act,
        "place": check.citation.place,
        "quote": check.citation.quote,
    }
