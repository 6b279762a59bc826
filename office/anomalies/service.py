"""The services of the reports, opened together."""

from office.anomalies.casework import AnomalyCasework
from office.anomalies.due import DueJobs
from office.anomalies.moves.actions import Actions
from office.anomalies.moves.directing import Directing
from office.anomalies.moves.handover import AnomalyHandover
from office.anomalies.moves.reporting import Reporting
from office.anomalies.moves.steps import Steps
from office.anomalies.notices import UNREACHED, Notice
from office.anomalies.practice.drilling import Drilling
from office.anomalies.practice.service import Practising
from office.anomalies.queries import Queries
from office.anomalies.reading.oversight import Oversight
from office.anomalies.reading.paper_record import PaperRecords
from office.anomalies.redaction import AnomalyRedaction
from office.anomalies.rights import Rights
from office.anomalies.words.own_files import ArrivedFiles
from office.anomalies.words.taking_back import TakingBack
from office.anomalies.words.thread import Thread
from office.foundation import Foundation
from office.noun import DueJob, Duties
from office.outbox import OutboxMessage, kinds_told_to_writers


class Anomalies:
    """What the bot and the terminal may ask about reports."""

    def __init__(self, foundation: Foundation) -> None:
        shared = self.shared = AnomalyCasework(foundation)
        rights = Rights(shared)
        self.queries = Queries(rights)
        self.thread = Thread(rights)
        self.reporting = Reporting(rights)
        self.steps = Steps(rights)
        self.actions = Actions(rights, self.steps)
        self.directing = Directing(rights)
        self.due = DueJobs(rights)
        self.handover = AnomalyHandover(rights)
        self.oversight = Oversight(shared, self.queries)
        self.redaction = AnomalyRedaction(shared)
        self.practising = Practising(rights, self.reporting, self.redaction)
        self.drilling = Drilling(rights)
        self.arrived_files = ArrivedFiles(rights)
        self.taking_back = TakingBack(rights)
        self.paper_records = PaperRecords(shared, self.thread)

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(
            moves=(
                DueJob(self.due.escalate_due, self.due.next_due),
                DueJob(self.practising.end_due, self.practising.next_end),
                # After the escalation: heads who were told just now need no card from the handover.
                DueJob(self.handover.hand_over),
            ),
            jobs=(
                DueJob(self.due.expire_drafts),
                DueJob(self.oversight.morning),
                DueJob(self.arrived_files.offer_arrived),
            ),
            redaction=self.redaction,
            open_cases=self.queries.open_cases,
            origins=dict.fromkeys(kinds_told_to_writers(UNREACHED), self.queries.origin),
            undelivered={
                kind: self._go_on_without for kind, row in UNREACHED.items() if row.tells_office
            },
            come_back=self.handover.come_back,
        )

    async def _go_on_without(self, message: OutboxMessage) -> None:
        """Do not wait for somebody who cannot answer, and tell the admins."""
        about, member = message.about or 0, message.recipient_id
        if message.kind == Notice.CARD:
            await self.due.undelivered(about, member)
        else:
            is_reminder = message.kind == Notice.PROMISE_DUE
            await self.due.unreached(about, member, is_reminder=is_reminder)
        await self.oversight.undelivered(about, member)
