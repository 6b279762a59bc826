"""Number announcements when they are sent in, so that a discarded draft takes no number.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("announcement", sa.Column("number", sa.Integer(), nullable=True))
    # People know those that there are by their ids.
    op.execute("UPDATE announcement SET number = COALESCE(changes, id)")


def downgrade() -> None:
    op.drop_column("announcement", "number")
