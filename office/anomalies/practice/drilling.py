"""What the planners of drills may ask of reports: who is busy, how one went, its end."""

from collections.abc import Sequence
from dataclasses import dataclass

from office.anomalies import store
from office.anomalies.errors import AnomalyUnknown
from office.anomalies.models import Anomaly, Entry
from office.anomalies.moves.steps import marked
from office.anomalies.rights import ReportService
from office.anomalies.store import REPORTS
from office.database import AsyncSession
from office.people import Member


@dataclass(frozen=True)
class Course:
    """How the report of a drill went, and which heads have a card of it."""

    report: Anomaly
    entries: Sequence[Entry]
    heads: frozenset[int]
    steps: tuple[str, ...] = ()
    """What its category asks for before it is closed."""
    steps_left: tuple[str, ...] = ()


class Drilling(ReportService):
    """A drill's report is a report like others, which counts nowhere and can be ended at once."""

    async def is_busy(self, session: AsyncSession, member_id: int) -> bool:
        """Whether a real urgent report that is open has reached the member, or is theirs."""
        return await store.has_urgent(session, member_id)

    async def course(self, session: AsyncSession, anomaly_id: int) -> Course:
        """Return how it went so far."""
        report = await self.rights.get(session, anomaly_id)
        entries = await REPORTS.history(session, anomaly_id)
        heads = frozenset(await store.cards(session, anomaly_id))
        steps, done = self.shared.steps_of(report), marked(entries)
        left = tuple(step for step in steps if step not in done)
        return Course(report, entries, heads, steps, left)

    async def stop(self, session: AsyncSession, anomaly_id: int) -> None:
        """End the report of a drill, if it is open."""
        await self.shared.end_drill(session, anomaly_id)

    async def end(self, anomaly_id: int, by: Member) -> None:
        """End a drill at the wish of somebody in it. It needs no reason.

        Raises:
            AnomalyUnknown: there is no such drill, or they have no part in it.
        """
        async with self.database.begin() as session:
            drill = await REPORTS.lock(session, anomaly_id)
            today = await self.shared.roster(session)
            if drill is None or not drill.is_drill:
                raise AnomalyUnknown
            if by.id != drill.reporter_id and not self.rights.is_head(drill, by.id, today):
                raise AnomalyUnknown
            await self.shared.end_drill(session, anomaly_id, by.id)
