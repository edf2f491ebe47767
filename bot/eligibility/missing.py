"""Which question comes next: only one whose answer can still change the verdict."""

from functools import cache, lru_cache
from itertools import product

from bot.eligibility.criteria import Criterion, Edition, Result
from bot.eligibility.evaluate import VerdictWord, all_of, any_of
from bot.eligibility.facts import VALUES, Facts, Value, residente_o_domiciliato

Values = tuple[Value | None, ...]
"""Of one fact: what it may still turn out to be. ``None``: it may stay unknown."""

_OPEN = {fact: (*values, None) for fact, values in VALUES.items()}


def next_fact(facts: Facts, edition: Edition) -> str | None:
    """The fact to ask: the first, in the fixed order, that can change the verdict.

    A fact is asked when some answers to the facts not yet asked make its own answer
    count. One asked and left unknown stays unknown.

    Returns:
        A name of ``DECISIVE``, or ``None`` when nothing left to ask can matter.
    """
    alike = _alike(edition)
    possible = tuple(
        tuple(dict.fromkeys(alike[fact][value] for value in values))
        for fact, values in _possible(facts).items()
    )
    fact = _first_that_matters(edition, possible)
    if fact == "residente_o_domiciliato":
        return "domicilio" if "residenza" in facts else "residenza"
    return fact


def at_most(count: int, facts: Facts, edition: Edition) -> bool:
    """Whether so few questions are left at most, whatever the answers will be.

    Args:
        count: questions, the next one among them.
        facts: as for `next_fact`.
        edition: whose rules ask.
    """
    fact = next_fact(facts, edition)
    if fact is None:
        return True
    if count == 0:
        return False
    return all(
        at_most(count - 1, {**facts, fact: value}, edition)
        for value in (*_ANSWERS.get(fact, VALUES.get(fact, ())), None)
    )


# Comuni stand for all others on their side of the border.
_ANSWERS: dict[str, Values] = {
    "residenza": ("015146", "058091"),
    "domicilio": ("015146", "058091"),
}


def _possible(facts: Facts) -> dict[str, Values]:
    possible = {
        fact: (facts[fact],) if fact in facts else values
        for fact, values in _OPEN.items()
    }
    return possible | {"residente_o_domiciliato": _possible_residence(facts)}


def _possible_residence(facts: Facts) -> Values:
    known = residente_o_domiciliato(facts)
    if known is not None or _residence_is_closed(facts):
        return (known,)
    if "domicilio" in facts and facts["domicilio"] is None:
        return (True, None)  # a residence elsewhere would leave it open
    return _OPEN["residente_o_domiciliato"]


def _residence_is_closed(facts: Facts) -> bool:
    if "residente_o_domiciliato" in facts:
        return True
    if "residenza" not in facts:
        return False
    return facts["residenza"] is None or "domicilio" in facts


@lru_cache(maxsize=16_384)
def _first_that_matters(edition: Edition, possible: tuple[Values, ...]) -> str | None:
    for index, fact in enumerate(VALUES):
        if len(possible[index]) > 1 and _matters(edition, possible, index):
            return fact
    return None


def _matters(edition: Edition, possible: tuple[Values, ...], index: int) -> bool:
    before, values, after = possible[:index], possible[index], possible[index + 1 :]
    return any(
        len({_verdict(edition, (*a, value, *b)) for value in values}) > 1
        for a in product(*before)
        for b in product(*after)
    )


@cache
def _verdict(edition: Edition, values: Values) -> VerdictWord:
    answers = dict(zip(VALUES, values, strict=True))
    return any_of(
        [
            all_of([criterion.result(answers) for criterion in recipients.criteria])
            for recipients in edition.classes
        ]
    )


@cache
def _alike(edition: Edition) -> dict[str, dict[Value | None, Value | None]]:
    """For each value of a fact, the first that no criterion tells from it.

    The search above walks these few instead of all values.
    """
    return {fact: _first_alike(edition, fact) for fact in VALUES}


def _first_alike(edition: Edition, fact: str) -> dict[Value | None, Value | None]:
    touched = [
        criterion
        for recipients in edition.classes
        for criterion in recipients.criteria
        if fact in criterion.needs
    ]
    first: dict[tuple[tuple[Result, ...], ...], Value | None] = {}
    alike: dict[Value | None, Value | None] = {}
    for value in _OPEN[fact]:
        effect = tuple(_effect(criterion, fact, value) for criterion in touched)
        alike[value] = first.setdefault(effect, value)
    return alike


def _effect(criterion: Criterion, fact: str, value: Value | None) -> tuple[Result, ...]:
    """A criterion's results with one fact held, over all values of the others."""
    held = [(value,) if need == fact else _OPEN[need] for need in criterion.needs]
    return tuple(criterion.check(*values) for values in product(*held))
