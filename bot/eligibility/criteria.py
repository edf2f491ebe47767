"""What an edition is made of: criteria that quote the act, in classes of recipients."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from bot.eligibility.facts import Facts, Value

Result = Literal["met", "not_met", "to_verify"]

MET: Final = "met"
NOT_MET: Final = "not_met"
TO_VERIFY: Final = "to_verify"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule comes from: act id, heading in the act, its words verbatim."""

    act: str
    place: str
    quote: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One condition of the act.

    ``check`` takes the values of the facts in ``needs``, in that order, ``None`` where
    unknown.
    """

    code: str
    name: str
    citation: Citation
    needs: tuple[str, ...]
    check: Callable[..., Result]

    def result(self, answers: Facts) -> Result:
        """Check the answers; ``residente_o_domiciliato`` must be derived already."""
        return self.check(*map(answers.get, self.needs))


@dataclass(frozen=True, slots=True)
class RecipientClass:
    """One kind of recipient: all its criteria must be met."""

    code: str
    quote: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, eq=False)
class Edition:
    """One edition of the measure; any class of recipients is enough.

    ``opens``, ``closes`` and ``as_of`` (the day this was last looked up) are ISO dates.
    ``sources`` says of a criterion's code, or of a field here, where it was read when
    that is not the act: ``practice`` or ``secondary``.
    """

    id: str
    title: str
    act: str
    status: Literal["open", "closed"]
    opens: str | None
    closes: str | None
    as_of: str
    classes: tuple[RecipientClass, ...]
    sources: Mapping[str, Literal["practice", "secondary"]]


def answered(value: Value | None, holds: bool) -> Result:
    """The result of a plain condition: an answer not given is never a no."""
    if value is None:
        return TO_VERIFY
    return MET if holds else NOT_MET


def listed(
    value: Value | None, *, met: Collection[Value], not_met: Collection[Value]
) -> Result:
    """The result by lists of values: what is on neither is to verify."""
    if value in met:
        return MET
    return NOT_MET if value in not_met else TO_VERIFY
