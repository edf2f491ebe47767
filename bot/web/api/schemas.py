"""What travels on the prescreen API."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

Result = Literal["met", "not_met", "to_verify"]
Verdict = Literal["compatible", "not_compatible", "to_verify"]

# The schemas named here are added by bot/web/openapi.py.
FactsIn = Annotated[dict[str, Any], WithJsonSchema({"x-schema": "Facts"})]
EditionId = Annotated[str, WithJsonSchema({"x-schema": "EditionId"})]


class _Out(BaseModel):
    model_config = ConfigDict(extra="forbid")


class PrescreenRequest(BaseModel):
    """Facts to compare with an edition of the measure."""

    model_config = ConfigDict(extra="forbid", strict=True)

    facts: FactsIn
    edition: EditionId | None = None


class CheckOut(_Out):
    """One criterion, with the act's words."""

    code: str
    result: Result
    act: str
    place: str
    quote: str


class ClassOut(_Out):
    """One class of recipients: all its criteria must be met."""

    code: str
    verdict: Verdict
    checks: list[CheckOut]


class ChangeOut(_Out):
    """A smallest set of facts that would make the verdict compatible."""

    kind: Literal["document", "event", "fixed"]
    set: dict[str, str | bool]


class PrescreenAnswer(_Out):
    """The verdict: any class whose criteria are all met is enough."""

    edition: str
    verdict: Verdict
    classes: list[ClassOut]
    next_fact: str | None
    changes: list[ChangeOut]


class ComuneOut(_Out):
    """A comune that a query may mean."""

    istat: str
    name: str
    province: str
    region: str
    score: float = Field(ge=0, le=1)
    why: Literal["exact", "prefix", "typo", "frazione", "former", "cap"]


class OriginOut(_Out):
    """Where distances are measured from."""

    istat: str
    name: str
    approximate: bool


class OperatorOut(_Out):
    """An office, with the age of what is known about it."""

    id: str
    name: str
    kind: Literal["operatore_accreditato", "centro_impiego"]
    comune: str
    address: str
    phone: str
    distance_km: float = Field(ge=0)
    accreditation: str
    checked_on: str = Field(pattern=r"^\d{4}(-\d{2}-\d{2})?$")
    source: str


class OperatorsAnswer(_Out):
    """Offices, nearest first."""

    origin: OriginOut
    items: list[OperatorOut]


class CriterionOut(_Out):
    """A criterion, the act's words and who says so."""

    code: str
    name: str
    act: str
    place: str
    quote: str
    facts: list[str]
    source: Literal["act", "practice", "secondary"]


class RecipientsOut(_Out):
    """A class of recipients, in the act's words."""

    code: str
    quote: str
    criteria: list[CriterionOut]


class EditionOut(_Out):
    """An edition of the measure."""

    id: str
    title: str
    act: str
    status: Literal["open", "closed"]
    opens: str | None
    closes: str | None
    as_of: str
    classes: list[RecipientsOut]
