"""Compare questions to heads: what they follow, whom they join, and for whom an applicant waits.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    for words in ("after", "remark"):
        column = sa.Column(words, sa.String(), server_default="", nullable=False)
        op.add_column("forwarded_question", column)
    also = sa.Column("also", sa.String(), server_default="", nullable=False)
    op.add_column("head_answer", also)
    waiting = sa.Column("waiting_at", sa.DateTime(timezone=True), nullable=True)
    op.add_column("forwarded_question", waiting)
    op.add_column("forwarded_question", sa.Column("joins", _ID, nullable=True))
    op.create_index(op.f("ix_forwarded_question_joins"), "forwarded_question", ["joins"])


def downgrade() -> None:
    op.drop_column("head_answer", "also")
    op.drop_index(op.f("ix_forwarded_question_joins"), table_name="forwarded_question")
    for column in ("joins", "waiting_at", "remark", "after"):
        op.drop_column("forwarded_question", column)
