"""First tables: reference data, offices, conversations."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _create_reference_tables()
    _create_places_inside_comuni()
    _create_offices()
    _create_office_imports()
    _create_screenings()
    _create_person_requests()


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("person_request")
    op.drop_table("screening")
    op.drop_table("office_import")
    op.drop_table("office")
    op.drop_table("former_name")
    op.drop_table("frazione")
    op.drop_table("comune")
    op.drop_table("reference_load")


def _create_reference_tables() -> None:
    op.create_table(
        "reference_load",
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_reference_load"),
    )
    op.create_table(
        "comune",
        sa.Column("istat", sa.String(6), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("province", sa.String(2), nullable=False),
        sa.Column("region", sa.String(60), nullable=False),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("istat", name="pk_comune"),
    )


def _create_places_inside_comuni() -> None:
    op.create_table(
        "frazione",
        sa.Column("geoname_id", sa.String(20), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("comune_istat", sa.String(6), nullable=False),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("geoname_id", name="pk_frazione"),
        _comune_key("frazione", "comune_istat"),
    )
    op.create_index("ix_frazione_comune_istat", "frazione", ["comune_istat"])
    op.create_table(
        "former_name",
        sa.Column("belfiore", sa.String(4), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("suppressed_on", sa.String(10), nullable=False),
        sa.Column("comune_istat", sa.String(6), nullable=True),
        sa.PrimaryKeyConstraint("belfiore", name="pk_former_name"),
        _comune_key("former_name", "comune_istat"),
    )


def _create_offices() -> None:
    op.create_table(
        "office",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("natural_key", sa.String(600), nullable=False),
        sa.Column("place_key", sa.String(600), nullable=False),
        sa.Column("dataset", sa.String(60), nullable=False),
        sa.Column("upstream_id", sa.String(200), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("istat", sa.String(6), nullable=False),
        sa.Column("address", sa.String(200), nullable=False),
        sa.Column("cap", sa.String(5), nullable=False),
        sa.Column("phone", sa.String(60), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("website", sa.String(300), nullable=False),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("accreditation", sa.Text(), nullable=False),
        sa.Column("checked_on", sa.String(10), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        *_office_constraints(),
    )
    for column in ("dataset", "istat", "place_key"):
        op.create_index(f"ix_office_{column}", "office", [column])


def _office_constraints() -> tuple[sa.Constraint, ...]:
    kinds = "kind IN ('operatore_accreditato', 'centro_impiego')"
    statuses = "status IN ('shown', 'hidden', 'withdrawn')"
    return (
        sa.PrimaryKeyConstraint("id", name="pk_office"),
        sa.UniqueConstraint("natural_key", name="uq_office_natural_key"),
        sa.CheckConstraint(kinds, name=op.f("ck_office_kind")),
        sa.CheckConstraint(statuses, name=op.f("ck_office_status")),
        _comune_key("office", "istat"),
    )


def _create_office_imports() -> None:
    op.create_table(
        "office_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(60), nullable=False),
        sa.Column("imported_at", sa.DateTime(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_office_import"),
    )


def _create_screenings() -> None:
    op.create_table(
        "screening",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(20), nullable=False),
        sa.Column("conversation_id", sa.String(120), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("verdict", sa.String(20), nullable=False),
        sa.Column("edition", sa.String(40), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_screening"),
        sa.UniqueConstraint("code", name="uq_screening_code"),
    )
    for column in ("conversation_id", "expires_at"):
        op.create_index(f"ix_screening_{column}", "screening", [column])


def _create_person_requests() -> None:
    op.create_table(
        "person_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(20), nullable=False),
        sa.Column("conversation_id", sa.String(120), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_person_request"),
        sa.UniqueConstraint("reference", name="uq_person_request_reference"),
    )
    for column in ("conversation_id", "status"):
        op.create_index(f"ix_person_request_{column}", "person_request", [column])


def _comune_key(table: str, column: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_comune"
    return sa.ForeignKeyConstraint([column], ["comune.istat"], name=name)
