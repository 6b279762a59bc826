"""Let texts be sealed and erased: proofs of the keys, salts in the histories, retention.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table(
        "seal_proof",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seal_proof")),
    )
    op.create_table(
        "retention_log",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_log")),
    )
    op.create_table(
        "retention_run",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_retention_run")),
    )
    # Not in a batch: SQLite adds a column in place, however many rows the table holds.
    op.add_column("member", sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("anomaly", sa.Column("erasure_told_at", sa.DateTime(timezone=True)))
    op.add_column("anomaly", sa.Column("erased_at", sa.DateTime(timezone=True)))
    op.add_column("anomaly_history", sa.Column("salt", sa.String(), nullable=True))


def downgrade() -> None:

    op.drop_column("anomaly_history", "salt")
    op.drop_column("anomaly", "erased_at")
    op.drop_column("anomaly", "erasure_told_at")
    op.drop_column("member", "erased_at")
    op.drop_table("retention_run")
    op.drop_table("retention_log")
    op.drop_table("seal_proof")
