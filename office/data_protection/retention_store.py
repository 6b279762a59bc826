"""The SQL of retention: what is too old, and its removal in limited batches."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import tuple_
from sqlmodel import and_, col, delete, func, or_, select, update

from office.data_protection.retention_models import Removal, RetentionRun
from office.database import AsyncSession
from office.database.dialect import insert_missing
from office.outbox import OutboxMessage
from office.records import OldRows, Records, Rule


def scopes(records: Sequence[Records], rule: Rule, border: datetime) -> Sequence[OldRows]:
    """Return the rows that a rule removes. Messages that may still be edited in place stay."""
    found = [
        scope
        for record in records
        for each in record.removable
        if (each.kind, each.state) == (rule.kind, rule.state) and each.rows is not None
        for scope in each.rows(border)
    ]
    if rule.kind != "outbox":
        return found
    needed = or_(
        *[record.messages_needed for record in records if record.messages_needed is not None]
    )
    return [
        replace(scope, is_old=and_(scope.is_old, ~needed))
        if scope.model is OutboxMessage
        else scope
        for scope in found
    ]


async def count(session: AsyncSession, scope: OldRows) -> int:
    """Count what is too old."""
    found = await session.exec(select(func.count()).select_from(scope.model).where(scope.is_old))
    return found.one()


async def remove(session: AsyncSession, scope: OldRows, most: int) -> int:
    """Remove some of what is too old. Returns how much."""
    table: Any = scope.model
    key = table.__table__.primary_key.columns
    some = tuple_(*key).in_(select(*key).where(scope.is_old).limit(most))
    if scope.values:
        result = await session.exec(update(scope.model).where(some).values(**scope.values))
    else:
        result = await session.exec(delete(scope.model).where(some))
    return int(result.rowcount)


async def is_done(session: AsyncSession, day: date) -> bool:
    return await session.get(RetentionRun, day) is not None


async def note_done(session: AsyncSession, day: date, at: datetime) -> None:
    row = {"day": day, "finished_at": at}
    await insert_missing(session, RetentionRun, [row], key=col(RetentionRun.day))


async def removals(session: AsyncSession, most: int) -> Sequence[Removal]:
    """Return what was removed, the latest first."""
    found = await session.exec(select(Removal).order_by(col(Removal.id).desc()).limit(most))
    return found.all()
