"""Takes what people must be told, and hands it out claim by claim, at Telegram's pace."""

import asyncio
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from office.clock import Clock, SystemClock
from office.database import AsyncSession, Database
from office.outbox import store
from office.outbox.batches import Batches
from office.outbox.claim import Claim, Health, Pause
from office.outbox.models import MessageState, OutboxMessage, Pace, Priority
from office.outbox.pace import OVER_ALL, TO_ONE_CHAT, Rate
from office.replicas.identity import Identity

# Longer than the sender waits for an answer (30 s): nobody else takes what is in flight.
LEASE = timedelta(seconds=45)
# Longer than the sender prepares a message (10 s), and short: its process may have died.
PREPARING_LEASE = timedelta(seconds=15)
# Moments are reserved this far ahead: long enough to prepare a message, and short enough that an
# urgent message need not wait long behind others.
HORIZON = timedelta(seconds=0.4)
# When to look again at a message that waits for another one to the same person.
_NEXT_LOOK = timedelta(seconds=0.05)
_LONGEST_LOOK = timedelta(seconds=0.25)
_ALL, _HOLD = "all", "hold"
# If two chats are refused within this time, the whole bot is over its limit.
AT_ONCE = timedelta(seconds=2)
TOPIC = "outbox"


class Outbox(Batches):
    """The messages to be sent.

    The pace runs by the machine's clock even in tests that move the office's clock: Telegram counts
    real seconds.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        pace_clock: Clock | None = None,
        over_all: Rate = OVER_ALL,
        to_one_chat: Rate = TO_ONE_CHAT,
        identity: Identity | None = None,
    ) -> None:
        self.database = database
        self.clock = clock
        self.pace_clock = pace_clock or SystemClock()
        self.over_all = over_all
        self.to_one_chat = to_one_chat
        self.woken = asyncio.Event()
        self._refusals: dict[int, datetime] = {}
        self._identity = identity or Identity()
        database.signals.listen(TOPIC, self.wake)

    @property
    def owner(self) -> str:
        """Return the name under which this process claims.

        Only one process works on an SQLite file: after a crash it finds its own leases by the name.
        """
        return "sqlite" if self.database.is_sqlite else self._identity.name

    # --- putting in ---

    async def enqueue(
        self,
        session: AsyncSession,
        kind: str,
        *,
        to: int,
        about: int | None = None,
        detail: str = "",
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
        detail: str = "",
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
        detail: str,
        due_at: datetime | None,
        priority: int,
        dedup_key: str | None,
    ) -> dict[str, Any]:
        now = self.clock.now()
        return {
            "kind": kind,
            "about": about,
            "detail": detail,
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
            session.info.setdefault("after_commit", []).append(
                lambda: self.database.signals.tell(TOPIC)
            )
        return inserted

    def wake(self) -> None:
        """Let the sender of this process look again now."""
        self.woken.set()

    # --- handing out ---

    async def take_back(self, owner: str) -> int:
        """At a start: put back what this owner held when it died. Returns how many that were."""
        async with self.database.begin(is_aside=True) as session:
            return await store.take_back(session, owner, self.clock.now())

    async def release_expired(self, session: AsyncSession, *, is_death: bool) -> int:
        """Put back what dead replicas had claimed. Returns how many messages that were."""
        return await store.release_expired(session, self.clock.now())

    async def claim(
        self,
        owner: str,
        limit: int,
        late_by: timedelta = timedelta(0),
        besides: Collection[int] = (),
    ) -> list[Claim]:
        """Claim the next messages, at most one a chat, and reserve a moment to send each.

        The moments are delayed by as much as earlier messages left late. `besides` are the
        recipients of what the caller has in hand: when a clock is put forward, leases that still
        hold look as if they had ended.
        """
        now, pace_now = self.clock.now(), self.pace_clock.now()
        async with self.database.begin(is_aside=True) as session:
            # Claims of all processes run one after another, because they lock this row.
            over_all = (await store.lock_paces(session, [_ALL], pace_now))[_ALL]
            over_all.next_at += late_by
            if await self._is_held(session, now):
                return []
            most = min(limit, self.over_all.room(over_all.next_at, pace_now, HORIZON))
            if most < 1:
                return []
            paced_after = pace_now + self.to_one_chat.tolerance
            found = await store.claimable(session, now, paced_after, most, besides)
            rows = _first_of_each_chat(found)
            chats = await store.lock_paces(
                session, [store.chat_pace(message.recipient_id) for message, _, _ in rows], pace_now
            )
            claims = []
            for message, chat_id, is_member in rows:
                chat = chats[store.chat_pace(message.recipient_id)]
                send_at = self._reserve(over_all, chat, pace_now)
                message.owner, message.started_at = owner, None
                message.ready_at = now + PREPARING_LEASE
                claims.append(Claim(message, owner, chat_id, is_member, send_at))
        return claims

    def _reserve(self, over_all: Pace, chat: Pace, now: datetime) -> datetime:
        send_at, over_all.next_at = self.over_all.reserve(over_all.next_at, now)
        _, chat.next_at = self.to_one_chat.reserve(chat.next_at, send_at)
        return send_at

    async def _is_held(self, session: AsyncSession, now: datetime) -> bool:
        held_until = await store.pace(session, _HOLD)
        return held_until is not None and held_until > now

    async def reserve(self) -> datetime:
        """Take the next moment, by the pace's clock, for a message that is not in the outbox."""
        next_at = await store.reserve(
            self.database.look, _ALL, self.pace_clock.now(), self.over_all.interval
        )
        return next_at - self.over_all.interval

    async def start(self, claim: Claim) -> bool:
        """Note that the request is sent now, and renew the lease.

        False if the lease is lost, or the message or everything is held now: it must not be sent.
        """
        now = self.clock.now()
        async with self.database.begin(is_aside=True) as session:
            if await self._is_held(session, now):
                return False
            values = {"started_at": now, "ready_at": now + LEASE}
            return await store.close_claim(
                session, claim.message.id, claim.owner, values, (MessageState.WAITING,)
            )

    async def sent(self, claim: Claim, message_id: int, poll_id: str | None = None) -> bool:
        """Close the message as sent. False if the lease was lost meanwhile."""
        return await self._close(
            claim,
            state=MessageState.SENT,
            message_id=message_id,
            poll_id=poll_id,
            sent_at=self.clock.now(),
            error=None,
        )

    async def dropped(self, claim: Claim, why: str) -> bool:
        """Close a message that was obsolete when its turn came. The next one need not wait for it.

        Somebody with a hundred outdated edits gets the one that is still true at once.
        """
        chat_id = store.chat_pace(claim.message.recipient_id)
        async with self.database.begin(is_aside=True) as session:
            values = {"owner": None, "state": MessageState.DROPPED, "error": why}
            if not await self._write(session, claim, **values):
                return False
            chat = (await store.lock_paces(session, [chat_id], self.pace_clock.now()))[chat_id]
            chat.next_at -= self.to_one_chat.interval
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
        return await self._close(claim, ready_at=self.clock.now(), started_at=None)

    async def _close(self, claim: Claim, **values: Any) -> bool:
        async with self.database.begin(is_aside=True) as session:
            return await self._write(session, claim, owner=None, **values)

    async def _write(self, session: AsyncSession, claim: Claim, **values: Any) -> bool:
        return await store.close_claim(session, claim.message.id, claim.owner, values)

    async def refused(self, chat_id: int, seconds: float, recipient_id: int | None = None) -> None:
        """Note that Telegram has answered 429 to a request for this chat.

        Telegram has a limit for each chat and one for the whole bot, and does not say which was
        hit. A refusal for one chat holds that chat. Refusals for two chats at once hold everything.
        """
        now = self.clock.now()
        recent = {chat: at for chat, at in self._refusals.items() if now - at <= AT_ONCE}
        self._refusals = {**recent, chat_id: now}
        if recent.keys() - {chat_id}:
            await self.hold_everything(seconds)
        if recipient_id is not None:
            await self._hold_chat(recipient_id, seconds)

    async def _hold_chat(self, recipient_id: int, seconds: float) -> None:
        until = self.clock.now() + timedelta(seconds=seconds)
        async with self.database.begin(is_aside=True) as session:
            await store.hold_chat(session, recipient_id, until)

    async def hold_everything(self, seconds: float) -> None:
        """Let nobody claim or start anything for this long."""
        now = self.clock.now()
        async with self.database.begin(is_aside=True) as session:
            hold = (await store.lock_paces(session, [_HOLD], now))[_HOLD]
            hold.next_at = max(hold.next_at, now + timedelta(seconds=seconds))

    # --- queries ---

    async def next_due(self) -> datetime | None:
        """Return when the next message may be claimed if the pace allows it, or None."""
        async with self.database.read() as session:
            ready_at = await store.next_ready(session)
            held_until = await store.pace(session, _HOLD)
        if ready_at is None or held_until is None:
            return ready_at
        return max(ready_at, held_until)

    async def pause(self) -> Pause:
        """Return how long a claim would find nothing, unless something new is enqueued."""
        due_at, now = await self.next_due(), self.clock.now()
        if due_at is None or due_at > now:
            return Pause(due_at)
        return Pause(due_at, await self._wait_for_pace(now))

    async def _wait_for_pace(self, now: datetime) -> timedelta:
        pace_now, tolerance = self.pace_clock.now(), self.to_one_chat.tolerance
        async with self.database.read() as session:
            over_all = await store.pace(session, _ALL)
            chat = await store.next_chat(session, now, pace_now + tolerance)
        if over_all is not None and self.over_all.room(over_all, pace_now, HORIZON) < 1:
            return over_all - HORIZON / 2 - pace_now
        if chat is not None:
            return min(chat - tolerance - pace_now, _LONGEST_LOOK)
        return _NEXT_LOOK

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
                by_error=await store.count_by_error(session),
            )


def _first_of_each_chat(
    rows: Iterable[tuple[OutboxMessage, int, bool]],
) -> list[tuple[OutboxMessage, int, bool]]:
    """Leave out the later messages of a chat: one at a time keeps them in order."""
    firsts: dict[int, tuple[OutboxMessage, int, bool]] = {}
    for row in rows:
        firsts.setdefault(row[0].recipient_id, row)
    return list(firsts.values())
