"""Reads reports: for their reporters, for the heads concerned, for the renderers."""

from collections.abc import Sequence

from office.anomalies import store
from office.anomalies.models import Anomaly, Attachment, Entry
from office.anomalies.rights import Rights, followers
from office.anomalies.shared import Shared
from office.database import Database
from office.errors import AnomalyUnknown
from office.people import Member


class Queries:
    """Reads reports, and shows each member only those that they may see."""

    def __init__(self, database: Database, shared: Shared, rights: Rights) -> None:
        self.database = database
        self.shared = shared
        self.rights = rights

    async def seen_by(self, anomaly_id: int, member: Member) -> Anomaly:
        """The report, for its reporter or for a head concerned.

        Raises:
            AnomalyUnknown: it is none of this member's business, or there is none.
        """
        async with self.database.read() as session:
            anomaly = await session.get(Anomaly, anomaly_id)
            if anomaly is None:
                raise AnomalyUnknown
            today = await self.shared.roster(session)
            follow = await followers(session, anomaly)
        if member.id not in follow and not self.rights.is_head(anomaly, member.id, today):
            raise AnomalyUnknown
        return anomaly

    async def seen_by_head(self, anomaly_id: int, head: Member) -> Anomaly:
        """The report, for somebody who may act on it today.

        Raises:
            AnomalyUnknown: they may not, or there is no such report.
        """
        anomaly = await self.seen_by(anomaly_id, head)
        if not await self.is_head(anomaly, head.id):
            raise AnomalyUnknown
        return anomaly

    async def mine(self, reporter: Member, limit: int = 10) -> Sequence[Anomaly]:
        """A member's own reports and those they joined: the open ones first, then the newest."""
        async with self.database.read() as session:
            return await store.of_reporter(session, reporter.id, limit)

    async def tasks(self, head: Member) -> Sequence[Anomaly]:
        """The open reports that have reached a post of this member's."""
        async with self.database.read() as session:
            reports = await store.open_reports(session)
            today = await self.shared.roster(session)
        return [one for one in reports if self.rights.is_reached(one, head.id, today)]

    async def history(self, anomaly_id: int, viewer: Member) -> Sequence[Entry]:
        """The whole history, for a head concerned.

        Raises:
            AnomalyUnknown: the viewer is no head concerned.
        """
        await self.seen_by_head(anomaly_id, viewer)
        async with self.database.read() as session:
            return await store.history(session, anomaly_id)

    async def reread(self, anomaly_id: int) -> Anomaly | None:
        """The report as it is now, for a renderer."""
        async with self.database.read() as session:
            return await session.get(Anomaly, anomaly_id)

    async def entry(self, anomaly_id: int, number: int) -> Entry | None:
        """One entry of a report's history, for a renderer."""
        async with self.database.read() as session:
            return await store.entry(session, anomaly_id, number)

    async def attachments(self, anomaly_id: int) -> Sequence[Attachment]:
        async with self.database.read() as session:
            return await store.attachments(session, anomaly_id)

    async def holds_post(self, anomaly: Anomaly, member_id: int) -> bool:
        """Whether the member holds a post of the policy today, reachable or not."""
        async with self.database.read() as session:
            return self.rights.holds_post(anomaly, member_id, await self.shared.roster(session))

    async def is_head(self, anomaly: Anomaly, member_id: int) -> bool:
        """Whether the member may act on the report today."""
        async with self.database.read() as session:
            return self.rights.is_head(anomaly, member_id, await self.shared.roster(session))
