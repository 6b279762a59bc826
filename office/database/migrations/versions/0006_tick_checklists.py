"""Keep checklists for the day, with their marks, who opened them, and who lets them be printed.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "checklist",
        sa.Column("id", _ID, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("case", sa.String(), nullable=False),
        sa.Column("chosen", sa.String(), nullable=False),
        sa.Column("member_id", _ID, nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_checklist_member_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist")),
        sa.UniqueConstraint("code", name=op.f("uq_checklist_code")),
    )
    op.create_index(op.f("ix_checklist_opened_at"), "checklist", ["opened_at"])
    op.create_table(
        "checklist_mark",
        sa.Column("checklist_id", _ID, nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("member_id", _ID, nullable=False),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["checklist_id"],
            ["checklist.id"],
            name=op.f("fk_checklist_mark_checklist_id_checklist"),
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_checklist_mark_member_id_member")
        ),
        sa.PrimaryKeyConstraint("checklist_id", "item", name=op.f("pk_checklist_mark")),
    )
    op.create_table(
        "checklist_visit",
        sa.Column("id", _ID, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("member_id", _ID, nullable=False),
        sa.Column("visited_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_checklist_visit_member_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist_visit")),
    )
    op.create_table(
        "checklist_handout",
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("member_id", _ID, nullable=False),
        sa.Column("allowed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_checklist_handout_member_id_member")
        ),
        sa.PrimaryKeyConstraint("section", name=op.f("pk_checklist_handout")),
    )


def downgrade() -> None:
    for table in ("checklist_handout", "checklist_visit", "checklist_mark", "checklist"):
        op.drop_table(table)
