"""An office of any size, put into a database in one go."""

from sqlalchemy import insert

from benchmarks.updates.stage import FIRST_MEMBER
from office.clock import SystemClock
from office.database import migrate, open_database
from office.people.models import Appointment, Member, Role

_AT_ONCE = 5_000


async def enrol(database_url: str, members: int) -> None:
    """Make the schema and let so many officers in."""
    database = open_database(database_url)
    now = SystemClock().now()
    try:
        await migrate.upgrade(database)
        for first in range(0, members, _AT_ONCE):
            ids = range(first + 1, min(first + _AT_ONCE, members) + 1)
            async with database.connect() as connection:
                await connection.execute(
                    insert(Member),
                    [
                        {
                            "id": id,
                            "telegram_id": FIRST_MEMBER + id - 1,
                            "name": f"Petugas {id}",
                            "unit": "kanim",
                            "enrolled_at": now,
                        }
                        for id in ids
                    ],
                )
                await connection.execute(
                    insert(Appointment),
                    [
                        {"member_id": id, "role": Role.OFFICER, "starts_on": now.date()}
                        for id in ids
                    ],
                )
    finally:
        await database.close()
