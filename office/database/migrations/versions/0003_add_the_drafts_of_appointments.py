"""Add the drafts of appointments, and who appointed a substitute.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table(
        "appointment_draft",
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
            ["member_id"], ["member.id"], name=op.f("fk_appointment_draft_member_id_member")
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_appointment_draft")),
    )
    with op.batch_alter_table("appointment", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "appointed_by",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=True,
            )
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_appointment_appointed_by_member"),
            "member",
            ["appointed_by"],
            ["id"],
        )


def downgrade() -> None:

    with op.batch_alter_table("appointment", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_appointment_appointed_by_member"), type_="foreignkey"
        )
        batch_op.drop_column("appointed_by")

    op.drop_table("appointment_draft")
