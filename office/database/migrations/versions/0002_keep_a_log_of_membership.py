"""Keep a log of membership and posts.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "membership_history",
        sa.Column("id", _ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("actor_id", _ID, nullable=True),
        sa.Column("member_id", _ID, nullable=True),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("salt", sa.String(), nullable=True),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["member.id"], name=op.f("fk_membership_history_actor_id_member")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_membership_history_member_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_history")),
        sa.UniqueConstraint("number", name=op.f("uq_membership_history_number")),
    )
    op.create_index(op.f("ix_membership_history_member_id"), "membership_history", ["member_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_membership_history_member_id"), table_name="membership_history")
    op.drop_table("membership_history")
