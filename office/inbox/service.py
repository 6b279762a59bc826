"""Accepts updates, hands out the open ones, and closes each together with its effect.

On SQLite there is one process, and an update goes to its handler as soon as it is stored. On
PostgreSQL any number of replicas claim updates. These rules hold whatever dies, freezes or races:

- *In order within a chat, and one at a time.* A claim takes an update only if it is the oldest open
  one of its chat and no open one of that chat has an owner. Claims run one after another: each
  takes an advisory lock in a statement of its own, so that the next statement sees all that the
  claim before has committed. (Without the lock two replicas could look at once: one would take the
  first update of a chat, the other would skip the locked row and take the second.) Only a claim
  gives an update an owner.
- *One effect.* The transaction that stores an update's effect closes its row on condition that the
  row still names the owner under which the handler began. Closing and taking away lock the same
  row. If closing commits first, there is nothing to take away. If taking away commits first,
  closing finds no row, raises `LeaseLost`, and the effect is rolled back with it. A replica that
  was taken for dead goes on under a new name, so its old claims are never taken for new ones.
- *Never lost.* An update is free, done, or owned. An owner without a row in `replica` is dead, and
  every living replica looks for its updates every second. A claim that got no answer, or whose
  handler failed without closing it, is given back by `release`.
- *Given up for what it did itself.* A process that ends tells nobody which of its updates was the
  cause. So one that was open at two ends (on SQLite as the first of its chat, on PostgreSQL in the
  hand of the dead replica) is suspected: `bot/intake/chat_queues.py` handles it alone, and only its
  own handler raises the count from there (`trying`). Others pay nothing for this.
- *At once.* `accept` wakes all replicas after its commit. If that signal is lost, each replica also
  looks by itself now and then (`bot/intake/dispatcher.py`).
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

import structlog

from office.clock import Clock
from office.database import AsyncSession, Database, Transaction
from office.database.health import trouble
from office.database.types import UNREADABLE
from office.inbox import store
from office.inbox.models import MOST_TRIES, SUSPECTED, InboxUpdate, OpenUpdate
from office.inbox.notices import GiveUpReason
from office.privacy import Kind
from office.replicas import Identity

TOPIC = "inbox"

# Tells of updates, given with their chats, in the transaction that gives them up.
Tell = Callable[[AsyncSession, Sequence[tuple[int, int]], GiveUpReason], Awaitable[None]]

log = structlog.get_logger("office.inbox")


class LeaseLost(Exception):
    """The update in hand belongs to another replica now. Its effect must not be stored."""


@dataclass(frozen=True)
class StoredUpdate:
    """An update as the inbox keeps it: masked JSON, and the kinds of data that were masked."""

    update_id: int
    chat_id: int
    payload: str
    masked: tuple[Kind, ...] = ()
    # The replica that has claimed it. None on SQLite.
    owner: str | None = None
    tries: int = 0

    @property
    def is_suspected(self) -> bool:
        """Whether it may have brought a process down, and must be handled alone."""
        return self.tries >= SUSPECTED


async def tell_nobody(_: AsyncSession, __: Sequence[tuple[int, int]], ___: GiveUpReason) -> None:
    """Stand in where no update is given up."""


_in_hand: ContextVar[tuple[int, str | None] | None] = ContextVar("update_in_hand", default=None)
_is_effect_stored: ContextVar[bool] = ContextVar("is_effect_stored", default=False)


_is_answered: ContextVar[bool] = ContextVar("is_answered", default=False)


def note_answer() -> None:
    """Note that the update in hand has got an answer."""
    _is_answered.set(True)


def is_answered() -> bool:
    """Whether it has got an answer: handled again, the update would be answered twice."""
    return _is_answered.get()


def _note_stored() -> None:
    _in_hand.set(None)
    _is_effect_stored.set(True)


def is_effect_stored() -> bool:
    """Whether the update in hand has had its effect. Then it must not be handled again."""
    return _is_effect_stored.get()


class Inbox:
    """The updates that Telegram has delivered."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        identity: Identity | None = None,
        tell: Tell = tell_nobody,
    ) -> None:
        self.database = database
        self.clock = clock
        self._tell = tell
        self.identity = identity or Identity()
        # When Telegram last answered any of the processes. None before the first answer.
        self.polled_at: datetime | None = None
        self.woken = asyncio.Event()
        database.signals.listen(TOPIC, self.wake)
        database.before_commit(self._complete)

    def wake(self) -> None:
        """Let the dispatcher of this process look again now."""
        self.woken.set()

    def note_poll(self) -> None:
        """Note that Telegram has answered a poll, with updates or without."""
        self.polled_at = self.clock.now()

    async def accept(self, updates: Sequence[StoredUpdate]) -> list[StoredUpdate]:
        """Store the updates. Returns those that were not known before."""
        now = self.clock.now()
        rows = [
            {
                "update_id": update.update_id,
                "chat_id": update.chat_id,
                "payload": update.payload,
                "masked": ",".join(update.masked),
                "received_at": now,
                "tries": 0,
            }
            for update in updates
        ]
        async with self.database.begin_plain(keeps_update_open=True) as session:
            new = await store.insert_new(session, rows)
        if new:
            self.database.signals.tell(TOPIC)
        return [update for update in updates if update.update_id in new]

    async def reopen(self) -> list[StoredUpdate]:
        """At a start on SQLite: return the updates left open, chats under suspicion last."""
        async with self.database.begin(keeps_update_open=True) as session:
            await store.suspect_first(session)
            rows = await store.open_updates(session)
        tries_of_first = {row.chat_id: row.tries for row in reversed(rows)}
        return await self._hopeful(sorted(rows, key=lambda row: tries_of_first[row.chat_id]))

    async def claim(self, most: int) -> list[StoredUpdate]:
        """Claim the next updates for this replica, at most one a chat."""
        async with self.database.begin_plain(keeps_update_open=True) as session:
            await store.lock_claims(session)
            rows = await store.claim(session, self.identity.name, most)
        return await self._hopeful(sorted(rows, key=lambda row: (row.tries, row.update_id)))

    async def _hopeful(self, rows: Sequence[OpenUpdate]) -> list[StoredUpdate]:
        """Give up what nobody can read, and what brought down five processes; return the others."""
        unreadable = [_stored_update(row) for row in rows if row.payload == UNREADABLE]
        readable = [_stored_update(row) for row in rows if row.payload != UNREADABLE]
        deadly = [update for update in readable if update.tries >= MOST_TRIES]
        await self.give_up(unreadable, GiveUpReason.UNREADABLE)
        await self.give_up(deadly, GiveUpReason.CRASHED)
        return [update for update in readable if update.tries < MOST_TRIES]

    async def release(self, in_hand: Collection[int]) -> None:
        """Release the updates that this replica owns but does not have in hand."""
        async with self.database.begin(keeps_update_open=True) as session:
            freed = await store.release(session, self.identity.name, list(in_hand))
        if freed:
            log.warning("updates given back", count=freed)
            self.database.signals.tell(TOPIC)

    async def release_expired(self, session: AsyncSession, *, is_death: bool) -> int:
        """Release the updates that dead replicas had claimed. A death makes them suspect."""
        return await store.release_expired(session, is_death=is_death)

    @asynccontextmanager
    async def trying(self, update: StoredUpdate) -> AsyncIterator[None]:
        """Count a try of a suspected update. It stays counted only if the process ends within."""
        if not update.is_suspected:
            yield
            return
        await self.count_try(update)
        try:
            yield
        except (Exception, asyncio.CancelledError):
            try:
                await self.count_try(update, -1)
            except Exception as error:  # noqa: BLE001 - what ended the block matters more
                log.warning("a try stays counted", reason=type(error).__name__)
            raise

    @asynccontextmanager
    async def handling(self, update_id: int, owner: str | None = None) -> AsyncIterator[None]:
        """Make the update the one in hand. At the end it is closed, if its effect has not done so.

        Raises:
            LeaseLost: it belongs to another replica now.
        """
        token, stored = _in_hand.set((update_id, owner)), _is_effect_stored.set(False)
        answered = _is_answered.set(False)
        try:
            yield
            if _in_hand.get() is not None:
                await self._close()
        finally:
            _in_hand.reset(token)
            _is_effect_stored.reset(stored)
            _is_answered.reset(answered)

    async def _close(self) -> None:
        """Close the update in hand if there is nothing else to store.

        Its reply may be sent: if the connection has died meanwhile, the reply must not be repeated.
        """

        async def close() -> None:
            async with self.database.begin_plain():
                pass

        await trouble.once_more(close)

    @property
    def in_hand(self) -> int | None:
        """Return the id of the update in hand, if it has had no effect yet."""
        in_hand = _in_hand.get()
        return in_hand[0] if in_hand is not None else None

    async def _complete(self, session: Transaction) -> None:
        """Close the update in hand within the transaction that stores its effect.

        The database calls this at the end of every write that does not keep the update open, so
        that no service has to. Outside an update (terminal, scheduler) there is nothing to close.

        Raises:
            LeaseLost: it belongs to another replica now. The effect is rolled back with this
            transaction.
        """
        in_hand = _in_hand.get()
        if in_hand is not None:
            update_id, owner = in_hand
            closed = await store.complete(session, update_id, owner, self.clock.now())
            # This owner has closed it: the effect was stored, the answer was not sent, and the
            # handler is trying again.
            if not closed and not await store.is_closed_by(session, update_id, owner):
                raise LeaseLost
            # Only the COMMIT decides. If it fails, the update is still open and in hand.
            session.info.setdefault("after_commit", []).append(_note_stored)

    async def count_try(self, update: StoredUpdate, count: int = 1) -> int:
        """Count a try that did not close the update. Returns how many there have been."""
        async with self.database.begin_plain(keeps_update_open=True) as session:
            return await store.count_try(session, update.update_id, update.owner, count)

    async def give_up(self, updates: Sequence[StoredUpdate], reason: GiveUpReason) -> None:
        """Put updates aside that nothing more is tried for. Their senders and admins are told.

        What they say is kept for that, and goes with the row (`[retention.inbox]`).
        """
        if not updates:
            return
        now = self.clock.now()
        async with self.database.begin(keeps_update_open=True) as session:
            aside = [
                (update.update_id, update.chat_id)
                for update in updates
                if await store.put_aside(session, update.update_id, update.owner, now)
            ]
            if aside:
                await self._tell(session, aside, reason)
        if aside:
            numbers = [number for number, _ in aside]
            log.error("updates are put aside", updates=numbers, reason=reason)

    async def given_up(self) -> Sequence[int]:
        """Return the ids of the updates that were put aside."""
        async with self.database.read() as session:
            return await store.given_up(session)

    async def payload(self, update_id: int) -> str | None:
        """Return what an update says, masked. None if it is gone or cannot be read."""
        async with self.database.read() as session:
            row = await session.get(InboxUpdate, update_id)
        return None if row is None or row.payload == UNREADABLE else row.payload

    async def count_open(self, besides: int | None = None) -> int:
        """Return how many updates are open, not counting the one that the caller has in hand."""
        async with self.database.read() as session:
            return await store.count_open(session, besides)


def _stored_update(row: OpenUpdate) -> StoredUpdate:
    # During an upgrade a newer version may have found a kind that this one does not know.
    kinds = tuple(Kind(kind) for kind in row.masked.split(",") if kind in set(Kind))
    payload = row.payload or "{}"
    return StoredUpdate(row.update_id, row.chat_id, payload, kinds, row.owner, row.tries)
