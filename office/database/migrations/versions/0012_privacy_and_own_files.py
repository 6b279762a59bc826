"""Keep who was told the privacy notice, and with which message a file came.

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "privacy_told",
        sa.Column("id", _ID, nullable=False),
        sa.Column("member_id", _ID, nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_privacy_told_member_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_privacy_told")),
    )
    op.create_index(op.f("ix_privacy_told_member_id"), "privacy_told", ["member_id"])
    op.add_column("anomaly_attachment", sa.Column("message_id", _ID, nullable=True))


def downgrade() -> None:
    op.drop_column("anomaly_attachment", "message_id")
    op.drop_table("privacy_told")
