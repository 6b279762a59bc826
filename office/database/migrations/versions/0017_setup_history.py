"""Keep what was said of the steps of a new office. One that has members is live already.

Revision ID: 0017
Revises: 0016
"""

from datetime import UTC, datetime
from types import SimpleNamespace

import sqlalchemy as sa
from alembic import op

from office import hash_chain

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    table = op.create_table(
        "setup_history",
        sa.Column("id", _ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("actor_id", _ID, nullable=True),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("salt", sa.String(), nullable=True),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["member.id"], name=op.f("fk_setup_history_actor_id_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setup_history")),
        sa.UniqueConstraint("number", name=op.f("uq_setup_history_number")),
    )
    if op.get_bind().scalar(sa.text("SELECT id FROM member LIMIT 1")) is None:
        return  # a new office: nobody has been let in yet
    entry = SimpleNamespace(
        at=datetime.now(UTC), event="siap", actor_id=None, detail="{}", subject_id=0
    )
    hash_chain.fasten(entry, None)
    row = {name: value for name, value in vars(entry).items() if name != "subject_id"}
    op.bulk_insert(table, [row])


def downgrade() -> None:
    op.drop_table("setup_history")
