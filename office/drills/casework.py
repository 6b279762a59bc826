"""What the services of the drills share: who may plan for whom, and how a drill ends."""

from office.anomalies import REPORT, Anomalies
from office.database import AsyncSession
from office.drills import store
from office.drills.errors import DrillOver, DrillUnknown
from office.drills.models import Drill, DrillEnd
from office.drills.notices import DrillNotice
from office.errors import NotAllowed
from office.forms import forget_form
from office.foundation import Foundation, Service
from office.outbox import Priority
from office.people import Member, Reach, Role, reach_of
from office.posts import HEAD_OF_OFFICE, Post


class DrillWork(Service):
    """The parts of the foundation, and the services of the reports."""

    def __init__(self, foundation: Foundation, anomalies: Anomalies) -> None:
        super().__init__(foundation)
        self.drilling = anomalies.drilling
        self.reporting = anomalies.reporting

    def reach(self, planner: Member) -> Reach:
        """Return for whom somebody may plan: the head of office for all, a trainer within reach.

        Raises:
            NotAllowed: they are neither.
        """
        roles = self.people.roles(planner)
        if Role.HEAD_OF_OFFICE in roles:
            return Reach.everybody()
        if Role.TRAINER not in roles:
            raise NotAllowed
        main_unit = self.rules().main_unit
        return reach_of(planner.appointments, Role.TRAINER, self.people.today(), main_unit)

    async def lock_own(self, session: AsyncSession, drill_id: int, member: Member) -> Drill:
        """Lock a drill for the officer whose it is. Raises DrillUnknown."""
        drill = await store.lock(session, drill_id)
        if drill is None or drill.member_id != member.id:
            raise DrillUnknown
        return drill

    async def tell(
        self, session: AsyncSession, drill: Drill, notice: DrillNotice, to: int, key: str = ""
    ) -> None:
        """Put a message about the drill into the outbox. What is meant is sent before it."""
        await self.outbox.enqueue(
            session,
            notice,
            to=to,
            about=drill.id,
            priority=Priority.DRILL,
            dedup_key=f"{notice}:{drill.id}:{to}{key}",
        )

    async def stop(self, session: AsyncSession, drill: Drill) -> None:
        """End a drill, or call it off before it begins.

        Raises:
            DrillOver: it has ended.
        """
        if not drill.is_open:
            raise DrillOver
        how = DrillEnd.STOPPED if drill.has_begun else DrillEnd.CALLED_OFF
        await self.end(session, drill, how)

    async def end(self, session: AsyncSession, drill: Drill, how: DrillEnd) -> None:
        """End a drill with its report, and tell each who was in it how it went.

        The drill, its report, then the draft: who files a report locks in the same order.
        """
        drill.end(how, self.clock.now())
        if drill.anomaly_id is not None:
            await self.drilling.stop(session, drill.anomaly_id)
        await self._forget_draft(session, drill)
        if not drill.has_begun:
            await self.tell(session, drill, DrillNotice.CALLED_OFF, drill.member_id)
        else:
            for member in {drill.member_id, *await self._heads(session, drill)}:
                await self.tell(session, drill, DrillNotice.FEEDBACK, member)
        for member in await self._told_of_times(session, drill):
            await self.tell(session, drill, DrillNotice.TIMES, member)

    async def _heads(self, session: AsyncSession, drill: Drill) -> frozenset[int]:
        if drill.anomaly_id is None:
            return frozenset()
        return (await self.drilling.course(session, drill.anomaly_id)).heads

    async def _told_of_times(self, session: AsyncSession, drill: Drill) -> set[int]:
        today = await self.roster(session)
        boss = today.holders(Post(HEAD_OF_OFFICE), self.people.today())
        return {drill.planned_by, *boss} - {drill.member_id}

    async def _forget_draft(self, session: AsyncSession, drill: Drill) -> None:
        """Forget what the officer was writing for the drill: it must not be sent any more."""
        member = await session.get(Member, drill.member_id)
        form = await self.forms.load(session, member, REPORT) if member is not None else None
        if form is not None and form.answers.drill == drill.id:
            await forget_form(session, drill.member_id, REPORT.topic)
