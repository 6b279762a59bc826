"""Let several drafts of a file wait, each for its own sections, and know what a draft mends.

The index is no longer unique. An older program still refuses a second draft by itself.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_INDEX, _TABLE = "ix_revision_draft_waiting", "revision_draft"
_IS_WAITING = "state = 'menunggu'"
# The index of the version before allows one draft of a file to wait: the oldest.
_WITHDRAW_LATER = sa.text(
    "UPDATE revision_draft SET state = 'ditarik', due_at = NULL WHERE state = 'menunggu' AND id NOT"
    " IN (SELECT min(id) FROM revision_draft WHERE state = 'menunggu' GROUP BY path)"
)


def upgrade() -> None:
    words = sa.Column("touched", sa.String(), server_default="", nullable=False)
    op.add_column(_TABLE, words)
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column(_TABLE, sa.Column("mends_id", number, nullable=True))
    _replace_index(unique=False)


def downgrade() -> None:
    op.execute(_WITHDRAW_LATER)
    _replace_index(unique=True)
    op.drop_column(_TABLE, "mends_id")
    op.drop_column(_TABLE, "touched")


def _replace_index(*, unique: bool) -> None:
    op.drop_index(_INDEX, table_name=_TABLE)
    op.create_index(
        _INDEX,
        _TABLE,
        ["path"],
        unique=unique,
        sqlite_where=sa.text(_IS_WAITING),
        postgresql_where=sa.text(_IS_WAITING),
    )
