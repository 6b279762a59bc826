"""Count how often the poll of a quiz was about to be sent: of several copies one id is known.

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

    # Not in a batch: SQLite adds a column in place, however many attempts the table holds.
    op.add_column(
        "quiz_attempt", sa.Column("tries", sa.Integer(), server_default="0", nullable=False)
    )


def downgrade() -> None:

    op.drop_column("quiz_attempt", "tries")
