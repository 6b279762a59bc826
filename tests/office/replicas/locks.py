"""Who waits for a lock of PostgreSQL."""

from sqlalchemy import text

from office.database import Database

_WAITING = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


async def how_many_wait(database: Database) -> int:
    """How many connections to this database wait until another one commits."""
    async with database.connect() as connection:
        return int((await connection.execute(_WAITING)).scalar_one())
