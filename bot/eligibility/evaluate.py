"""From facts to a verdict: every criterion of every class, each with its reason."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from bot.eligibility.criteria import (
    NOT_MET,
    TO_VERIFY,
    Citation,
    Edition,
    RecipientClass,
    Result,
)
from bot.eligibility.facts import Facts, residente_o_domiciliato

VerdictWord = Literal["compatible", "to_verify", "not_compatible"]


@dataclass(frozen=True, slots=True)
class Check:
    """One criterion's result, with the act's words and the answers that caused it."""

    code: str
    result: Result
    citation: Citation
    facts: Facts


@dataclass(frozen=True, slots=True)
class ClassVerdict:
    """The verdict of one class of recipients, with its checks in the act's order."""

    code: str
    verdict: VerdictWord
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict, with that of each class."""

    verdict: VerdictWord
    classes: tuple[ClassVerdict, ...]


def evaluate(facts: Facts, edition: Edition) -> Verdict:
    """Judge facts, as ``parse_facts`` gives them, by the rules of an edition."""
    answers = {**facts, "residente_o_domiciliato": residente_o_domiciliato(facts)}
    classes = tuple(_judge(recipients, answers) for recipients in edition.classes)
    return Verdict(any_of([judged.verdict for judged in classes]), classes)


def all_of(results: Collection[Result]) -> VerdictWord:
    """The verdict of a class from the results of its criteria."""
    if NOT_MET in results:
        return "not_compatible"
    return "to_verify" if TO_VERIFY in results else "compatible"


def any_of(verdicts: Collection[VerdictWord]) -> VerdictWord:
    """The verdict of an edition from those of its classes."""
    if "compatible" in verdicts:
        return "compatible"
    return "to_verify" if "to_verify" in verdicts else "not_compatible"


def _judge(recipients: RecipientClass, answers: Facts) -> ClassVerdict:
    checks = tuple(
        Check(
            criterion.code,
            criterion.result(answers),
            criterion.citation,
            {fact: answers.get(fact) for fact in criterion.needs},
        )
        for criterion in recipients.criteria
    )
    verdict = all_of([check.result for check in checks])
    return ClassVerdict(recipients.code, verdict, checks)
