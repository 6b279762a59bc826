"""Know the messages of the files that went ahead of a text.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("ahead", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    op.drop_column("outbox", "ahead")
