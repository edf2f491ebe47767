"""The guarded door to what is kept of conversations."""

from datetime import datetime

from sqlalchemy import Table, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.services.ports import CodeTaken, PersonRequest, Screening
from bot.storage.sessions import Sessions
from bot.storage.tables import Base, PersonRequestRow, ScreeningRow


class Conversations:
    """Screenings and requests for a person, one unit of work a call."""

    def __init__(self, sessions: Sessions) -> None:
        """Keep them in this database."""
        self._sessions = sessions

    def add_screening(self, screening: Screening) -> None:
        """Keep a screening.

        Raises:
            CodeTaken: its code exists already.
            DatabaseProblem: the database cannot be used.
        """
        row = ScreeningRow(
            code=screening.code,
            conversation_id=screening.conversation_id,
            facts=dict(screening.facts),
            verdict=screening.verdict,
            edition=screening.edition,
            created_at=screening.created_at,
            expires_at=screening.expires_at,
        )
        self._add(row)

    def screening(self, code: str, now: datetime) -> Screening | None:
        """The screening of a code; None when there is none or it has expired.

        Raises:
            DatabaseProblem: the database cannot be used.
        """
        found = (
            select(ScreeningRow)
            .where(ScreeningRow.code == code)
            .where(ScreeningRow.expires_at > now)
        )
        with self._sessions.reading() as session:
            row = session.scalar(found)
        return _screening(row) if row else None

    def add_request(self, request: PersonRequest) -> None:
        """Keep a request for a person.

        Raises:
            CodeTaken: its reference exists already.
            DatabaseProblem: the database cannot be used.
        """
        row = PersonRequestRow(
            reference=request.reference,
            conversation_id=request.conversation_id,
            status=request.status,
            facts=dict(request.facts),
            created_at=request.created_at,
        )
        self._add(row)

    def waiting_request(self, conversation_id: str) -> PersonRequest | None:
        """The request of a conversation that nobody has taken yet.

        Raises:
            DatabaseProblem: the database cannot be used.
        """
        found = (
            select(PersonRequestRow)
            .where(PersonRequestRow.conversation_id == conversation_id)
            .where(PersonRequestRow.status == "waiting")
            .order_by(PersonRequestRow.id)
        )
        with self._sessions.reading() as session:
            row = session.scalars(found).first()
        return _request(row) if row else None

    def erase(self, conversation_id: str) -> dict[str, int]:
        """Remove every row of a conversation, from every table that has one.

        Returns:
            How many rows were removed, by table.

        Raises:
            DatabaseProblem: the database cannot be used.
        """
        with self._sessions.writing() as session:
            counts = {
                table.name: _erase_from(session, table, conversation_id)
                for table in reversed(Base.metadata.sorted_tables)
                if "conversation_id" in table.columns
            }
        self._sessions.leave_no_trace()
        return counts

    def _add(self, row: ScreeningRow | PersonRequestRow) -> None:
        try:
            with self._sessions.writing() as session:
                session.add(row)
        except IntegrityError as error:
            raise CodeTaken from error


def _erase_from(session: Session, table: Table, conversation_id: str) -> int:
    chosen = table.columns["conversation_id"] == conversation_id
    gone = session.execute(delete(table).where(chosen).returning(chosen))
    return len(gone.all())


def _screening(row: ScreeningRow) -> Screening:
    return Screening(
        code=row.code,
        conversation_id=row.conversation_id,
        facts=row.facts,
        verdict=row.verdict,
        edition=row.edition,
        created_at=row.created_at,
        expires_at=row.expires_at,
    )


def _request(row: PersonRequestRow) -> PersonRequest:
    return PersonRequest(
        reference=row.reference,
        conversation_id=row.conversation_id,
        facts=row.facts,
        created_at=row.created_at,
        status=row.status,
    )
