"""Holds, resumes, cancels and counts a batch: all messages of one kind about one thing."""

from collections.abc import Callable, Collection, Sequence

from office.clock import Clock
from office.database import AsyncSession, Database
from office.outbox import batch_store
from office.outbox.values import Tally


class Batches:
    """The part of the outbox that acts on many messages at once.

    A message whose request is on its way goes to its end. One that is claimed but not started is
    released; its sender learns that when it wants to start it.
    """

    def __init__(self, database: Database, clock: Clock, wake: Callable[[], None]) -> None:
        self.database = database
        self.clock = clock
        self._wake = wake

    async def hold(self, session: AsyncSession, kind: str, about: int) -> int:
        """Send no more of them until they are resumed. Returns how many were held."""
        return await batch_store.hold(session, kind, about, self.clock.now())

    async def resume(self, session: AsyncSession, kind: str, about: int) -> int:
        """Send those that were held. Returns how many that were."""
        resumed = await batch_store.resume(session, kind, about, self.clock.now())
        session.info.setdefault("after_commit", []).append(self._wake)
        return resumed

    async def cancel(self, session: AsyncSession, kind: str, about: int, why: str) -> int:
        """Drop those that have not been started. Returns how many that were."""
        return await batch_store.cancel(session, kind, about, why, self.clock.now())

    async def reached(self, session: AsyncSession, kind: str, about: int) -> Sequence[int]:
        """Return the members who have got one, or may be getting one now.

        Until the commit nobody claims one: a member who is missing here gets theirs afterwards.
        """
        await batch_store.lock(session, kind, about)
        return await batch_store.reached(session, kind, about)

    async def is_pending(self, session: AsyncSession, kind: str, about: int, to: int) -> bool:
        """Whether one to this member is still to be rendered. Then a second is not needed."""
        return await batch_store.has_unclaimed(session, kind, about, to)

    async def send_again(
        self,
        session: AsyncSession,
        to: int,
        kinds: Collection[str],
        *,
        about: Collection[int] | None = None,
        is_last_only: bool = False,
    ) -> set[int]:
        """Send what did not arrive because the member had blocked the bot; returns its subjects.

        Of messages that say the same only the last; with `is_last_only`, of all of a kind and
        subject.
        """
        found = [
            message
            for message in await batch_store.blocked(session, to, kinds)
            if about is None or message.about in about
        ]
        last = {
            (message.kind, message.about, "" if is_last_only else message.detail): message.id
            for message in found
        }
        await batch_store.wait_again(session, last.values(), self.clock.now())
        session.info.setdefault("after_commit", []).append(self._wake)
        return {message.about for message in found if message.about is not None}

    async def blocked(self, kind: str, about: int) -> Sequence[int]:
        """Return the members whom it did not reach because they have blocked the bot."""
        async with self.database.read() as session:
            return await batch_store.blocked_for(session, kind, about)

    async def count(self, session: AsyncSession, kind: str, about: int) -> Tally:
        """Count how they ended, within the caller's transaction."""
        return await batch_store.tally(session, kind, about)

    async def tally(self, kind: str, about: int) -> Tally:
        """Count how they ended."""
        async with self.database.read() as session:
            return await self.count(session, kind, about)
