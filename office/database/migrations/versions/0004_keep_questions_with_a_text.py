"""Keep the sample questions of a text with it, and know who gave a phrasing.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table, column, default in (
        ("revision_draft", "samples", ""),
        ("revision", "samples", ""),
        ("suggestion", "origin", "pemakaian"),
    ):
        words = sa.Column(column, sa.String(), server_default=default, nullable=False)
        op.add_column(table, words)
    for column in ("found", "tried"):
        count = sa.Column(column, sa.Integer(), server_default="0", nullable=False)
        op.add_column("revision_draft", count)


def downgrade() -> None:
    op.drop_column("suggestion", "origin")
    for column in ("tried", "found"):
        op.drop_column("revision_draft", column)
    for table in ("revision", "revision_draft"):
        op.drop_column(table, "samples")
