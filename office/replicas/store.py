"""The SQL of the replicas, for PostgreSQL. Its clock decides: those of the machines may differ."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ARRAY, ColumnElement, Interval, String, bindparam, text
from sqlmodel import and_, col, delete, exists, func, insert, or_, select, update

from office.database import AsyncSession
from office.database.dialect import insert_missing
from office.replicas.models import Duty, DutyHolder, Replica

# Any number that nothing else in the database uses.
_EXPIRY_LOCK = 55_056


async def without_flush(session: AsyncSession) -> None:
    """Let this transaction not wait for the disk: a crash may lose it without harm."""
    await session.exec(select(func.set_config("synchronous_commit", "off", True)))


async def join(
    session: AsyncSession,
    replica_id: str,
    lease: timedelta,
    connections: str,
    content: str | None,
    version: str,
) -> None:
    now = func.clock_timestamp()
    await session.exec(
        insert(Replica).values(
            id=replica_id,
            started_at=now,
            alive_until=now + lease,
            connections=connections,
            content=content,
            version=version,
        )
    )


async def versions(session: AsyncSession) -> set[str]:
    """The versions of the living replicas that say theirs."""
    found = await session.exec(
        select(Replica.version).where(
            col(Replica.alive_until) >= func.clock_timestamp(), col(Replica.version).is_not(None)
        )
    )
    return {version for version in found.all() if version is not None}


async def renew(
    session: AsyncSession, replica_id: str, lease: timedelta, heard_at: datetime | None
) -> bool:
    """Renew the lease. False if the others have expired this replica."""
    result = await session.exec(
        update(Replica)
        .where(col(Replica.id) == replica_id)
        .values(alive_until=func.clock_timestamp() + lease, heard_at=heard_at)
    )
    return bool(result.rowcount)


async def last_heard(session: AsyncSession) -> datetime | None:
    """Return when Telegram last answered any living replica."""
    found = await session.exec(select(func.max(Replica.heard_at)))
    return found.one()


async def note_content(session: AsyncSession, replica_id: str, content: str) -> None:
    await session.exec(update(Replica).where(col(Replica.id) == replica_id).values(content=content))


async def contents(session: AsyncSession) -> dict[str, str]:
    """What each living replica answers with; one that has not looked yet is left out."""
    found = await session.exec(
        select(Replica.id, Replica.content)
        .where(
            col(Replica.alive_until) >= func.clock_timestamp(), col(Replica.content).is_not(None)
        )
        .order_by(col(Replica.id))
    )
    return {replica: content for replica, content in found.all() if content is not None}


async def leave(session: AsyncSession, replica_id: str) -> None:
    await session.exec(delete(Replica).where(col(Replica.id) == replica_id))


async def leases(session: AsyncSession) -> dict[str, datetime]:
    """Until when each replica is alive."""
    found = await session.exec(select(Replica.id, Replica.alive_until))
    return dict(found.all())


def _is_expired(silent: Collection[str], lease: timedelta) -> ColumnElement[bool]:
    """Whether it is one of those, and its time has passed or ends later than it could.

    It ends too late where the clock was put back. It would count as alive until the clock is there.
    """
    ends, now = col(Replica.alive_until), func.clock_timestamp()
    return and_(col(Replica.id).in_(silent), or_(ends < now, ends > now + lease))


async def expired(
    session: AsyncSession, silent: Collection[str], lease: timedelta
) -> Sequence[str]:
    """Return the names of the connections of those replicas whose time has passed."""
    found = await session.exec(select(Replica.connections).where(_is_expired(silent, lease)))
    return found.all()


_CUT_OFF = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND application_name = ANY(:connections)"
    " AND xact_start IS NOT NULL AND state_change < clock_timestamp() - :standstill"
).bindparams(bindparam("connections", type_=ARRAY(String)), bindparam("standstill", type_=Interval))


async def cut_off(session: AsyncSession, connections: Sequence[str], standstill: timedelta) -> int:
    """End the transactions that stand still in these connections. Returns how many.

    PostgreSQL counts a process that freezes between preparing and running a statement as active. It
    would keep the locks of that process, perhaps on its own row here, until it goes on.
    """
    connection = await session.connection()
    values = {"connections": list(connections), "standstill": standstill}
    return len((await connection.execute(_CUT_OFF, values)).all())


async def lock_expiry(session: AsyncSession) -> bool:
    """Whether no other replica expires and releases now. Locked until the commit."""
    found = await session.exec(select(func.pg_try_advisory_xact_lock(_EXPIRY_LOCK)))
    return bool(found.one())


async def expire(
    session: AsyncSession, silent: Collection[str], lease: timedelta
) -> dict[str, str]:
    """Remove those replicas whose time has passed, except one that renews at this moment.

    Returns the name of each replica's connections.
    """
    dead = select(Replica.id).where(_is_expired(silent, lease)).with_for_update(skip_locked=True)
    result = await session.exec(
        delete(Replica)
        .where(col(Replica.id).in_(dead))
        .returning(col(Replica.id), col(Replica.connections))
    )
    return {row.id: row.connections for row in result.all()}


async def take_duties(session: AsyncSession, replica_id: str, wanted: Collection[Duty]) -> None:
    """Take the wanted duties whose holder has expired."""
    lives = exists(select(Replica.id).where(col(Replica.id) == col(DutyHolder.replica_id)))
    await session.exec(delete(DutyHolder).where(~lives))
    rows = [{"duty": duty, "replica_id": replica_id} for duty in sorted(wanted)]
    await insert_missing(session, DutyHolder, rows, key=col(DutyHolder.duty))


async def drop_duties(session: AsyncSession, replica_id: str, wanted: Collection[Duty]) -> bool:
    """Leave duties that this replica no longer wants. Returns whether there were any."""
    result = await session.exec(
        delete(DutyHolder).where(
            col(DutyHolder.replica_id) == replica_id, col(DutyHolder.duty).not_in(wanted)
        )
    )
    return bool(result.rowcount)


async def duties_of(session: AsyncSession, replica_id: str) -> set[Duty]:
    found = await session.exec(
        select(DutyHolder.duty).where(col(DutyHolder.replica_id) == replica_id)
    )
    return {Duty(duty) for duty in found.all()}
