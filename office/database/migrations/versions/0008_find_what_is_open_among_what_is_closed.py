"""Find what is open, dead or a post without reading what has gathered over the years.

Revision ID: 0008
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0006"
branch_labels = None
depends_on = None

_INDEXES = (
    ("ix_anomaly_open", "anomaly", ["created_at"], "state NOT IN ('ditarik', 'selesai')"),
    (
        "ix_anomaly_history_joined",
        "anomaly_history",
        ["actor_id", "anomaly_id"],
        "event = 'ditambahkan'",
    ),
    ("ix_outbox_dead", "outbox", ["error"], "state = 'dead'"),
    ("ix_appointment_post", "appointment", ["member_id"], "role != 'petugas'"),
)


def upgrade() -> None:

    for name, table, columns, where in _INDEXES:
        op.create_index(
            name,
            table,
            columns,
            unique=False,
            sqlite_where=sa.text(where),
            postgresql_where=sa.text(where),
        )


def downgrade() -> None:

    for name, table, _columns, _where in _INDEXES:
        op.drop_index(name, table)
