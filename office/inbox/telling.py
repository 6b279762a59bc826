"""Tells of updates that are given up: their senders, and the admins."""

from collections.abc import Sequence

from office.database import AsyncSession
from office.inbox.notices import GiveUpReason, InboxNotice
from office.outbox import Outbox
from office.people import People, member_by_telegram_id


class Telling:
    """Fills the outbox in the transaction that gives updates up."""

    def __init__(self, outbox: Outbox, people: People) -> None:
        self.outbox = outbox
        self.people = people

    async def __call__(
        self, session: AsyncSession, chats: Sequence[tuple[int, int]], reason: GiveUpReason
    ) -> None:
        """Tell of these updates, given with their chats: each sender of their own, admins once."""
        for update_id, chat_id in chats:
            sender = await member_by_telegram_id(session, chat_id)
            if sender is not None and sender.is_active:
                await self.outbox.enqueue(
                    session, InboxNotice.GIVEN_UP, to=sender.id, about=update_id, detail=reason
                )
        await self.outbox.enqueue_all(
            session,
            InboxNotice.PUT_ASIDE,
            to=await self.people.admins(session),
            about=chats[0][0],
            detail=reason,
        )
