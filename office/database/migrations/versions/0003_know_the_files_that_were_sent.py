"""Know the messages of the files that went ahead of a text.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("ahead", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    op.drop_column("outbox", "ahead")
