"""Add the training: cards, quizzes, plans, and the polls of what was sent.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table(
        "card_day",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("card_id", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("laters", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_card_day_member_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card_day")),
        sa.UniqueConstraint("member_id", "day", name="uq_card_day_member_id"),
    )
    with op.batch_alter_table("card_day", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_card_day_day"), ["day"], unique=False)

    op.create_table(
        "quiz_attempt",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("correct", sa.Integer(), nullable=False),
        sa.Column("is_wished", sa.Boolean(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("chosen", sa.Integer(), nullable=True),
        sa.Column("is_right", sa.Boolean(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_quiz_attempt_member_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiz_attempt")),
    )
    with op.batch_alter_table("quiz_attempt", schema=None) as batch_op:
        batch_op.create_index("ix_quiz_attempt_member_id", ["member_id", "asked_on"], unique=False)
        batch_op.create_index(
            "uq_quiz_attempt_day",
            ["member_id", "asked_on"],
            unique=True,
            sqlite_where=sa.text("NOT is_wished"),
            postgresql_where=sa.text("NOT is_wished"),
        )

    op.create_table(
        "script_use",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("script_id", sa.String(), nullable=False),
        sa.Column("used_on", sa.Date(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_script_use_member_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_script_use")),
    )
    with op.batch_alter_table("script_use", schema=None) as batch_op:
        batch_op.create_index("ix_script_use_member_id", ["member_id", "used_on"], unique=False)

    op.create_table(
        "training_plan",
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("days", sa.String(), nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("theme", sa.String(), nullable=True),
        sa.Column("quiz_days", sa.String(), nullable=False),
        sa.Column(
            "changed_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["member.id"], name=op.f("fk_training_plan_changed_by_member")
        ),
        sa.PrimaryKeyConstraint("unit", name=op.f("pk_training_plan")),
    )
    op.create_table(
        "training_plan_draft",
        sa.Column(
            "member_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("answers", sa.String(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_training_plan_draft_member_id_member")
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_training_plan_draft")),
    )
    op.create_table(
        "training_progress",
        sa.Column(
            "member_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("box", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("is_right", sa.Boolean(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_training_progress_member_id_member")
        ),
        sa.PrimaryKeyConstraint("member_id", "item_id", name=op.f("pk_training_progress")),
    )
    op.create_table(
        "training_snooze",
        sa.Column(
            "member_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("until", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_training_snooze_member_id_member")
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_training_snooze")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("poll_id", sa.String(), nullable=True))
        batch_op.create_index(batch_op.f("ix_outbox_poll_id"), ["poll_id"], unique=False)


def downgrade() -> None:

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outbox_poll_id"))
        batch_op.drop_column("poll_id")

    op.drop_table("training_snooze")
    op.drop_table("training_progress")
    op.drop_table("training_plan_draft")
    op.drop_table("training_plan")
    with op.batch_alter_table("script_use", schema=None) as batch_op:
        batch_op.drop_index("ix_script_use_member_id")

    op.drop_table("script_use")
    with op.batch_alter_table("quiz_attempt", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_quiz_attempt_day",
            sqlite_where=sa.text("NOT is_wished"),
            postgresql_where=sa.text("NOT is_wished"),
        )
        batch_op.drop_index("ix_quiz_attempt_member_id")

    op.drop_table("quiz_attempt")
    with op.batch_alter_table("card_day", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_card_day_day"))

    op.drop_table("card_day")
