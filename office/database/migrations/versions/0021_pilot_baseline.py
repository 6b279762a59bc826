"""Keep the counts of a pilot's first weeks.

Revision ID: 0021
Revises: 0020
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pilot_baseline",
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("counts", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("first", name=op.f("pk_pilot_baseline")),
    )


def downgrade() -> None:
    op.drop_table("pilot_baseline")
