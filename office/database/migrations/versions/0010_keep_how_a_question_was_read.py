"""Keep how a question was read, and which sections were offered."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("question", sa.Column("read_as", sa.String(), nullable=True))
    op.add_column("question", sa.Column("offered", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("question", "offered")
    op.drop_column("question", "read_as")
