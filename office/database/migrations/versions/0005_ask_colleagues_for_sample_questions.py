"""Ask colleagues for sample questions, and note whose words may be one.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("question", sa.Column("meant", sa.String(), nullable=True))
    op.add_column(
        "question",
        sa.Column("may_be_sample", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.create_table(
        "sample_request",
        sa.Column("id", _ID, nullable=False),
        sa.Column("member_id", _ID, nullable=False),
        sa.Column("sop_id", sa.String(), nullable=False),
        sa.Column("is_new", sa.Boolean(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("skipped_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_sample_request_member_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sample_request")),
    )
    op.create_index(op.f("ix_sample_request_asked_at"), "sample_request", ["asked_at"])
    op.create_index(op.f("ix_sample_request_member_id"), "sample_request", ["member_id"])


def downgrade() -> None:
    op.drop_table("sample_request")
    op.drop_column("question", "may_be_sample")
    op.drop_column("question", "meant")
