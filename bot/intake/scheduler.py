"""The scheduler: runs what is due, at its time, when woken, and once a minute."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog

from office.clock import sleep_until
from office.noun import DueJob
from office.services import Services

LONGEST_REST = timedelta(seconds=60)
_SHORTEST_REST = timedelta(seconds=1)
_AFTER_A_MISHAP = 1.0

log = structlog.get_logger("bot.intake.scheduler")


async def run_due_jobs(services: Services) -> None:
    """Run all due jobs until cancelled. The times stand in rows; this only looks at them.

    One replica at a time does it. If two overlap for a moment, each row still moves once.
    """
    moves, jobs = moves_of(services), jobs_of(services)
    woken = [job.woken for job in (*moves, *jobs) if job.woken is not None]
    while True:
        for event in woken:
            event.clear()
        looked_at = services.clock.now()
        try:
            moved = 0
            # On SQLite a job never waits: between two of them questions have their turn.
            for move in moves:
                moved += int(bool(await move.run()))
                await asyncio.sleep(0)
            for job in jobs:
                await job.run()
                await asyncio.sleep(0)
            if moved:
                log.info("cases moved", count=moved)
            await _rest(services, (*moves, *jobs), looked_at)
        except Exception:
            # The database may be down for a while. What is due stays due.
            log.exception("the scheduler stumbled")
            await asyncio.sleep(_AFTER_A_MISHAP)


def moves_of(services: Services) -> tuple[DueJob, ...]:
    """What moves cases: before all other jobs, in the order of the nouns."""
    return tuple(job for duties in services.duties for job in duties.moves)


def jobs_of(services: Services) -> tuple[DueJob, ...]:
    """What else time does, in the order of the nouns."""
    return tuple(job for duties in services.duties for job in duties.jobs)


async def _rest(services: Services, jobs: Sequence[DueJob], looked_at: datetime) -> None:
    """Sleep until something is due, or until a job says that it must be looked at earlier."""
    due_times = [await job.next_due() for job in jobs if job.next_due is not None]
    now = services.clock.now()
    due = [_wakes_at(moment, looked_at, now) for moment in due_times if moment is not None]
    wakes_at = min([looked_at + LONGEST_REST, *due])
    ends = [
        asyncio.ensure_future(sleep_until(services.clock, wakes_at)),
        *(asyncio.ensure_future(job.woken.wait()) for job in jobs if job.woken is not None),
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
