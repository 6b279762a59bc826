"""Keep what people say of single lines of SOPs, and which SOPs need two of them.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)
_IS_UNRECORDED = sa.text(
    "(ended_at IS NULL AND recorded_at IS NULL) OR (ended_at IS NOT NULL AND "
    "recorded_at IS NOT NULL AND removed_at IS NULL)"
)


def upgrade() -> None:
    op.create_table(
        "line_answer",
        sa.Column("id", _ID, nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("excerpt", sa.String(), nullable=False),
        sa.Column("sop_id", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("is_source", sa.Boolean(), nullable=False),
        sa.Column("side", sa.Integer(), nullable=False),
        sa.Column("asked_post", sa.String(), nullable=False),
        sa.Column("member_id", _ID, nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("given_at", _MOMENT, nullable=False),
        sa.Column("needs_second", sa.Boolean(), nullable=False),
        sa.Column("second_id", _ID, nullable=True),
        sa.Column("second_at", _MOMENT, nullable=True),
        sa.Column("ended_at", _MOMENT, nullable=True),
        sa.Column("recorded_at", _MOMENT, nullable=True),
        sa.Column("removed_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_line_answer_member_id_member")
        ),
        sa.ForeignKeyConstraint(
            ["second_id"], ["member.id"], name=op.f("fk_line_answer_second_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line_answer")),
    )
    for column in ("given_at", "line", "member_id"):
        op.create_index(op.f(f"ix_line_answer_{column}"), "line_answer", [column])
    op.create_index(
        "ix_line_answer_unrecorded",
        "line_answer",
        ["id"],
        sqlite_where=_IS_UNRECORDED,
        postgresql_where=_IS_UNRECORDED,
    )
    op.create_table(
        "two_people_rule",
        sa.Column("sop_id", sa.String(), nullable=False),
        sa.Column("set_by", _ID, nullable=False),
        sa.Column("set_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["set_by"], ["member.id"], name=op.f("fk_two_people_rule_set_by_member")
        ),
        sa.PrimaryKeyConstraint("sop_id", name=op.f("pk_two_people_rule")),
    )


def downgrade() -> None:
    op.drop_table("two_people_rule")
    op.drop_table("line_answer")
