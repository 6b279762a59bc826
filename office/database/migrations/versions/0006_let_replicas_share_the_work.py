"""Let replicas share the work: who lives, who has which duty, and whose an update is.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_IS_OPEN = sa.text("done_at IS NULL")


def upgrade() -> None:

    op.create_table(
        "replica",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("alive_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replica")),
    )
    op.create_table(
        "duty_holder",
        sa.Column("duty", sa.String(), nullable=False),
        sa.Column("replica_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("duty", name=op.f("pk_duty_holder")),
    )
    # Not in a batch: SQLite adds a column in place, however many updates the table holds.
    op.add_column("inbox", sa.Column("owner", sa.String(), nullable=True))
    op.create_index(
        "ix_inbox_chat",
        "inbox",
        ["chat_id", "update_id"],
        unique=False,
        sqlite_where=_IS_OPEN,
        postgresql_where=_IS_OPEN,
    )


def downgrade() -> None:

    op.drop_index("ix_inbox_chat", "inbox")
    op.drop_column("inbox", "owner")
    op.drop_table("duty_holder")
    op.drop_table("replica")
