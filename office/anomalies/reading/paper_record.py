"""The paper record of a report for the official file: its content, and that it was made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from office import hash_chain
from office.anomalies import store
from office.anomalies.casework import AnomalyCasework
from office.anomalies.errors import AnomalyUnknown
from office.anomalies.models import Anomaly, Attachment, Entry, Event
from office.anomalies.store import REPORTS
from office.anomalies.words.thread import Side, Thread, for_follower
from office.foundation import ServicePart
from office.people import Member


@dataclass(frozen=True)
class PaperRecord:
    """A report as it stood at one moment, as one viewer may see it."""

    anomaly: Anomaly
    side: Side
    entries: Sequence[Entry]
    attachments: Sequence[Attachment]
    made_at: datetime
    # Of the whole chain, also what the viewer may not see: its length, its last hash, and the
    # number of the first broken entry.
    length: int
    hash: str
    first_broken: int | None


class PaperRecords(ServicePart[AnomalyCasework]):
    """Makes paper records. The history says that one was made, and by whom."""

    def __init__(self, shared: AnomalyCasework, thread: Thread) -> None:
        super().__init__(shared)
        self.thread = thread

    async def make(self, anomaly_id: int, viewer: Member) -> PaperRecord:
        """Return the record, for somebody who may see the report.

        The update stays open until the file is sent: after a crash another record is made.

        Raises:
            AnomalyUnknown: this member may not see it, or there is none.
        """
        _, side = await self.thread.side_of(anomaly_id, viewer)
        async with self.database.begin(keeps_update_open=True) as session:
            anomaly = await REPORTS.lock(session, anomaly_id)
            if anomaly is None:
                raise AnomalyUnknown
            changed_at = anomaly.changed_at
            await self.shared.record(session, anomaly, Event.EXPORTED, viewer.id)
            # A closed report ages for retention even if it is printed.
            anomaly.changed_at = changed_at
            entries = await REPORTS.history(session, anomaly_id)
            attachments = await store.attachments(session, anomaly_id)
            is_head = side is Side.HEAD
            shown = await self.thread.for_head(session, entries, viewer.id) if is_head else []
        return PaperRecord(
            anomaly=anomaly,
            side=side,
            entries=shown if is_head else for_follower(entries),
            attachments=attachments if is_head else _without_notes(attachments, entries),
            made_at=self.clock.now(),
            length=len(entries),
            hash=entries[-1].hash,
            first_broken=hash_chain.first_broken(entries),
        )


def _without_notes(attachments: Sequence[Attachment], entries: Sequence[Entry]) -> list[Attachment]:
    """Leave out the files of internal notes."""
    shown = {0, *(entry.number for entry in for_follower(entries))}
    return [attachment for attachment in attachments if attachment.entry_number in shown]
