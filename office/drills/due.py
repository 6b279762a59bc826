"""What time does to drills: they begin, give way to what is real, and end with the day."""

from office.anomalies import Course, Event
from office.database import AsyncSession
from office.drills import store
from office.drills.casework import DrillWork
from office.drills.models import Drill, DrillEnd, DrillState
from office.drills.notices import DrillNotice
from office.foundation import ServicePart
from office.noun import move_each
from office.people import Member


class DueJobs(ServicePart[DrillWork]):
    """Looks at every open drill, each in a transaction of its own."""

    async def run(self) -> int:
        """Begin and end what is due. Returns how many drills moved."""
        async with self.database.read() as session:
            found = await store.open_ids(session)
        moved, _ = await move_each(found, self._move, "drills")
        return moved

    async def _move(self, drill_id: int) -> bool:
        async with self.database.begin() as session:
            drill = await store.lock(session, drill_id)
            if drill is None or not drill.is_open:
                return False
            how = await self._end(session, drill)
            if how is not None:
                await self.shared.end(session, drill, how)
                return True
            return await self._ask(session, drill)

    async def _end(self, session: AsyncSession, drill: Drill) -> DrillEnd | None:
        """Return why a drill ends now; None if it goes on."""
        member = await session.get(Member, drill.member_id)
        if member is None or not member.is_active:
            return DrillEnd.CALLED_OFF
        drilling = self.shared.drilling
        if drill.anomaly_id is not None:
            course = await drilling.course(session, drill.anomaly_id)
            if not course.report.is_open:
                return _why_closed(course)
        if drill.state is DrillState.RUNNING and await drilling.is_busy(session, member.id):
            return DrillEnd.OVERTAKEN
        return DrillEnd.DAY_OVER if self.clock.now() >= drill.closes_at else None

    async def _ask(self, session: AsyncSession, drill: Drill) -> bool:
        """Ask the officer at the hour, unless a real urgent report waits for them."""
        now = self.clock.now()
        is_due = drill.state is DrillState.PLANNED and drill.starts_at <= now
        if not is_due or drill.asked_at is not None:
            return False
        if await self.shared.drilling.is_busy(session, drill.member_id):
            drill.put_off(now)
            return True
        drill.asked_at = now
        key = f":{now.isoformat()}"
        await self.shared.tell(session, drill, DrillNotice.ASKED, drill.member_id, key)
        return True


def _why_closed(course: Course) -> DrillEnd:
    """Return how the report of a drill was closed. If nobody ended it, a real report did."""
    if course.report.outcome is not None:
        return DrillEnd.DONE
    last = course.entries[-1]
    is_overtaken = last.event is Event.PRACTICE_ENDED and last.actor_id is None
    return DrillEnd.OVERTAKEN if is_overtaken else DrillEnd.STOPPED
