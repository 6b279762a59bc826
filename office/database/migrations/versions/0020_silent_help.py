"""Let officers call for help without a sound.

Revision ID: 0020
Revises: 0019
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "help_call",
        sa.Column("id", _ID, nullable=False),
        sa.Column("due_at", _TIME, nullable=True),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("changed_at", _TIME, nullable=False),
        sa.Column("erased_at", _TIME, nullable=True),
        sa.Column("caller_id", _ID, nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("screen_id", _ID, nullable=True),
        sa.Column("wave", sa.Integer(), nullable=False),
        sa.Column("is_alone", sa.Boolean(), nullable=False),
        sa.Column("comer_id", _ID, nullable=True),
        sa.Column("came_at", _TIME, nullable=True),
        sa.Column("ended_at", _TIME, nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("ending", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["caller_id"], ["member.id"], name=op.f("fk_help_call_caller_id_member")
        ),
        sa.ForeignKeyConstraint(
            ["comer_id"], ["member.id"], name=op.f("fk_help_call_comer_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_call")),
    )
    op.create_index(op.f("ix_help_call_caller_id"), "help_call", ["caller_id"])
    is_due, is_open = sa.text("due_at IS NOT NULL"), sa.text("state NOT IN ('selesai')")
    op.create_index(
        "ix_help_call_due", "help_call", ["due_at"], sqlite_where=is_due, postgresql_where=is_due
    )
    op.create_index(
        "ix_help_call_open",
        "help_call",
        ["created_at"],
        sqlite_where=is_open,
        postgresql_where=is_open,
    )
    op.create_table(
        "help_call_history",
        sa.Column("id", _ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("actor_id", _ID, nullable=True),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("salt", sa.String(), nullable=True),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("help_call_id", _ID, nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["member.id"], name=op.f("fk_help_call_history_actor_id_member")
        ),
        sa.ForeignKeyConstraint(
            ["help_call_id"],
            ["help_call.id"],
            name=op.f("fk_help_call_history_help_call_id_help_call"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_call_history")),
        sa.UniqueConstraint(
            "help_call_id", "number", name=op.f("uq_help_call_history_help_call_id")
        ),
    )
    op.create_index(
        op.f("ix_help_call_history_help_call_id"), "help_call_history", ["help_call_id"]
    )
    op.create_table(
        "help_setting",
        sa.Column("member_id", _ID, autoincrement=False, nullable=False),
        sa.Column("colleague_id", _ID, nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("place_unit", sa.String(), nullable=False),
        sa.Column("place_on", sa.Date(), nullable=True),
        sa.Column("told_at", _TIME, nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_help_setting_member_id_member")
        ),
        sa.ForeignKeyConstraint(
            ["colleague_id"], ["member.id"], name=op.f("fk_help_setting_colleague_id_member")
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_help_setting")),
    )
    op.create_index(op.f("ix_help_setting_colleague_id"), "help_setting", ["colleague_id"])
    op.create_table(
        "help_test",
        sa.Column("id", _ID, nullable=False),
        sa.Column("started_at", _TIME, nullable=False),
        sa.Column("ended_at", _TIME, nullable=True),
        sa.Column("tried", sa.Integer(), nullable=False),
        sa.Column("unreached", sa.Integer(), nullable=False),
        sa.Column("slowest_seconds", sa.Float(), nullable=True),
        sa.Column("is_passed", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_test")),
    )
    op.create_index(op.f("ix_help_test_started_at"), "help_test", ["started_at"])


def downgrade() -> None:
    op.drop_table("help_test")
    op.drop_table("help_setting")
    op.drop_table("help_call_history")
    op.drop_table("help_call")
