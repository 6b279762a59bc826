"""What the tables hold, as a test looks at it."""

from datetime import datetime
from typing import Any

from sqlmodel import SQLModel, col, select

from office.anomalies.models import Anomaly
from office.database import AsyncSession, Database
from office.outbox import OutboxMessage
from office.people.models import Member


async def rows(database: Database, query: Any) -> list[Any]:
    """All that a query finds."""
    async with database.read() as session:
        return list((await session.exec(query)).all())


async def row(database: Database, table: type[SQLModel], key: object) -> Any:
    """One row by its key; None where there is none."""
    async with database.read() as session:
        return await session.get(table, key)


async def told(database: Database, *kinds: str) -> list[int]:
    """To whom messages of these kinds are on their way, in the order of their coming."""
    of_kind = select(OutboxMessage.recipient_id).where(col(OutboxMessage.kind).in_(kinds))
    return await rows(database, of_kind.order_by(col(OutboxMessage.id)))


async def all_told(database: Database) -> list[tuple[str, int]]:
    """Every message on its way: its kind, and to whom."""
    kind, to = OutboxMessage.kind, OutboxMessage.recipient_id
    found = await rows(database, select(kind, to).order_by(col(OutboxMessage.id)))
    return [tuple(one) for one in found]


async def add_report(
    session: AsyncSession, now: datetime, telegram_id: int = 1, name: str = "Rina"
) -> Anomaly:
    """A new member, and a report of theirs without any history."""
    member = Member(telegram_id=telegram_id, name=name, unit="kanim", enrolled_at=now)
    session.add(member)
    await session.flush()
    anomaly = Anomaly(
        reporter_id=member.id,
        category="dokumen",
        text="KK tampak hasil suntingan",
        unit="kanim",
        section="inteldakim",
        policy="[]",
        created_at=now,
        changed_at=now,
    )
    session.add(anomaly)
    await session.flush()
    return anomaly
