"""The SQL of the backups: a few counts for the admin."""

from sqlmodel import func, select

from office.anomalies import Anomaly
from office.database import AsyncSession
from office.people import Member


async def count_members(session: AsyncSession) -> int:
    return (await session.exec(select(func.count()).select_from(Member))).one()


async def count_reports(session: AsyncSession) -> int:
    return (await session.exec(select(func.count()).select_from(Anomaly))).one()
