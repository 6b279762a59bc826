"""Keep what followed from the outcome of a report.

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("anomaly", sa.Column("followed", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("anomaly", "followed")
