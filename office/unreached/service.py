"""Tells who must know that a message did not arrive, and sends what still matters on the return."""

from collections.abc import Iterable, Sequence

import structlog

from office.database import AsyncSession, Database
from office.inbox.notices import UNREACHED as INBOX
from office.noun import Duties, Noun
from office.outbox import Again, Consequences, Origin, Outbox, OutboxMessage, Trouble
from office.people import Member, People
from office.unreached import store
from office.unreached.notices import UNREACHED, UnreachedNotice

log = structlog.get_logger("office.unreached")


def table(nouns: Iterable[Noun]) -> Consequences:
    """Return what happens to each kind of message if it does not arrive."""
    rows = (INBOX, UNREACHED, *(noun.unreached for noun in nouns))
    return {kind: row for part in rows for kind, row in part.items()}


class Unreached:
    """What the sender reports, and what follows when somebody is back."""

    def __init__(
        self,
        database: Database,
        outbox: Outbox,
        people: People,
        nouns: Iterable[Noun],
        duties: Sequence[Duties],
    ) -> None:
        self.database = database
        self.outbox = outbox
        self.people = people
        self.table = table(nouns)
        self.duties = duties
        people.on_return(self.come_back)
        outbox.claims.on_late_arrival(self.arrived)

    async def failed(self, message: OutboxMessage, trouble: Trouble) -> None:
        """Do what follows when a message can never arrive because its recipient is gone."""
        if trouble is not Trouble.UNREACHABLE:
            return
        await self.people.mark_unreachable(message.recipient_id)
        log.warning("a member cannot be reached", member=message.recipient_id)
        # Before anything moves: a report that is taken back no longer says who gave it.
        origin = await self.origin(message)
        for each in self.duties:
            if go_on_without := each.undelivered.get(message.kind):
                await go_on_without(message)
        is_own = origin.writer in (None, message.recipient_id)
        if self.table[message.kind].tells_writer and not is_own:
            await self._tell(message, origin)

    async def origin(self, message: OutboxMessage) -> Origin:
        """Return who wrote what a message carries, and the code of its subject."""
        for each in self.duties:
            if origin := each.origins.get(message.kind):
                return await origin(message)
        return Origin()

    async def _tell(self, message: OutboxMessage, origin: Origin) -> None:
        """Tell the writer, once a message, or once for all about the subject.

        Each message of which they have read that it is on its way.
        """
        writer = origin.writer or 0
        what = str(message.id)
        if self.table[message.kind].is_told_once and origin.receipt is None:
            what = f"{message.about}:{message.recipient_id}:{writer}"
        async with self.database.begin() as session:
            await self.outbox.enqueue(
                session,
                UnreachedNotice.NOT_ARRIVED,
                to=writer,
                about=message.id,
                dedup_key=f"{UnreachedNotice.NOT_ARRIVED}:{what}",
            )

    async def arrived(self, session: AsyncSession, message: OutboxMessage) -> None:
        """Tell once who was told that a message did not arrive that it has, after all."""
        row = self.table[message.kind]
        if not row.tells_writer:
            return
        is_last = row.again is Again.LAST
        for told in await store.writers_told(session, message, is_any_detail=is_last):
            await self.outbox.enqueue(
                session,
                UnreachedNotice.ARRIVED,
                to=told.recipient_id,
                about=message.id,
                dedup_key=f"{UnreachedNotice.ARRIVED}:{told.id}",
            )

    async def come_back(self, session: AsyncSession, member: Member) -> None:
        """Send somebody who can be reached again what still matters, as the table says."""
        batches = self.outbox.batches
        await batches.send_again(session, member.id, self._kinds(Again.EACH))
        await batches.send_again(session, member.id, self._kinds(Again.LAST), is_last_only=True)
        for each in self.duties:
            if each.come_back is not None:
                await each.come_back(session, member)
        await self._tell_admins(session, member)

    async def _tell_admins(self, session: AsyncSession, member: Member) -> None:
        """Tell admins who were to call somebody that they need not any more, without the name."""
        for told in await store.admins_told(session, member.id):
            await self.outbox.enqueue(
                session,
                UnreachedNotice.BACK,
                to=told.recipient_id,
                about=told.about,
                dedup_key=f"{UnreachedNotice.BACK}:{told.id}",
            )

    def _kinds(self, again: Again) -> list[str]:
        return [kind for kind, row in self.table.items() if row.again is again]
