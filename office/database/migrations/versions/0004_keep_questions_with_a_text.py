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

_TEXT = {"server_default": "", "nullable": False}
_COUNT = {"server_default": "0", "nullable": False}


def upgrade() -> None:
    for table in ("revision_draft", "revision"):
        op.add_column(table, sa.Column("samples", sa.String(), **_TEXT))
    op.add_column("revision_draft", sa.Column("found", sa.Integer(), **_COUNT))
    op.add_column("revision_draft", sa.Column("tried", sa.Integer(), **_COUNT))
    op.add_column(
        "suggestion",
        sa.Column("origin", sa.String(), server_default="pemakaian", nullable=False),
    )


def downgrade() -> None:
    op.drop_column("suggestion", "origin")
    for column in ("tried", "found"):
        op.drop_column("revision_draft", column)
    for table in ("revision", "revision_draft"):
        op.drop_column(table, "samples")
