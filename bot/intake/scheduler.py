"""The scheduler: runs what is due, at its time, when woken, and once a minute."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

import structlog

from office.clock import sleep_until
from office.services import Services

LONGEST_REST = timedelta(seconds=60)
_SHORTEST_REST = timedelta(seconds=1)
_AFTER_A_MISHAP = 1.0

log = structlog.get_logger("bot.intake.scheduler")


async def run_due_jobs(services: Services) -> None:
    """Run all due jobs until cancelled. The times stand in rows; this only looks at them.

    One replica at a time does it. If two overlap for a moment, each row still moves once.
    """
    while True:
        services.announcements.due.woken.clear()
        looked_at = services.clock.now()
        try:
            moved = 0
            # On SQLite a job never waits: between two of them questions have their turn.
            for mover in _movers(services):
                moved += await mover()
                await asyncio.sleep(0)
            for job in _other_jobs(services):
                await job()
                await asyncio.sleep(0)
            if moved:
                log.info("cases moved", count=moved)
            await _rest(services, looked_at)
        except Exception:
            # The database may be down for a while. What is due stays due.
            log.exception("the scheduler stumbled")
            await asyncio.sleep(_AFTER_A_MISHAP)


def _movers(services: Services) -> Sequence[Callable[[], Awaitable[int]]]:
    """What moves cases, in its order, and says how many."""
    return (
        services.anomalies.due.escalate_due,
        # After the escalation: heads who were told just now need no card from the handover.
        services.anomalies.handover.hand_over,
        services.verifications.handover.hand_over,
        services.verifications.reminding.remind_due,
    )


def _other_jobs(services: Services) -> Sequence[Callable[[], Awaitable[object]]]:
    return (
        services.anomalies.due.expire_drafts,
        services.anomalies.oversight.morning,
        services.interviews.due.close_days,
        services.answers.due.climb_due,
        services.suggestions.due.weekly,
        services.revisions.due.run,
        services.announcements.due.run,
        services.training.due.run,
        services.figures.due.run,
        # Last: nobody waits for it.
        services.data_protection.retention.run_daily,
    )


async def _rest(services: Services, looked_at: datetime) -> None:
    """Sleep until something is due, or until an announcement must be looked at earlier."""
    due_times = [
        await services.anomalies.due.next_due(),
        await services.verifications.reminding.next_due(),
        await services.announcements.due.next_due(),
        await services.answers.due.next_due(),
        await services.revisions.due.next_due(),
    ]
    now = services.clock.now()
    due = [_wakes_at(moment, looked_at, now) for moment in due_times if moment is not None]
    wakes_at = min([looked_at + LONGEST_REST, *due])
    ends = [
        asyncio.ensure_future(sleep_until(services.clock, wakes_at)),
        asyncio.ensure_future(services.announcements.due.woken.wait()),
    ]
    try:
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for end in ends:
            end.cancel()


def _wakes_at(due_at: datetime, looked_at: datetime, now: datetime) -> datetime:
    """Return when to look again for what is due at `due_at`.

    What became due during the last look is looked at again at once. What was due before and still
    is could not be moved: it is tried again after a rest.
    """
    return due_at if due_at > looked_at else now + _SHORTEST_REST
