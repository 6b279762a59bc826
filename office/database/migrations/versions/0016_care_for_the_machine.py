"""Keep what the watches over the machine have found; let replicas see each other's version.

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "care_trouble",
        sa.Column("watch", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("found", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("watch", "place", name=op.f("pk_care_trouble")),
    )
    op.add_column("replica", sa.Column("version", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("replica", "version")
    op.drop_table("care_trouble")
