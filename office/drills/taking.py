"""What the officer of a drill does: begin it, put it off, report, end it."""

from office.anomalies import Anomaly, Course, ReportAnswers
from office.database import AsyncSession
from office.drills import store
from office.drills.casework import DrillWork
from office.drills.errors import DrillOver, DrillUnknown, UrgentFirst
from office.drills.models import Drill, DrillState
from office.foundation import ServicePart
from office.people import Member


class Taking(ServicePart[DrillWork]):
    """A drill begins only when its officer says that no applicant is there."""

    def __init__(self, shared: DrillWork) -> None:
        super().__init__(shared)
        shared.reporting.on_filing(self._filed)

    async def begin(self, drill_id: int, member: Member) -> Drill:
        """Let the officer read the case; again if they already do.

        Raises:
            DrillUnknown: it is not theirs. DrillOver: it has ended.
            UrgentFirst: a real urgent report waits for them.
        """
        async with self.database.begin() as session:
            drill = await self.shared.lock_own(session, drill_id, member)
            if not drill.is_open or self.clock.now() >= drill.closes_at:
                raise DrillOver
            if await self.shared.drilling.is_busy(session, member.id):
                raise UrgentFirst
            if drill.state is DrillState.PLANNED:
                drill.begin(self.clock.now())
        return drill

    async def put_off(self, drill_id: int, member: Member) -> Drill:
        """Ask the officer again in half an hour: an applicant is there.

        Raises:
            DrillUnknown: it is not theirs. DrillOver: it has begun or ended.
        """
        async with self.database.begin() as session:
            drill = await self.shared.lock_own(session, drill_id, member)
            if drill.state is not DrillState.PLANNED:
                raise DrillOver
            drill.put_off(self.clock.now())
        return drill

    async def check_writable(self, drill_id: int, member: Member) -> None:
        """Raise DrillOver unless the officer may write the report of the drill now."""
        async with self.database.read() as session:
            drill = await store.find(session, drill_id)
        if drill is None or drill.member_id != member.id:
            raise DrillUnknown
        if drill.state is not DrillState.RUNNING or drill.anomaly_id is not None:
            raise DrillOver

    async def stop(self, drill_id: int, member: Member) -> Drill:
        """End a drill at its officer's wish. It needs no reason.

        Raises:
            DrillUnknown: it is not theirs. DrillOver: it has ended.
        """
        async with self.database.begin() as session:
            drill = await self.shared.lock_own(session, drill_id, member)
            await self.shared.stop(session, drill)
        return drill

    async def reread(self, drill_id: int) -> tuple[Drill, Course | None] | None:
        """Return a drill and how its report went, for a renderer; None if it is gone."""
        async with self.database.read() as session:
            drill = await store.find(session, drill_id)
            if drill is None:
                return None
            if drill.anomaly_id is None:
                return drill, None
            return drill, await self.shared.drilling.course(session, drill.anomaly_id)

    async def _filed(
        self, session: AsyncSession, filed: Anomaly, reporter: Member, answers: ReportAnswers
    ) -> None:
        """Note which report answers a drill, in the transaction that files it."""
        if answers.drill is None:
            return
        drill = await self.shared.lock_own(session, answers.drill, reporter)
        if drill.state is not DrillState.RUNNING or drill.anomaly_id is not None:
            raise DrillOver
        drill.anomaly_id = filed.id
