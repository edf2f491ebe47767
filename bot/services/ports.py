"""What the services need from outside, as they see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from bot.directory.office import Office, OfficeRecord


class OfficeFinder(Protocol):
    """Knows where the offices are."""

    def nearest(
        self, lat: float, lon: float, limit: int
    ) -> Sequence[tuple[Office, float]]:
        """The nearest shown offices with kilometres, nearest first."""
        ...


@dataclass(frozen=True)
class OfficeList:
    """One list of offices, read and checked.

    Attributes:
        dataset: short name of the list.
        records: its good lines.
        complete: whether an office that the list no longer has is withdrawn.
        kept: natural keys of refused lines, which are not withdrawn either.
        guarded: whether it may not withdraw more than half of its offices.
    """

    dataset: str
    records: Sequence[OfficeRecord]
    complete: bool = False
    kept: frozenset[str] = field(default_factory=frozenset)
    guarded: bool = False


class TooManyGone(Exception):
    """A complete list that would take most of its offices away.

    Attributes:
        gone: offices that would be withdrawn.
        refused: its refused lines.
    """

    def __init__(self, gone: int, refused: int = 0) -> None:
        super().__init__(f"{gone} gone, {refused} refused")
        self.gone = gone
        self.refused = refused


@dataclass(frozen=True)
class MergeCounts:
    """What a list did to the offices."""

    added: int = 0
    changed: int = 0
    same: int = 0
    withdrawn: int = 0


class OfficeWriter(Protocol):
    """Takes lists of offices in."""

    def merge(self, offices: OfficeList, now: datetime) -> MergeCounts:
        """Take a list in, all of it or nothing.

        Raises:
            TooManyGone: it is guarded, and would withdraw more than half.
        """
        ...


@dataclass(frozen=True)
class Screening:
    """Answers and outcome of a conversation.

    Attributes:
        code: what the person keeps to find it again.
        conversation_id: which conversation it belongs to.
        facts: values by fact; None for asked-and-unknown.
        verdict: ``compatible``, ``not_compatible`` or ``to_verify``.
        edition: identifier of the edition.
        created_at: instant, with zone.
        expires_at: instant from which the code finds nothing.
    """

    code: str
    conversation_id: str
    facts: Mapping[str, Any]
    verdict: str
    edition: str
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class PersonRequest:
    """A wish to speak with a person.

    Attributes:
        reference: what the person can quote on the phone.
        conversation_id: which conversation it belongs to.
        facts: what was answered so far.
        created_at: instant, with zone.
        status: ``waiting`` until somebody takes it.
    """

    reference: str
    conversation_id: str
    facts: Mapping[str, Any]
    created_at: datetime
    status: str = "waiting"


class CodeTaken(Exception):
    """A code that was drawn exists already."""


class ConversationStore(Protocol):
    """The one door to what is kept of a conversation."""

    def add_screening(self, screening: Screening) -> None:
        """Keep a screening.

        Raises:
            CodeTaken: its code exists already.
        """
        ...

    def screening(self, code: str, now: datetime) -> Screening | None:
        """The screening of a code; None when there is none or it has expired."""
        ...

    def add_request(self, request: PersonRequest) -> None:
        """Keep a request.

        Raises:
            CodeTaken: its reference exists already.
        """
        ...

    def waiting_request(self, conversation_id: str) -> PersonRequest | None:
        """The request of a conversation that nobody has taken yet."""
        ...

    def erase(self, conversation_id: str) -> Mapping[str, int]:
        """Remove every row of a conversation; how many, by table."""
        ...
