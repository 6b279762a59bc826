"""What time does to suggestions: once a week each keeper is told what waits."""

from datetime import date, timedelta

from office.anomalies.reading import brief
from office.payload import Plain
from office.people import active_post_holders
from office.suggestions import store
from office.suggestions.decisions.deciding import Deciding
from office.suggestions.notices import SuggestionNotice


class DueJobs:
    """Gathers suggestions when the office opens for the week, and tells every keeper once."""

    def __init__(self, deciding: Deciding) -> None:
        self.database = deciding.database
        self.deciding = deciding
        self.gathering = deciding.gathering
        self._told_on: str | None = None

    async def weekly(self) -> None:
        """Tell the keepers who have something to decide, once a week."""
        today, now = self.deciding.people.today(), self.deciding.clock.now()
        day = today.isoformat()
        opening = self.deciding.rules().hours.opening_of(today)
        is_told = self._told_on == day or not self._begins_week(today)
        if is_told or not brief.is_time(opening, now):
            return
        await self.gathering.run()
        async with self.database.begin() as session:
            for member in await active_post_holders(session):
                if await store.open_in(session, await self.deciding.kept_by(session, member)):
                    await self.deciding.outbox.enqueue(
                        session,
                        SuggestionNotice.WEEKLY,
                        to=member.id,
                        detail=Plain(day),
                        dedup_key=f"{SuggestionNotice.WEEKLY}:{day}:{member.id}",
                    )
        self._told_on = day

    def _begins_week(self, today: date) -> bool:
        """Whether the office was closed on all earlier days of this week: mostly on Mondays."""
        hours = self.deciding.rules().hours
        before = (today - timedelta(days=days) for days in range(1, today.weekday() + 1))
        return not any(hours.opens_on(day) for day in before)
