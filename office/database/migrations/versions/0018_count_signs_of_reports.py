"""Count the signs of reports by how these ended.

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "report_sign",
        sa.Column("anomaly_id", _ID, autoincrement=False, nullable=False),
        sa.Column("interview", sa.String(), nullable=False),
        sa.Column("sign", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["anomaly_id"], ["anomaly.id"], name=op.f("fk_report_sign_anomaly_id_anomaly")
        ),
        sa.PrimaryKeyConstraint("anomaly_id", "interview", "sign", name=op.f("pk_report_sign")),
    )
    op.create_table(
        "sign_count",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("interview", sa.String(), nullable=False),
        sa.Column("sign", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "month", "interview", "sign", "outcome", name=op.f("pk_sign_count")
        ),
    )
    op.create_table(
        "sign_decision",
        sa.Column("id", _ID, nullable=False),
        sa.Column("sign", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("decided_by", _ID, nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_undone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["member.id"], name=op.f("fk_sign_decision_decided_by_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_decision")),
    )
    op.create_index(op.f("ix_sign_decision_sign"), "sign_decision", ["sign"])
    op.create_index(op.f("ix_sign_decision_decided_by"), "sign_decision", ["decided_by"])


def downgrade() -> None:
    op.drop_table("sign_decision")
    op.drop_table("sign_count")
    op.drop_table("report_sign")
