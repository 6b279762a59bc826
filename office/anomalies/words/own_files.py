"""Offers those who sent photos and documents to delete them once somebody else has them."""

from collections.abc import Sequence
from itertools import groupby

from office.anomalies.facts import OwnMessages
from office.anomalies.models import Anomaly, Attachment
from office.anomalies.notices import Notice
from office.anomalies.reading import arrivals_store
from office.anomalies.rights import ReportService
from office.anomalies.store import REPORTS
from office.database import AsyncSession


class ArrivedFiles(ReportService):
    """A file stays in its sender's chat until a head, or the reporter, has got it."""

    async def offer_arrived(self) -> int:
        """Offer to delete what has arrived. Returns of how many entries the files did."""
        async with self.database.read() as session:
            if not await arrivals_store.arrived_files(session):
                return 0
        offered = 0
        async with self.database.begin() as session:
            files = await arrivals_store.arrived_files(session)
            for (anomaly_id, number), group in groupby(
                files, lambda file: (file.anomaly_id, file.entry_number)
            ):
                offered += await self._offer(session, anomaly_id, number, list(group))
        return offered

    async def _offer(
        self, session: AsyncSession, anomaly_id: int, number: int, files: Sequence[Attachment]
    ) -> bool:
        if number and not await arrivals_store.has_entry_arrived(session, anomaly_id, number):
            return False
        sender = await self._sender(session, anomaly_id, number)
        if sender is not None:
            messages = tuple(sorted(file.message_id for file in files if file.message_id))
            await self.shared.outbox.enqueue(
                session,
                Notice.FILES_ARRIVED,
                to=sender,
                about=anomaly_id,
                detail=OwnMessages(messages),
            )
        for file in files:
            file.message_id = None  # it is offered once
        return sender is not None

    async def _sender(self, session: AsyncSession, anomaly_id: int, number: int) -> int | None:
        if number:
            entry = await REPORTS.get_entry(session, anomaly_id, number)
            return entry.actor_id if entry is not None else None
        anomaly = await session.get(Anomaly, anomaly_id)
        return anomaly.reporter_id if anomaly is not None else None
