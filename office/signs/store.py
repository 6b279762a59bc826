"""The SQL of the signs."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlmodel import col, delete, select, update

from office.anomalies import CLOSED, Anomaly
from office.database import AsyncSession
from office.database.dialect import insert_missing
from office.signs.models import ReportSign, SignCount, SignDecision


async def add(session: AsyncSession, signs: Collection[ReportSign]) -> None:
    """Keep signs with their report, each once."""
    rows = [sign.model_dump() for sign in signs]
    await insert_missing(session, ReportSign, rows, key=col(ReportSign.sign))


async def ended(session: AsyncSession, before: datetime) -> Sequence[int]:
    """Return the reports with signs that had ended by then."""
    with_signs = select(ReportSign.anomaly_id)
    found = await session.exec(
        select(Anomaly.id).where(
            col(Anomaly.id).in_(with_signs),
            col(Anomaly.state).in_([str(state) for state in CLOSED]),
            Anomaly.changed_at < before,
        )
    )
    return found.all()


async def lock_report(session: AsyncSession, anomaly_id: int) -> Anomaly | None:
    return await session.get(Anomaly, anomaly_id, with_for_update=True, populate_existing=True)


async def take(session: AsyncSession, anomaly_id: int) -> Sequence[tuple[str, str]]:
    """Remove a report's signs and return them: each with its interview."""
    taken = delete(ReportSign).where(col(ReportSign.anomaly_id) == anomaly_id)
    found = await session.exec(
        taken.returning(col(ReportSign.interview), col(ReportSign.sign)),
        execution_options={"synchronize_session": False},
    )
    return [(interview, sign) for interview, sign in found.all()]


async def count(session: AsyncSession, one: SignCount) -> None:
    """Add to a count."""
    empty = {**one.model_dump(), "reports": 0}
    await insert_missing(session, SignCount, [empty], key=col(SignCount.sign))
    await session.exec(
        update(SignCount)
        .where(
            col(SignCount.month) == one.month,
            col(SignCount.interview) == one.interview,
            col(SignCount.sign) == one.sign,
            col(SignCount.outcome) == one.outcome,
        )
        .values(reports=col(SignCount.reports) + one.reports)
    )


async def counts(
    session: AsyncSession, since: date, until: date | None = None
) -> Sequence[SignCount]:
    """Return what was counted from that month on, and before another one."""
    query = select(SignCount).where(SignCount.month >= since)
    if until is not None:
        query = query.where(SignCount.month < until)
    return (await session.exec(query)).all()


async def decisions(session: AsyncSession) -> Sequence[SignDecision]:
    """Return what heads decided and did not undo, oldest first."""
    found = await session.exec(
        select(SignDecision)
        .where(col(SignDecision.is_undone).is_(False))
        .order_by(col(SignDecision.id))
    )
    return found.all()


async def lock_decision(session: AsyncSession, decision_id: int) -> SignDecision | None:
    return await session.get(
        SignDecision, decision_id, with_for_update=True, populate_existing=True
    )
