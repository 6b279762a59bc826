"""Hands the messages out to the senders, claim by claim, and notes how each one ended."""

from collections.abc import Awaitable, Callable, Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from office.clock import Clock
from office.database import AsyncSession, Database
from office.outbox import store
from office.outbox.models import EARLIER, MessageState, OutboxMessage, Priority
from office.outbox.pacing import Pacing
from office.outbox.values import Claim, Pause
from office.replicas import Identity

Arrival = Callable[[AsyncSession, OutboxMessage], Awaitable[None]]

# Longer than the sender waits for an answer (30 s): nobody else takes what is in flight.
LEASE = timedelta(seconds=45)
# Longer than the sender prepares a message (10 s), and short: its process may have died.
PREPARING_LEASE = timedelta(seconds=15)


class Claims:
    """What the senders of all processes have in hand: each message has one owner at a time."""

    def __init__(
        self, database: Database, clock: Clock, pacing: Pacing, identity: Identity
    ) -> None:
        self.database = database
        self.clock = clock
        self.pacing = pacing
        self._identity = identity
        self._late_arrivals: list[Arrival] = []

    def on_late_arrival(self, follow: Arrival) -> None:
        """Add an effect to the transaction that closes a message which had failed before."""
        self._late_arrivals.append(follow)

    @property
    def owner(self) -> str:
        """Return the name under which this process claims.

        Only one process works on an SQLite file: after a crash it finds its own leases by the name.
        """
        return "sqlite" if self.database.is_sqlite else self._identity.name

    # --- handing out ---

    async def take_back(self, owner: str) -> int:
        """At a start: put back what this owner held when it died. Returns how many that were."""
        async with self.database.begin(keeps_update_open=True) as session:
            return await store.take_back(session, owner, self.clock.now())

    async def release_expired(self, session: AsyncSession, *, is_death: bool) -> int:
        """Put back what dead replicas had claimed. Returns how many messages that were."""
        return await store.release_expired(session, self.clock.now())

    async def claim(
        self,
        owner: str,
        limit: int,
        besides: Collection[int] = (),
        least: Priority = Priority.BULK,
    ) -> list[Claim]:
        """Claim the next messages, of this priority at least and at most one a chat.

        `besides` are the recipients of what the caller has in hand: when a clock is put forward,
        leases that still hold look as if they had ended.
        """
        now = self.clock.now()
        async with self.database.begin(keeps_update_open=True) as session:
            await self.pacing.lock(session)
            if await self.pacing.is_held(session):
                return []
            found = await store.claimable(
                session,
                now,
                self.pacing.paced_after,
                self.pacing.urgent_paced_after,
                limit,
                besides,
                least,
            )
            rows = _first_of_each_chat(found)
            await self.pacing.reserve_each(session, [row[0] for row in rows])
            claims = []
            for message, chat_id, is_member in rows:
                message.owner, message.ready_at = owner, now + PREPARING_LEASE
                message.started_at = EARLIER if message.may_have_arrived else None
                claims.append(Claim(message, owner, chat_id, is_member))
        return claims

    async def start(self, claim: Claim) -> bool:
        """Note that the request is sent now, and renew the lease.

        False if the lease is lost, or the message or everything is held now: it must not be sent.
        """
        now = self.clock.now()
        async with self.database.begin(keeps_update_open=True) as session:
            if await self.pacing.is_held(session):
                return False
            values = {"started_at": now, "ready_at": now + LEASE}
            return await store.close_claim(
                session, claim.message.id, claim.owner, values, (MessageState.WAITING,)
            )

    # --- how it ended ---

    async def sent(
        self,
        claim: Claim,
        message_id: int,
        poll_id: str | None = None,
        ahead: Iterable[int] = (),
    ) -> bool:
        """Close the message as sent. False if the lease was lost meanwhile.

        `ahead` are the messages of the files that went ahead of its text.
        """
        values = {
            "owner": None,
            "state": MessageState.SENT,
            "message_id": message_id,
            "ahead": ",".join(map(str, ahead)),
            "poll_id": poll_id,
            "sent_at": self.clock.now(),
            "error": None,
        }
        async with self.database.begin(keeps_update_open=True) as session:
            is_closed = await self._write(session, claim, **values)
            if is_closed and claim.message.error is not None:
                for follow in self._late_arrivals:
                    await follow(session, claim.message)
        return is_closed

    async def dropped(self, claim: Claim, why: str) -> bool:
        """Close a message that was obsolete when its turn came. The next one need not wait for it.

        Somebody with a hundred outdated edits gets the one that is still true at once.
        """
        async with self.database.begin(keeps_update_open=True) as session:
            values = {"owner": None, "state": MessageState.DROPPED, "error": why}
            if not await self._write(session, claim, **values):
                return False
            await self.pacing.give_back(session, claim.message.recipient_id)
        return True

    async def failed(self, claim: Claim, error: str, retry_in: timedelta | None) -> bool:
        """Count a failed try. The message waits for the next one, or is dead."""
        tries = claim.message.tries + 1
        if retry_in is None:
            return await self._close(claim, state=MessageState.DEAD, tries=tries, error=error)
        ready_at = self.clock.now() + retry_in
        return await self._close(claim, tries=tries, error=error, ready_at=ready_at)

    async def release(self, claim: Claim) -> bool:
        """Put the message back as if it had not been claimed."""
        earlier = claim.message.started_at
        return await self._close(claim, ready_at=self.clock.now(), started_at=earlier)

    async def _close(self, claim: Claim, **values: Any) -> bool:
        async with self.database.begin(keeps_update_open=True) as session:
            return await self._write(session, claim, owner=None, **values)

    async def _write(self, session: AsyncSession, claim: Claim, **values: Any) -> bool:
        return await store.close_claim(session, claim.message.id, claim.owner, values)

    # --- when to claim again ---

    async def next_due(self) -> datetime | None:
        """Return when the next message may be claimed if the pace allows it, or None."""
        async with self.database.read() as session:
            ready_at = await store.next_ready(session)
            held_until = await self.pacing.held_until(session)
        if ready_at is None or held_until is None:
            return ready_at
        return max(ready_at, held_until)

    async def pause(self) -> Pause:
        """Return how long a claim would find nothing, unless something new is enqueued."""
        due_at, now = await self.next_due(), self.clock.now()
        if due_at is None or due_at > now:
            return Pause(due_at)
        return Pause(due_at, await self.pacing.wait(now))


def _first_of_each_chat(
    rows: Iterable[tuple[OutboxMessage, int, bool]],
) -> list[tuple[OutboxMessage, int, bool]]:
    """Leave out the later messages of a chat: one at a time keeps them in order."""
    firsts: dict[int, tuple[OutboxMessage, int, bool]] = {}
    for row in rows:
        firsts.setdefault(row[0].recipient_id, row)
    return list(firsts.values())
