"""Keep what heads say of sampled answers.

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "answer_verdict",
        sa.Column("question_id", _ID, autoincrement=False, nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("sop_id", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("member_id", _ID, nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_answer_verdict_member_id_member")
        ),
        sa.PrimaryKeyConstraint("question_id", name=op.f("pk_answer_verdict")),
    )
    op.create_index(op.f("ix_answer_verdict_week"), "answer_verdict", ["week"])
    op.create_index(op.f("ix_answer_verdict_member_id"), "answer_verdict", ["member_id"])


def downgrade() -> None:
    op.drop_table("answer_verdict")
