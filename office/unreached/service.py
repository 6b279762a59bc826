"""Tells who must know that a message did not arrive, and sends what still matters on the return."""

from dataclasses import dataclass
from typing import Self

import structlog

from office.announcements import Announcements
from office.anomalies import Anomalies
from office.anomalies.notices import Notice
from office.answers import Answers
from office.answers.notices import AnswerNotice
from office.database import AsyncSession, Database
from office.outbox import Outbox, OutboxMessage
from office.outbox.retry import Trouble
from office.people import Member, People
from office.posts import Posts
from office.revisions import Revisions
from office.revisions.notices import RevisionNotice
from office.unreached.notices import UnreachedNotice
from office.unreached.table import TABLE, Again, Consequence, kinds
from office.unreached.writers import Writers
from office.verifications import Verifications

log = structlog.get_logger("office.unreached")


@dataclass(frozen=True)
class Unreached:
    """What the sender reports, and what follows when somebody is back."""

    database: Database
    outbox: Outbox
    people: People
    writers: Writers

    @classmethod
    def of(
        cls,
        database: Database,
        outbox: Outbox,
        people: People,
        anomalies: Anomalies,
        answers: Answers,
        announcements: Announcements,
        posts: Posts,
        revisions: Revisions,
        verifications: Verifications,
    ) -> Self:
        writers = Writers(anomalies, answers, announcements, posts, revisions, verifications)
        found = cls(database, outbox, people, writers)
        people.on_return(found.come_back)
        return found

    async def failed(self, message: OutboxMessage, trouble: Trouble) -> None:
        """Do what follows when a message can never arrive because its recipient is gone."""
        if trouble is not Trouble.UNREACHABLE:
            return
        await self.people.mark_unreachable(message.recipient_id)
        log.warning("a member cannot be reached", member=message.recipient_id)
        row = TABLE[message.kind]
        # Before anything moves: a report that is taken back no longer says who gave it.
        writer, _ = await self.writers.of(message)
        await self._go_on_without(message, row)
        if row.tells_writer and writer not in (None, message.recipient_id):
            await self._tell(message, writer)

    async def _go_on_without(self, message: OutboxMessage, row: Consequence) -> None:
        """Do not wait for somebody who cannot answer."""
        about, member = message.about or 0, message.recipient_id
        anomalies = self.writers.anomalies
        match message.kind:
            case AnswerNotice.FORWARDED:
                await self.writers.answers.due.undelivered(about)
            case RevisionNotice.SUBMITTED:
                await self.writers.revisions.due.undelivered(about)
            case Notice.CARD:
                await anomalies.due.undelivered(about, member)
            case _ if row.tells_office:
                is_reminder = message.kind == Notice.PROMISE_DUE
                await anomalies.due.unreached(about, member, is_reminder=is_reminder)
        if row.tells_office:
            await anomalies.oversight.undelivered(about, member)

    async def _tell(self, message: OutboxMessage, writer: int) -> None:
        """Tell the writer, once a message; of the many moves of one report once altogether."""
        what = str(message.id)
        if message.kind == Notice.MOVED:
            what = f"{message.about}:{message.recipient_id}:{writer}"
        async with self.database.begin() as session:
            await self.outbox.enqueue(
                session,
                UnreachedNotice.NOT_ARRIVED,
                to=writer,
                about=message.id,
                dedup_key=f"{UnreachedNotice.NOT_ARRIVED}:{what}",
            )

    async def come_back(self, session: AsyncSession, member: Member) -> None:
        """Send somebody who can be reached again what still matters, as the table says."""
        batches = self.outbox.batches
        await batches.send_again(session, member.id, kinds(Again.EACH))
        await batches.send_again(session, member.id, kinds(Again.LAST), is_last_only=True)
        await self.writers.anomalies.handover.come_back(session, member)
        await self.writers.answers.due.come_back(session, member)
        await self.writers.revisions.due.come_back(session, member)
        await self.writers.announcements.dispatch.come_back(session, member)
