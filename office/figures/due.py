"""What time does to figures: on a week's first working day, the picture of last week."""

from datetime import date, datetime, timedelta

import structlog

from office.calendar import WorkingHours
from office.calendar.period import week_before, week_of
from office.figures.counting import Counting
from office.figures.notices import FiguresNotice
from office.outbox import Priority
from office.people import active_post_holders

# If the program was down at the opening, the picture is still sent within this time.
AFTER_OPENING = timedelta(hours=3)

log = structlog.get_logger("office.figures")


class DueJobs:
    """Tells heads and trainers of last week, once, however often it runs."""

    def __init__(self, counting: Counting) -> None:
        self.counting = counting
        self.outbox = counting.anomalies.outbox

    async def run(self) -> int:
        """Enqueue the picture if it is time. Returns how many messages that were."""
        shared = self.counting.anomalies
        today, hours = shared.people.today(), shared.hours
        if not is_time(hours, today, shared.clock.now()):
            return 0
        week = week_before(today)
        async with self.counting.database.begin() as session:
            viewers = [
                member
                for member in await active_post_holders(session)
                if not self.counting.scope(member).is_empty
            ]
            count = await self.outbox.enqueue_all(
                session,
                FiguresNotice.WEEK,
                to=[member.id for member in viewers],
                detail=week.first,
                priority=Priority.BULK,
                dedup_key=f"{FiguresNotice.WEEK}:{week.first}",
            )
        if count:
            log.info("pictures of the week put into the outbox", count=count)
        return count

    def is_current(self, monday: str) -> bool:
        """Whether that week is the last one. An older picture is not sent any more."""
        return week_before(self.counting.anomalies.people.today()).first.isoformat() == monday


def is_time(hours: WorkingHours, today: date, now: datetime) -> bool:
    """Whether today is the first working day of its week, and its morning has begun."""
    opening = hours.opening_of(today)
    if opening is None or not opening <= now < opening + AFTER_OPENING:
        return False
    monday = week_of(today).first
    earlier = (monday + timedelta(days=number) for number in range((today - monday).days))
    return not any(hours.opens_on(day) for day in earlier)
