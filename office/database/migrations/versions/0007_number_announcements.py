"""Number announcements when they are sent in, so that a discarded draft takes no number.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("announcement", sa.Column("number", sa.Integer(), nullable=True))
    # People know those that there are by their ids.
    op.execute("UPDATE announcement SET number = COALESCE(changes, id)")


def downgrade() -> None:
    op.drop_column("announcement", "number")
