"""Renews this replica's lease, deletes expired replicas, and releases the work they had claimed.

Everything that a replica holds (updates of the inbox, messages of the outbox, duties) names its
owner, and is the owner's for as long as the owner has a row in `replica`. A replica renews its row
every second; a row that was not renewed for eight is deleted by any other replica, and its work is
released in the same transaction. So the death of a replica is one row deleted:

- A replica that freezes within a transaction keeps its locks, perhaps on its own row. So the
  transactions in which an expired replica stands still are ended first.
- Renewal and expiry lock that row. If the renewal is first, the expiry sees the new time and leaves
  the row alone. If the expiry is first, the renewal finds no row. Then the replica knows that it
  has expired, and begins anew under a new name.
- All this has connections of its own. Those of the pool may all wait for a lock of the frozen
  replica, and then none would be left to end its transactions.
- A replica that was frozen and does not know it does no harm: each effect closes its inbox row in
  the same transaction, if the row still names the owner that began (`Inbox.complete`).
- A replica that cannot reach the database gives up its duties by its own clock before its lease has
  run out by the database's: the lease counts from the moment at which the renewal was asked for.
- No replica is expired only because its time has passed. The other one has also seen, by its own
  clock, that the row does not move (`Heartbeats`). After an outage of the database, or a step of
  its clock, all rows look old. A living replica renews before anybody has watched for long enough.

On SQLite there is one process (`office/database/sqlite/sole_process.py`): it has every duty, and
nothing of this is needed.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

import structlog

from office import VERSION
from office.database import AsyncSession, Database
from office.replicas import store
from office.replicas.heartbeats import Heartbeats
from office.replicas.identity import Identity
from office.replicas.models import Duty
from office.replicas.shares import ReplicaShares

# How long a silent replica still counts as alive.
LEASE = timedelta(seconds=8)
RENEW_EVERY = timedelta(seconds=1)
# A renewal that takes longer has failed. Two in a row may fail.
RENEWAL_TIMEOUT = timedelta(seconds=2)
# A turn takes no longer where its renewal succeeds.
TURN = RENEW_EVERY + RENEWAL_TIMEOUT
# A living replica renews within a turn after an outage. Before it, its lease may be a second old.
SILENCE = TURN + 2 * RENEW_EVERY
# No working replica leaves a transaction alone for this long.
STANDSTILL = timedelta(seconds=2)
TOPIC = "replicas"

# Begins a duty. The task is cancelled when the duty is lost.
Work = Callable[[], "asyncio.Task[None]"]

log = structlog.get_logger("office.replicas")


class HeldWork(Protocol):
    """Work that replicas hold."""

    async def release_expired(self, session: AsyncSession, *, is_death: bool) -> int:
        """Release what no living replica holds. Returns how much that was."""


class TelegramContact(Protocol):
    """Knows when Telegram last answered."""

    polled_at: datetime | None


class Replicas:
    """This process among those on the same database."""

    def __init__(
        self,
        database: Database,
        identity: Identity,
        held_work: Mapping[str, HeldWork],
        contact: TelegramContact,
        *,
        lease: timedelta = LEASE,
    ) -> None:
        self.database = database
        self.identity = identity
        self._held_work = held_work
        self._contact = contact
        self._lease = lease
        self._content: str | None = None
        self._works: dict[Duty, Work] = {}
        self._running: dict[Duty, asyncio.Task[None]] = {}
        self._stir = asyncio.Event()
        self._sure_until = 0.0
        self._heartbeats = Heartbeats(SILENCE, closely=TURN)
        self._shares = ReplicaShares()
        database.signals.listen(TOPIC, self._stir.set)

    @property
    def is_alone(self) -> bool:
        """Whether no other process can be at work: so on SQLite."""
        return self.database.is_sqlite

    async def join(self) -> None:
        """Begin a lease. What this process claims from now on is its own."""
        if self.is_alone:
            return
        asked_at = _now()
        async with self.database.reserved.begin(keeps_update_open=True) as session:
            others = len(await store.leases(session))
            await store.join(
                session,
                self.identity.name,
                self._lease,
                self.database.connections,
                self._content,
                VERSION,
            )
            # The others make room for it at once.
            _after(session, partial(self.database.signals.tell, TOPIC))
        self._shares.join(others, _now())
        self._sure_until = asked_at + self._lease.total_seconds()

    def share_of(self, whole: int) -> int:
        """Return how much this process may use now of what all may use together."""
        return self._shares.share_of(whole, _now())

    async def answer_with(self, content: str) -> None:
        """Let the others see what tells the content that this process answers with."""
        if self.is_alone or content == self._content:
            return
        async with self.database.begin(keeps_update_open=True) as session:
            await store.note_content(session, self.identity.name, content)
        self._content = content

    async def by_content(self, session: AsyncSession) -> dict[str, list[str]]:
        """The living replicas by what they answer with: of one mind, there is one group."""
        groups: dict[str, list[str]] = {}
        found = {} if self.is_alone else await store.contents(session)
        for replica, content in found.items():
            groups.setdefault(content, []).append(replica)
        return groups

    async def groups(self) -> list[list[str]]:
        """The living replicas, those together that answer with the same content."""
        async with self.database.read() as session:
            return list((await self.by_content(session)).values())

    async def versions(self) -> set[str]:
        """The versions of the program that are at work."""
        if self.is_alone:
            return {VERSION}
        async with self.database.read() as session:
            return await store.versions(session)

    @asynccontextmanager
    async def on_duty(self, duty: Duty, work: Work) -> AsyncIterator[None]:
        """Within the block, do the work whenever this process has the duty."""
        self._works[duty] = work
        if self.is_alone:
            self._take_up({duty})
        self._stir.set()
        try:
            yield
        finally:
            del self._works[duty]
            await self._put_down({duty})
            self._stir.set()

    async def keep(self) -> None:
        """Renew the lease until cancelled, and take up this process's duties."""
        while not self.is_alone:
            await self._turn()
            with suppress(TimeoutError):
                async with asyncio.timeout(RENEW_EVERY.total_seconds()):
                    await self._stir.wait()
            self._stir.clear()

    async def leave(self) -> None:
        """End in good order: what this process holds is released at once."""
        if self.is_alone:
            return
        async with self.database.reserved.begin(keeps_update_open=True) as session:
            await store.leave(session, self.identity.name)
            await self._release_expired(session, is_death=False)
        self.database.signals.tell(TOPIC)

    async def _turn(self) -> None:
        try:
            async with asyncio.timeout(RENEWAL_TIMEOUT.total_seconds()):
                silent = await self._renew()
        except Exception as error:  # noqa: BLE001 - whatever the reason, the lease was not renewed
            log.warning("the lease could not be renewed", reason=type(error).__name__)
            next_end = _now() + TURN.total_seconds()
            if next_end > self._sure_until:
                await self._put_down(set(self._running))
            return
        try:
            async with asyncio.timeout(RENEWAL_TIMEOUT.total_seconds()):
                mine = await self._expire(silent)
        except Exception as error:  # noqa: BLE001 - a frozen replica may lock what is needed
            # This replica is alive, and keeps what it has.
            log.warning("expired replicas could not be deleted", reason=type(error).__name__)
            return
        await self._put_down(set(self._running) - mine)
        self._take_up(mine)

    async def _renew(self) -> set[str]:
        """Renew the lease; return the replicas that have fallen silent."""
        asked_at = _now()
        async with self.database.reserved.begin(keeps_update_open=True) as session:
            await store.without_flush(session)
            lives = await store.renew(
                session, self.identity.name, self._lease, self._contact.polled_at
            )
            # One replica polls, but all must know whether Telegram answers.
            self._contact.polled_at = await store.last_heard(session) or self._contact.polled_at
            leases = await store.leases(session)
        silent = self._heartbeats.look(leases, _now())
        self._shares.look(len(leases), _now())
        if lives:
            self._sure_until = asked_at + self._lease.total_seconds()
            return silent
        log.error("this replica was taken for dead", replica=self.identity.name)
        self.identity.change()
        await self._put_down(set(self._running))
        await self.join()
        return silent

    async def _expire(self, silent: Collection[str]) -> set[Duty]:
        """Delete the expired of these, release their work, and return the duties of this one."""
        if silent:
            await self._free_locked(silent)
        async with self.database.reserved.begin(keeps_update_open=True) as session:
            if await store.lock_expiry(session):
                if silent:
                    await self._delete(session, silent)
                await store.take_duties(session, self.identity.name, set(self._works))
                await self._release_expired(session, is_death=True)
            if await store.drop_duties(session, self.identity.name, set(self._works)):
                _after(session, partial(self.database.signals.tell, TOPIC))
            return await store.duties_of(session, self.identity.name)

    async def _free_locked(self, silent: Collection[str]) -> None:
        """Free what expired replicas have locked, before a statement needs it."""
        async with self.database.reserved.read() as session:
            if late := await store.expired(session, silent, self._lease):
                await self._cut_off(session, late)

    async def _delete(self, session: AsyncSession, silent: Collection[str]) -> None:
        dead = await store.expire(session, silent, self._lease)
        if dead:
            # A lease may have ended since the last look. Later nobody knows these names.
            await self._cut_off(session, list(dead.values()))
            _after(session, partial(_log_expired, list(dead)))

    async def _cut_off(self, session: AsyncSession, connections: Sequence[str]) -> None:
        if count := await store.cut_off(session, connections, STANDSTILL):
            log.warning("transactions of frozen replicas were ended", count=count)

    async def _release_expired(self, session: AsyncSession, *, is_death: bool) -> None:
        for topic, held in self._held_work.items():
            if count := await held.release_expired(session, is_death=is_death):
                log.info("work of dead replicas released", what=topic, count=count)
                _after(session, partial(self.database.signals.tell, topic))

    def _take_up(self, mine: set[Duty]) -> None:
        for duty in sorted((mine & set(self._works)) - set(self._running)):
            log.info("duty taken up", duty=str(duty))
            self._running[duty] = self._works[duty]()

    async def _put_down(self, duties: set[Duty]) -> None:
        given_up = {duty: self._running.pop(duty) for duty in duties & set(self._running)}
        for duty, task in given_up.items():
            log.info("duty put down", duty=str(duty))
            task.cancel()
        await asyncio.gather(*given_up.values(), return_exceptions=True)


def _after(session: AsyncSession, call: Callable[[], None]) -> None:
    session.info.setdefault("after_commit", []).append(call)


def _log_expired(dead: Sequence[str]) -> None:
    for replica in dead:
        log.warning("a replica has died", replica=replica)


def _now() -> float:
    """Return the process's own clock, which nobody can set."""
    return asyncio.get_running_loop().time()
