"""The tables. Codes are text: "015146" is Milano."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    DateTime,
    ForeignKey,
    MetaData,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from bot.directory.office import KINDS, STATUSES

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: written as UTC, read as UTC, whatever the database."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Refuse a time without zone: nobody could say when it was."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time needs its zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Give the zone back."""
        del dialect
        return value.replace(tzinfo=UTC) if value else None


class Base(DeclarativeBase):
    """All tables."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012  (SQLAlchemy reads it as it is)
        datetime: UtcDateTime,
        dict[str, Any]: JSON,
    }


class ReferenceLoad(Base):
    """Which version of a packaged reference table is in the database."""

    __tablename__ = "reference_load"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))


class Comune(Base):
    """A comune of Italy, with its town centre."""

    __tablename__ = "comune"

    istat: Mapped[str] = mapped_column(String(6), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    province: Mapped[str] = mapped_column(String(2))
    region: Mapped[str] = mapped_column(String(60))
    lat: Mapped[float]
    lon: Mapped[float]


class Frazione(Base):
    """An inhabited place inside a comune."""

    __tablename__ = "frazione"

    geoname_id: Mapped[str] = mapped_column(String(20), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    comune_istat: Mapped[str] = mapped_column(ForeignKey("comune.istat"), index=True)
    lat: Mapped[float]
    lon: Mapped[float]


class FormerName(Base):
    """A comune that is no more, and what it became when that is known."""

    __tablename__ = "former_name"

    belfiore: Mapped[str] = mapped_column(String(4), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    suppressed_on: Mapped[str] = mapped_column(String(10))
    comune_istat: Mapped[str | None] = mapped_column(ForeignKey("comune.istat"))


class OfficeRow(Base):
    """An office of an accredited operator, or a public job centre."""

    __tablename__ = "office"
    __table_args__ = (
        UniqueConstraint("natural_key"),
        CheckConstraint(f"kind IN {KINDS}", name="kind"),
        CheckConstraint(f"status IN {STATUSES}", name="status"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    natural_key: Mapped[str] = mapped_column(String(600))
    place_key: Mapped[str] = mapped_column(String(600), index=True)
    dataset: Mapped[str] = mapped_column(String(60), index=True)
    upstream_id: Mapped[str] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(30))
    istat: Mapped[str] = mapped_column(ForeignKey("comune.istat"), index=True)
    address: Mapped[str] = mapped_column(String(200))
    cap: Mapped[str] = mapped_column(String(5))
    phone: Mapped[str] = mapped_column(String(60))
    email: Mapped[str] = mapped_column(String(254))
    website: Mapped[str] = mapped_column(String(300))
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    accreditation: Mapped[str] = mapped_column(Text)
    checked_on: Mapped[str] = mapped_column(String(10))
    source: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(10))


class OfficeImport(Base):
    """A list that changed the offices; the newest id is the directory's version."""

    __tablename__ = "office_import"

    id: Mapped[int] = mapped_column(primary_key=True)
    dataset: Mapped[str] = mapped_column(String(60))
    imported_at: Mapped[datetime]
    added: Mapped[int]
    changed: Mapped[int]
    withdrawn: Mapped[int]


class ScreeningRow(Base):
    """The answers and outcome of one conversation, found again by its code."""

    __tablename__ = "screening"
    __table_args__ = (UniqueConstraint("code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(20))
    conversation_id: Mapped[str] = mapped_column(String(120), index=True)
    facts: Mapped[dict[str, Any]]
    verdict: Mapped[str] = mapped_column(String(20))
    edition: Mapped[str] = mapped_column(String(40))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)


class PersonRequestRow(Base):
    """Someone asked to speak with a person."""

    __tablename__ = "person_request"
    __table_args__ = (UniqueConstraint("reference"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(String(20))
    conversation_id: Mapped[str] = mapped_column(String(120), index=True)
    status: Mapped[str] = mapped_column(String(20), index=True)
    facts: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
