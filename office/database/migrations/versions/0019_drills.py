"""Keep which told case goes to whom, when it begins and how it ends.

Revision ID: 0019
Revises: 0018
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)
_IS_OPEN = sa.text("state <> 'berakhir'")


def upgrade() -> None:
    op.create_table(
        "drill",
        sa.Column("id", _ID, nullable=False),
        sa.Column("told_case", sa.String(), nullable=False),
        sa.Column("member_id", _ID, nullable=False),
        sa.Column("planned_by", _ID, nullable=False),
        sa.Column("planned_at", _MOMENT, nullable=False),
        sa.Column("starts_at", _MOMENT, nullable=False),
        sa.Column("closes_at", _MOMENT, nullable=False),
        sa.Column("is_announced", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=True),
        sa.Column("began_at", _MOMENT, nullable=True),
        sa.Column("ended_at", _MOMENT, nullable=True),
        sa.Column("ended_how", sa.String(), nullable=True),
        sa.Column("anomaly_id", _ID, nullable=True),
        sa.ForeignKeyConstraint(
            ["anomaly_id"], ["anomaly.id"], name=op.f("fk_drill_anomaly_id_anomaly")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_drill_member_id_member")
        ),
        sa.ForeignKeyConstraint(
            ["planned_by"], ["member.id"], name=op.f("fk_drill_planned_by_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drill")),
    )
    op.create_index(op.f("ix_drill_member_id"), "drill", ["member_id"])
    op.create_index(op.f("ix_drill_planned_by"), "drill", ["planned_by"])
    op.create_index(
        "ix_drill_open",
        "drill",
        ["starts_at"],
        sqlite_where=_IS_OPEN,
        postgresql_where=_IS_OPEN,
    )


def downgrade() -> None:
    op.drop_table("drill")
