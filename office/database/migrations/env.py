"""Alembic's entry point: runs the migrations on the connection it is given."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlmodel.sql.sqltypes import AutoString

from office.database.types import EnumWord, Sealed, UtcDateTime
from office.services import metadata

connection = context.config.attributes["connection"]


def as_plain_type(kind: str, obj: Any, _autogen: AutogenContext) -> str | Literal[False]:
    """Write our own types as the plain types they are stored as: a migration outlives them."""
    if kind == "type" and isinstance(obj, EnumWord | Sealed | AutoString):
        return "sa.String()"
    if kind == "type" and isinstance(obj, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    render_item=as_plain_type,
    compare_type=True,
    compare_server_default=True,
    transaction_per_migration=False,
)
# The caller has opened the transaction and has the lock: all migrations are applied, or none.
context.run_migrations()
