"""Holds, resumes, cancels and counts a batch: all messages of one kind about one thing."""

from collections.abc import Sequence

from office.clock import Clock
from office.database import AsyncSession, Database
from office.outbox import batch_store
from office.outbox.claim import Tally


class Batches:
    """The part of the outbox that acts on many messages at once.

    A message whose request has gone out is left to its end. One that was claimed and not started
    is released; its sender is told so when it wants to start it.
    """

    database: Database
    clock: Clock

    def wake(self) -> None:
        raise NotImplementedError

    async def hold(self, session: AsyncSession, kind: str, about: int) -> int:
        """Send no more of them until they are resumed; return how many that were."""
        return await batch_store.hold(session, kind, about, self.clock.now())

    async def resume(self, session: AsyncSession, kind: str, about: int) -> int:
        """Let those go on that were held; return how many that were."""
        resumed = await batch_store.resume(session, kind, about, self.clock.now())
        session.info.setdefault("after_commit", []).append(self.wake)
        return resumed

    async def cancel(self, session: AsyncSession, kind: str, about: int, why: str) -> int:
        """Drop those that have not been started; return how many that were."""
        return await batch_store.cancel(session, kind, about, why, self.clock.now())

    async def reached(self, session: AsyncSession, kind: str, about: int) -> Sequence[int]:
        """The members who have one, or may be getting one at this moment.

        Until the commit nobody claims one: a member who is missing here gets theirs after it.
        """
        await batch_store.lock(session, kind, about)
        return await batch_store.reached(session, kind, about)

    async def is_pending(self, session: AsyncSession, kind: str, about: int, to: int) -> bool:
        """Whether one to this member is still to be rendered, so that a second would be in vain."""
        return await batch_store.has_unclaimed(session, kind, about, to)

    async def count(self, session: AsyncSession, kind: str, about: int) -> Tally:
        """What has become of them, within the caller's transaction."""
        return await batch_store.tally(session, kind, about)

    async def tally(self, kind: str, about: int) -> Tally:
        """What has become of them."""
        async with self.database.read() as session:
            return await self.count(session, kind, about)
