"""Add announcements, their deliveries and history, and messages that can be held.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)
_IS_DRAFT = sa.text("state = 'draf'")
_IS_DUE = sa.text("due_at IS NOT NULL")
_IS_WAITING = sa.text("state = 'waiting'")
_IS_OPEN = sa.text("state IN ('waiting', 'held')")


def upgrade() -> None:

    op.create_table(
        "announcement",
        sa.Column("id", _BIG_ID, nullable=False),
        sa.Column("author_id", _BIG_ID, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("html", sa.String(), nullable=False),
        sa.Column("photo_id", sa.String(), nullable=True),
        sa.Column("document_id", sa.String(), nullable=True),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("needs_ack", sa.Boolean(), nullable=False),
        sa.Column("is_urgent", sa.Boolean(), nullable=False),
        sa.Column("send_at", _MOMENT, nullable=True),
        sa.Column("in_force_until", sa.Date(), nullable=True),
        sa.Column("approved_by", _BIG_ID, nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("held_until", _MOMENT, nullable=True),
        sa.Column("due_at", _MOMENT, nullable=True),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("updated_at", _MOMENT, nullable=False),
        sa.Column("submitted_at", _MOMENT, nullable=True),
        sa.Column("started_at", _MOMENT, nullable=True),
        sa.Column("finished_at", _MOMENT, nullable=True),
        sa.Column("corrected_at", _MOMENT, nullable=True),
        sa.Column("recalled_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["approved_by"], ["member.id"], name=op.f("fk_announcement_approved_by_member")
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["member.id"], name=op.f("fk_announcement_author_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement")),
    )
    op.create_index(op.f("ix_announcement_author_id"), "announcement", ["author_id"])
    op.create_index(
        "ix_announcement_draft",
        "announcement",
        ["author_id"],
        unique=True,
        sqlite_where=_IS_DRAFT,
        postgresql_where=_IS_DRAFT,
    )
    op.create_index(
        "ix_announcement_due",
        "announcement",
        ["due_at"],
        sqlite_where=_IS_DUE,
        postgresql_where=_IS_DUE,
    )

    op.create_table(
        "announcement_delivery",
        sa.Column("id", _BIG_ID, nullable=False),
        sa.Column("announcement_id", _BIG_ID, nullable=False),
        sa.Column("member_id", _BIG_ID, nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column("read_at", _MOMENT, nullable=True),
        sa.Column("nudges", sa.Integer(), nullable=False),
        sa.Column("last_nudged_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["announcement_id"],
            ["announcement.id"],
            name=op.f("fk_announcement_delivery_announcement_id_announcement"),
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_announcement_delivery_member_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement_delivery")),
        sa.UniqueConstraint(
            "announcement_id",
            "member_id",
            name=op.f("uq_announcement_delivery_announcement_id"),
        ),
    )
    op.create_index(
        op.f("ix_announcement_delivery_member_id"), "announcement_delivery", ["member_id"]
    )

    op.create_table(
        "announcement_history",
        sa.Column("id", _BIG_ID, nullable=False),
        sa.Column("announcement_id", _BIG_ID, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("actor_id", _BIG_ID, nullable=True),
        sa.Column("detail", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["member.id"], name=op.f("fk_announcement_history_actor_id_member")
        ),
        sa.ForeignKeyConstraint(
            ["announcement_id"],
            ["announcement.id"],
            name=op.f("fk_announcement_history_announcement_id_announcement"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement_history")),
    )
    op.create_index(
        op.f("ix_announcement_history_announcement_id"), "announcement_history", ["announcement_id"]
    )

    op.create_table(
        "awaited_wording",
        sa.Column("member_id", _BIG_ID, autoincrement=False, nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("announcement_id", _BIG_ID, nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["announcement_id"],
            ["announcement.id"],
            name=op.f("fk_awaited_wording_announcement_id_announcement"),
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_awaited_wording_member_id_member")
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_awaited_wording")),
    )

    # A message that is held while in flight keeps the next one to the same person waiting.
    _index_recipients(_IS_OPEN)


def downgrade() -> None:

    _index_recipients(_IS_WAITING)
    op.drop_table("awaited_wording")
    op.drop_table("announcement_history")
    op.drop_table("announcement_delivery")
    op.drop_table("announcement")


def _index_recipients(where: sa.TextClause) -> None:
    op.drop_index("ix_outbox_recipient", table_name="outbox")
    op.create_index(
        "ix_outbox_recipient",
        "outbox",
        ["recipient_id"],
        sqlite_where=where,
        postgresql_where=where,
    )
