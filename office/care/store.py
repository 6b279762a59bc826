"""The SQL of the watches."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, delete, func, or_, select, update

from office.care.models import CareTrouble
from office.database import AsyncSession
from office.database.dialect import insert_missing


async def see(session: AsyncSession, watch: str, place: str, found: str, now: datetime) -> None:
    """Note that the trouble is there now, since whenever it began."""
    row = {"watch": watch, "place": place, "found": found, "since": now, "seen_at": now}
    await insert_missing(session, CareTrouble, [row], key=col(CareTrouble.watch))
    await session.exec(
        update(CareTrouble)
        .where(col(CareTrouble.watch) == watch, col(CareTrouble.place) == place)
        .values(seen_at=now)
    )


async def take_telling(
    session: AsyncSession,
    watch: str,
    place: str,
    found: str,
    now: datetime,
    began_by: datetime,
    told_by: datetime,
) -> bool:
    """Claim the telling; returns whether the caller got it. Of many replicas only one does."""
    result = await session.exec(
        update(CareTrouble)
        .where(
            col(CareTrouble.watch) == watch,
            col(CareTrouble.place) == place,
            col(CareTrouble.since) <= began_by,
            or_(
                col(CareTrouble.told_at).is_(None),
                col(CareTrouble.told_at) <= told_by,
                col(CareTrouble.found) != found,
            ),
        )
        .values(told_at=now, found=found)
    )
    return bool(result.rowcount)


async def end(session: AsyncSession, watch: str, place: str) -> bool:
    """Remove the trouble. Returns whether it was there and had been told."""
    result = await session.exec(
        delete(CareTrouble)
        .where(col(CareTrouble.watch) == watch, col(CareTrouble.place) == place)
        .returning(col(CareTrouble.told_at))
    )
    return any(row.told_at is not None for row in result.all())


async def forget(session: AsyncSession, before: datetime) -> None:
    """Remove what nobody has seen since: its machine is gone."""
    await session.exec(delete(CareTrouble).where(col(CareTrouble.seen_at) < before))


async def open_troubles(session: AsyncSession) -> Sequence[CareTrouble]:
    found = await session.exec(
        select(CareTrouble).order_by(col(CareTrouble.watch), col(CareTrouble.place))
    )
    return found.all()


async def server_time(session: AsyncSession) -> datetime:
    """Return what PostgreSQL's clock says."""
    found: datetime = (await session.exec(select(func.clock_timestamp()))).one()
    return found
