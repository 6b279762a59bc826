"""Replicas on one PostgreSQL: who lives, who inherits, who has a duty, and who is woken."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import col, func, update

from office.clock import HandMovedClock
from office.database import Database, open_database
from office.database.health import trouble
from office.inbox import Inbox, StoredUpdate
from office.outbox import Outbox
from office.people.models import Member
from office.replicas import Duty, Identity, Replicas
from office.replicas import service as replicas_service
from office.replicas.heartbeats import Heartbeats
from office.replicas.models import Replica as Row
from tests.conftest import new_postgres_database
from tests.office.replicas.locks import how_many_wait
from tests.office.rows import row
from tests.waiting import until

pytestmark = pytest.mark.postgres
PAST = timedelta(seconds=-1)
SECONDS = timedelta(seconds=3)


@dataclass
class Replica:
    """One process's part, with a database connection of its own."""

    database: Database
    inbox: Inbox
    outbox: Outbox
    replicas: Replicas
    begun: list[Duty] = field(default_factory=list)
    at_work: set[Duty] = field(default_factory=set)
    keeping: asyncio.Task[None] | None = None
    turns: int = 0

    def work(self, duty: Duty) -> "asyncio.Task[None]":
        async def working() -> None:
            self.begun.append(duty)
            self.at_work.add(duty)
            try:
                await asyncio.Event().wait()
            finally:
                self.at_work.discard(duty)

        return asyncio.create_task(working())

    def keeps(self) -> None:
        turn = self.replicas._turn

        async def counted_turn() -> None:
            await turn()
            self.turns += 1

        self.replicas._turn = counted_turn  # type: ignore[method-assign]
        self.keeping = asyncio.create_task(self.replicas.keep())

    async def looks_again(self) -> None:
        """Wait until it has looked after itself and the others a few times more."""
        before = self.turns
        await until(lambda: self.turns >= before + 3)

    async def freezes(self) -> None:
        """Renew nothing any more, and let the lease be over."""
        assert self.keeping is not None
        self.keeping.cancel()
        await asyncio.gather(self.keeping, return_exceptions=True)
        await self.outlives_its_lease()

    async def outlives_its_lease(self, by: timedelta = PAST) -> None:
        async with self.database.begin() as session:
            await session.exec(
                update(Row)
                .where(col(Row.id) == self.replicas.identity.name)
                .values(alive_until=func.clock_timestamp() + by)
            )


@asynccontextmanager
async def replica(url: str, clock: HandMovedClock) -> AsyncIterator[Replica]:
    database, identity = open_database(url), Identity()
    inbox, outbox = Inbox(database, clock, identity), Outbox(database, clock, identity=identity)
    replicas = Replicas(database, identity, {"inbox": inbox, "outbox": outbox.claims}, inbox)
    one = Replica(database, inbox, outbox, replicas)
    await replicas.join()
    yield one
    if one.keeping is not None:
        one.keeping.cancel()
        await asyncio.gather(one.keeping, return_exceptions=True)
    await database.close()


@pytest.fixture
async def two(
    postgres: str,
    migrated_template: str,
    clock: HandMovedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[tuple[Replica, Replica]]:
    """Two replicas that look after each other without much of a wait."""
    monkeypatch.setattr(replicas_service, "RENEW_EVERY", timedelta(seconds=0.05))
    monkeypatch.setattr(replicas_service, "SILENCE", timedelta(seconds=0.3))
    url = await new_postgres_database(postgres, migrated_template)
    async with AsyncExitStack() as stack:
        yield (
            await stack.enter_async_context(replica(url, clock)),
            await stack.enter_async_context(replica(url, clock)),
        )


@pytest.fixture
def first(two: tuple[Replica, Replica]) -> Replica:
    return two[0]


@pytest.fixture
def second(two: tuple[Replica, Replica]) -> Replica:
    return two[1]


async def test_one_replica_has_a_duty_and_it_moves_when_that_one_dies(
    two: tuple[Replica, Replica],
    first: Replica,
    second: Replica,
) -> None:
    async with AsyncExitStack() as stack:
        for one in two:
            work = one.work
            await stack.enter_async_context(
                one.replicas.on_duty(Duty.SCHEDULER, lambda work=work: work(Duty.SCHEDULER))
            )
        first.keeps()
        await until(lambda: first.at_work)
        second.keeps()
        await second.looks_again()
        assert not second.begun

        await first.freezes()

        await until(lambda: second.at_work)
    assert not second.at_work


async def test_a_duty_is_left_to_the_next_at_once(
    two: tuple[Replica, Replica], first: Replica, second: Replica
) -> None:
    async with second.replicas.on_duty(Duty.POLLING, lambda: second.work(Duty.POLLING)):
        async with first.replicas.on_duty(Duty.POLLING, lambda: first.work(Duty.POLLING)):
            first.keeps()
            await until(lambda: first.at_work)
            second.keeps()
            await second.looks_again()
        await until(lambda: second.at_work)

    assert first.begun == second.begun == [Duty.POLLING]


async def test_the_dead_leave_their_letters_and_messages_to_the_living(
    two: tuple[Replica, Replica], clock: HandMovedClock, first: Replica, second: Replica
) -> None:
    await first.inbox.accept([StoredUpdate(1, 7, "{}"), StoredUpdate(2, 8, "{}")])
    async with first.database.begin() as session:
        member = Member(telegram_id=9, name="P", unit="kanim", enrolled_at=clock.now())
        session.add(member)
        await session.flush()
        await first.outbox.enqueue(session, "news", to=member.id)
    assert len(await first.inbox.claim(1)) == 1
    (claim,) = await first.outbox.claims.claim(first.outbox.claims.owner, 5)
    second.keeps()
    await second.looks_again()
    assert [update.update_id for update in await second.inbox.claim(5)] == [2]

    await first.outlives_its_lease()

    found: list[StoredUpdate] = []

    async def is_found() -> bool:
        found.extend(await second.inbox.claim(5))
        return bool(found)

    await until(is_found)
    assert [update.update_id for update in found] == [1]
    (inherited,) = await second.outbox.claims.claim(second.outbox.claims.owner, 5)
    assert inherited.message.id == claim.message.id
    assert not await first.outbox.claims.start(claim)


async def test_what_was_held_back_in_the_hands_of_the_dead_delays_nothing_else(
    two: tuple[Replica, Replica], clock: HandMovedClock, first: Replica, second: Replica
) -> None:
    async with first.database.begin() as session:
        member = Member(telegram_id=9, name="P", unit="kanim", enrolled_at=clock.now())
        session.add(member)
        await session.flush()
        await first.outbox.enqueue(session, "news", to=member.id, about=1)
    (flying,) = await first.outbox.claims.claim(first.outbox.claims.owner, 5)
    assert await first.outbox.claims.start(flying)
    async with second.database.begin() as session:
        await second.outbox.batches.hold(session, "news", 1)
        await second.outbox.enqueue(session, "card", to=member.id)
    await first.outlives_its_lease()
    second.keeps()

    found: list[str] = []

    async def is_found() -> bool:
        found.extend(claim.message.kind for claim in await second.outbox.claims.claim("second", 5))
        return bool(found)

    await until(is_found, within=10)
    assert found == ["card"]


async def test_a_replica_taken_for_dead_goes_on_under_another_name(
    two: tuple[Replica, Replica],
    first: Replica,
    second: Replica,
) -> None:
    before = first.replicas.identity.name
    await first.outlives_its_lease()
    second.keeps()

    async def is_expired() -> bool:
        return not await lives(second.database, before)

    await until(is_expired)

    first.keeps()
    await until(lambda: first.replicas.identity.name != before)

    await until(lambda: lives(second.database, first.replicas.identity.name))


async def test_a_step_of_the_databases_clock_expires_nobody_who_renews(
    two: tuple[Replica, Replica],
    first: Replica,
    second: Replica,
) -> None:
    name = first.replicas.identity.name
    first.replicas._lease = PAST  # so its row looks to the others, however often it renews
    await first.outlives_its_lease()
    second.replicas._heartbeats = Heartbeats(timedelta(seconds=5), closely=SECONDS)
    for one in two:
        one.keeps()
    await first.looks_again()
    await second.looks_again()

    assert await lives(second.database, name)
    assert first.replicas.identity.name == name


async def test_a_replica_that_died_before_the_clock_was_put_back_is_expired_all_the_same(
    two: tuple[Replica, Replica],
    first: Replica,
    second: Replica,
) -> None:
    name = first.replicas.identity.name
    await first.outlives_its_lease(by=timedelta(hours=1))
    second.keeps()

    async def is_expired() -> bool:
        return not await lives(second.database, name)

    await until(is_expired, within=10)


async def test_a_replica_that_comes_after_an_outage_does_not_expire_those_that_could_not_renew(
    two: tuple[Replica, Replica],
    first: Replica,
    second: Replica,
) -> None:
    await first.outlives_its_lease()
    second.replicas._heartbeats = Heartbeats(timedelta(minutes=5), closely=SECONDS)
    second.keeps()
    await second.looks_again()

    assert await lives(second.database, first.replicas.identity.name)


@asynccontextmanager
async def frozen(
    one: Replica, lock: str = "UPDATE replica SET heard_at = NULL WHERE id = $1"
) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    """A transaction of the replica that stopped between preparing a statement and running it.

    It holds a lock, that of its own row or another. PostgreSQL waits for the rest, and counts it as
    active.
    """
    url = one.database.engine.url.set(drivername="postgresql")
    connection = await asyncpg.connect(
        url.render_as_string(hide_password=False),
        server_settings={"application_name": one.database.connections},
    )
    transaction = connection.transaction()
    await transaction.start()
    statement = await connection.prepare(lock)
    await statement.fetch(one.replicas.identity.name)
    await connection.prepare("SELECT 1")
    try:
        yield connection
    finally:
        connection.terminate()


async def test_a_replica_frozen_in_the_middle_of_a_statement_is_cut_off(
    two: tuple[Replica, Replica], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replicas_service, "STANDSTILL", timedelta(0))
    first, second = two
    name = first.replicas.identity.name
    await first.outlives_its_lease()
    async with frozen(first):
        second.keeps()

        async def is_expired() -> bool:
            return not await lives(second.database, name)

        await until(is_expired)


async def test_a_frozen_replica_is_cut_off_by_one_whose_connections_all_wait_for_it(
    two: tuple[Replica, Replica], clock: HandMovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replicas_service, "STANDSTILL", timedelta(0))
    first, second = two
    async with second.database.begin() as session:
        session.add(Member(telegram_id=9, name="P", unit="kanim", enrolled_at=clock.now()))
    await second.outbox.pacing.reserve(9)
    await first.outlives_its_lease()
    async with frozen(first, "UPDATE pace SET next_at = next_at WHERE $1 <> ''"):
        # More answers than the pool has connections, and each waits for the row of the chat.
        answers = [asyncio.create_task(second.outbox.pacing.reserve(9)) for _ in range(30)]
        await until(lambda: how_many_wait(first.database))
        second.keeps()

        async with asyncio.timeout(15):
            await asyncio.gather(*answers)


async def test_a_replica_whose_lease_ends_while_it_is_looked_at_is_cut_off_too(
    two: tuple[Replica, Replica], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replicas_service, "STANDSTILL", timedelta(0))
    first, second = two

    async def sees_nothing_yet(_silent: set[str]) -> None:
        pass

    monkeypatch.setattr(second.replicas, "_free_locked", sees_nothing_yet)
    await first.outlives_its_lease()
    async with frozen(first, "SELECT pg_advisory_xact_lock(1), $1::text") as connection:
        second.keeps()

        await until(connection.is_closed)


async def test_nobody_is_cut_off_before_the_lease_is_over(
    two: tuple[Replica, Replica], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replicas_service, "STANDSTILL", timedelta(0))
    first, second = two
    async with frozen(first) as connection:
        second.keeps()
        await second.looks_again()

        assert await connection.fetchval("SELECT 1") == 1


async def test_a_replica_that_waits_for_the_lock_of_a_frozen_one_was_not_cut_off(
    two: tuple[Replica, Replica], monkeypatch: pytest.MonkeyPatch, first: Replica, second: Replica
) -> None:
    name = first.replicas.identity.name

    async def waits(_silent: set[str]) -> set[Duty]:
        raise TimeoutError

    with monkeypatch.context() as locked:
        locked.setattr(second.replicas, "_expire", waits)
        second.keeps()
        await second.looks_again()
    await first.outlives_its_lease()

    async def is_expired() -> bool:
        return not await lives(second.database, name)

    sooner_than_a_lease = replicas_service.LEASE.total_seconds() - 1
    await until(is_expired, within=sooner_than_a_lease)


async def test_a_replica_without_a_database_gives_up_its_duties_within_its_lease(
    two: tuple[Replica, Replica], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = two
    # What a turn that fails may take: the next one must not come too late.
    margin = replicas_service.TURN.total_seconds()
    async with first.replicas.on_duty(Duty.POLLING, lambda: first.work(Duty.POLLING)):
        first.keeps()
        await until(lambda: first.at_work)
        monkeypatch.setattr(first.database.reserved, "begin", None)
        await first.looks_again()
        lease_ends = first.replicas._sure_until

        monkeypatch.setattr(replicas_service, "_now", lambda: lease_ends - margin)
        await first.looks_again()
        assert first.at_work

        monkeypatch.setattr(replicas_service, "_now", lambda: lease_ends - margin + 0.01)
        await until(lambda: not first.at_work)


async def test_leaving_hands_everything_over_at_once(
    two: tuple[Replica, Replica], first: Replica, second: Replica
) -> None:
    await first.inbox.accept([StoredUpdate(1, 7, "{}")])
    assert len(await first.inbox.claim(1)) == 1

    await first.replicas.leave()

    assert [update.update_id for update in await second.inbox.claim(1)] == [1]


async def test_a_signal_reaches_the_other_processes_and_survives_a_lost_connection(
    two: tuple[Replica, Replica], postgres: str, first: Replica, second: Replica
) -> None:
    carriers = [asyncio.create_task(one.database.signals.carry()) for one in two]
    await until(lambda: second.inbox.woken.is_set() and second.outbox.woken.is_set())
    second.inbox.woken.clear()
    second.outbox.woken.clear()

    await first.inbox.accept([StoredUpdate(1, 7, "{}")])
    async with asyncio.timeout(30):
        await second.inbox.woken.wait()
    assert not second.outbox.woken.is_set()

    second.inbox.woken.clear()
    await ends_every_connection(postgres, first.database)
    async with asyncio.timeout(30):
        await second.inbox.woken.wait()
    # Woken by the new connection: something may have been told while there was none.
    second.inbox.woken.clear()
    await first.inbox.accept([StoredUpdate(2, 7, "{}")])
    async with asyncio.timeout(30):
        await second.inbox.woken.wait()
    for carrier in carriers:
        carrier.cancel()
    await asyncio.gather(*carriers, return_exceptions=True)


async def test_all_know_when_telegram_was_heard_by_one(
    two: tuple[Replica, Replica], clock: HandMovedClock, first: Replica, second: Replica
) -> None:
    first.inbox.note_poll()
    for one in two:
        one.keeps()

    await until(lambda: second.inbox.polled_at == clock.now())


@pytest.mark.parametrize(
    ("statement", "passes"),
    [
        ("SELECT pg_terminate_backend(pg_backend_pid())", True),
        ("DO $$ BEGIN RAISE deadlock_detected; END $$", True),
        ("DO $$ BEGIN RAISE serialization_failure; END $$", True),
        ("DO $$ BEGIN RAISE too_many_connections; END $$", True),
        ("SELECT 1 / 0", False),
        ("INSERT INTO replica (id) VALUES ('x')", False),
    ],
)
async def test_trouble_that_passes_is_told_from_a_bug(
    two: tuple[Replica, Replica], statement: str, passes: bool
) -> None:
    with pytest.raises(DBAPIError) as raised:
        async with two[0].database.connect() as connection:
            await connection.execute(text(statement))

    assert trouble.passes_by_itself(raised.value) is passes


async def lives(database: Database, name: str) -> bool:
    return await row(database, Row, name) is not None


async def ends_every_connection(server: str, database: Database) -> None:
    connection = await asyncpg.connect(server)
    await connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1",
        database.engine.url.database,
    )
    await connection.close()
