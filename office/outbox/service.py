"""Takes what people must be told, and says what became of it."""

import asyncio
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from office import payload
from office.clock import Clock
from office.database import AsyncSession, Database
from office.outbox import store
from office.outbox.batches import Batches
from office.outbox.claims import Claims
from office.outbox.models import MessageState, OutboxMessage, Priority
from office.outbox.pacing import Pacing
from office.outbox.values import Health
from office.replicas import Identity

TOPIC = "outbox"
# What failed longer ago is nothing to act on any more.
_RECENT = timedelta(days=7)


class Outbox:
    """The messages to be sent: `claims` hands them out, `pacing` says when each may go, and
    `batches` acts on many at once."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        pacing: Pacing | None = None,
        identity: Identity | None = None,
    ) -> None:
        self.database = database
        self.clock = clock
        self.woken = asyncio.Event()
        self.urged = asyncio.Event()
        """Set once this process has enqueued something urgent: its sender rests no longer."""
        self.pacing = pacing or Pacing(database, clock)
        self.claims = Claims(database, clock, self.pacing, identity or Identity())
        self.batches = Batches(database, clock, self.wake)
        database.signals.listen(TOPIC, self.wake)

    # --- putting in ---

    async def enqueue(
        self,
        session: AsyncSession,
        kind: str,
        *,
        to: int,
        about: int | None = None,
        detail: payload.Fact = None,
        due_at: datetime | None = None,
        priority: int = Priority.NORMAL,
        dedup_key: str | None = None,
    ) -> bool:
        """Put a message to a member into the caller's transaction. False if its key is taken.

        The senders of all processes are woken when that transaction is committed.
        """
        row = self._row(kind, to, about, detail, due_at, priority, dedup_key)
        return bool(await self._insert(session, [row]))

    async def enqueue_all(
        self,
        session: AsyncSession,
        kind: str,
        *,
        to: Iterable[int],
        about: int | None = None,
        detail: payload.Fact = None,
        due_at: datetime | None = None,
        priority: int = Priority.BULK,
        dedup_key: str | None = None,
    ) -> int:
        """Put the same message to many members; each gets a key of their own. Returns how many."""
        key = dedup_key
        rows = [
            self._row(kind, member, about, detail, due_at, priority, key and f"{key}:{member}")
            for member in to
        ]
        return len(await self._insert(session, rows))

    def _row(
        self,
        kind: str,
        to: int,
        about: int | None,
        detail: payload.Fact,
        due_at: datetime | None,
        priority: int,
        dedup_key: str | None,
    ) -> dict[str, Any]:
        now = self.clock.now()
        return {
            "kind": kind,
            "about": about,
            "detail": payload.write(detail),
            "recipient_id": to,
            "priority": int(priority),
            "dedup_key": dedup_key,
            "created_at": now,
            "due_at": due_at or now,
            "ready_at": due_at or now,
            "state": MessageState.WAITING,
            "tries": 0,
        }

    async def _insert(self, session: AsyncSession, rows: list[dict[str, Any]]) -> list[int]:
        inserted = await store.insert(session, rows)
        if inserted:
            follow = session.info.setdefault("after_commit", [])
            follow.append(lambda: self.database.signals.tell(TOPIC))
            if any(row["priority"] <= Priority.URGENT for row in rows):
                follow.append(self.urged.set)
        return inserted

    def wake(self) -> None:
        """Let the sender of this process look again now."""
        self.woken.set()

    # --- queries ---

    async def message(self, message_id: int) -> OutboxMessage | None:
        """Return a message as it is now, or None if it is no longer kept."""
        async with self.database.read() as session:
            return await session.get(OutboxMessage, message_id)

    async def arrived(
        self, kind: str, about: int | None, recipient_id: int
    ) -> Sequence[OutboxMessage]:
        """Return the messages of this kind and subject that the member got, the oldest first."""
        async with self.database.read() as session:
            return await store.arrived(session, kind, about, recipient_id)

    async def is_overtaken(self, message: OutboxMessage) -> bool:
        """Whether a later message of the same kind and subject is due to the member."""
        async with self.database.read() as session:
            return await store.is_overtaken(session, message, self.clock.now())

    async def health(self) -> Health:
        """Return what is due and not sent, and why."""
        now = self.clock.now()
        async with self.database.read() as session:
            depth, oldest = await store.count_due(session, now)
            return Health(
                depth=depth,
                oldest=now - oldest if oldest is not None else timedelta(0),
                dead=await store.count_dead(session),
                by_error=await store.count_by_error(session, now - _RECENT),
            )
