"""A member's pause from cards and quizzes: at most a week, and a week between two."""

from datetime import date, timedelta

from office.foundation import ServicePart
from office.people import Member
from office.training.coursework import Coursework
from office.training.errors import AlreadySnoozed
from office.training.models import Snooze
from office.training.rules.allocation import LONGEST_SNOOZE


class Pauses(ServicePart[Coursework]):
    """The pauses of the members. Nobody can opt out for good."""

    async def snooze(self, by: Member, days: int = LONGEST_SNOOZE.days) -> date:
        """Pause from today on; returns the last day of the pause.

        Raises:
            AlreadySnoozed: a pause is running, or the last one ended less than a week ago.
        """
        today = self.shared.today
        until = today + min(timedelta(days=max(days, 1)), LONGEST_SNOOZE) - timedelta(days=1)
        async with self.shared.database.begin() as session:
            last = await session.get(Snooze, by.id, with_for_update=True)
            if last is not None:
                self._check(last.until, today)
            await session.merge(Snooze(member_id=by.id, until=until))
        return until

    def _check(self, until: date, today: date) -> None:
        if today <= until:
            raise AlreadySnoozed(until=until)
        again_on = until + LONGEST_SNOOZE + timedelta(days=1)
        if today < again_on:
            raise AlreadySnoozed(again_on=again_on)

    async def until(self, member: Member) -> date | None:
        """Return the last day of the pause that is running, or None."""
        async with self.shared.database.read() as session:
            last = await session.get(Snooze, member.id)
        return last.until if last is not None and self.shared.today <= last.until else None

    async def wake(self, by: Member) -> None:
        """End the running pause. The next one may begin in a week."""
        yesterday = self.shared.today - timedelta(days=1)
        async with self.shared.database.begin() as session:
            last = await session.get(Snooze, by.id, with_for_update=True)
            if last is not None and last.until > yesterday:
                last.until = yesterday
                session.add(last)
