"""An update is kept before it is confirmed and closed with its effect, exactly once."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlmodel import select

from office.clock import HandMovedClock
from office.database import Database
from office.inbox import GiveUpReason, Inbox, InboxNotice, LeaseLost, StoredUpdate
from office.inbox.models import InboxUpdate
from office.inbox.telling import Telling
from office.outbox import Outbox, OutboxMessage
from office.people import NewMember, People, Role
from office.people.models import StrangerNotice
from office.privacy import Kind
from office.replicas.models import Replica
from tests.conftest import WIB
from tests.office.rows import rows


@pytest.fixture
def inbox(database: Database, clock: HandMovedClock) -> Inbox:
    return Inbox(database, clock)


@pytest.fixture
def other(inbox: Inbox, clock: HandMovedClock) -> Inbox:
    """The same inbox as another replica sees it."""
    return Inbox(inbox.database, clock)


async def of_chats(inbox: Inbox, *pairs: tuple[int, int]) -> None:
    await inbox.accept([StoredUpdate(number, chat_id, "{}") for number, chat_id in pairs])


async def claimed(inbox: Inbox, most: int = 10) -> list[int]:
    return [update.update_id for update in await inbox.claim(most)]


async def is_handled(inbox: Inbox, update_id: int) -> None:
    async with inbox.handling(update_id, inbox.identity.name):
        pass


@asynccontextmanager
async def in_hand(inbox: Inbox, update: StoredUpdate) -> AsyncIterator[None]:
    """Within the block the update's handler runs. Who looks meanwhile sees what a crash leaves."""
    begun = asyncio.Event()

    async def handle() -> None:
        async with inbox.trying(update), inbox.handling(update.update_id, update.owner):
            begun.set()
            await asyncio.Event().wait()

    handling = asyncio.create_task(handle())
    await begun.wait()
    try:
        yield
    finally:
        handling.cancel()
        await asyncio.gather(handling, return_exceptions=True)


async def told(inbox: Inbox, kind: InboxNotice) -> list[tuple[int, int | None, str]]:
    """Who is told of which update put aside, and why."""
    return [
        (row.recipient_id, row.about, row.detail)
        for row in await rows(
            inbox.database, select(OutboxMessage).where(OutboxMessage.kind == kind)
        )
    ]


async def tries(inbox: Inbox, update_id: int) -> int:
    async with inbox.database.read() as session:
        row = await session.get(InboxUpdate, update_id)
    return row.tries


def updates(*ids: int) -> list[StoredUpdate]:
    return [
        StoredUpdate(number, chat_id=1, payload='{"x": 1}', masked=(Kind.NIK,)) for number in ids
    ]


async def test_a_redelivered_update_is_accepted_once(inbox: Inbox) -> None:
    first = await inbox.accept(updates(1, 2))
    again = await inbox.accept(updates(2, 3))

    assert [update.update_id for update in first] == [1, 2]
    assert [update.update_id for update in again] == [3]


async def test_what_was_open_at_a_crash_is_handed_out_again_in_order(inbox: Inbox) -> None:
    await inbox.accept(updates(1, 2, 3))
    async with inbox.handling(2):
        pass

    reopened = await inbox.reopen()

    assert reopened == [replace(updates(1)[0], tries=1), *updates(3)]


async def test_an_update_is_closed_in_the_transaction_of_its_effect(inbox: Inbox) -> None:
    await inbox.accept(updates(1))

    async def handle() -> None:
        async with inbox.handling(1):
            async with inbox.database.begin():
                pass
            raise ZeroDivisionError  # what comes after the effect cannot reopen it

    with pytest.raises(ZeroDivisionError):
        await handle()

    assert await inbox.count_open() == 0


async def test_what_is_done_aside_leaves_the_update_open(inbox: Inbox) -> None:
    await inbox.accept(updates(1))

    async def handle() -> None:
        async with inbox.handling(1):
            async with inbox.database.begin(keeps_update_open=True):
                pass
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await handle()

    assert await inbox.count_open() == 1


async def test_an_effect_that_is_undone_leaves_the_update_open(inbox: Inbox) -> None:
    await inbox.accept(updates(1))

    async def handle() -> None:
        async with inbox.handling(1), inbox.database.begin():
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await handle()

    assert await inbox.count_open() == 1


async def test_a_handler_that_fails_leaves_the_update_open(inbox: Inbox) -> None:
    await inbox.accept(updates(1))

    with pytest.raises(ZeroDivisionError):
        async with inbox.handling(1):
            raise ZeroDivisionError

    assert await inbox.count_open() == 1


async def test_what_an_update_said_is_forgotten_when_it_is_done(inbox: Inbox) -> None:
    await inbox.accept(updates(1))
    async with inbox.handling(1):
        pass

    async with inbox.database.read() as session:
        row = await session.get(InboxUpdate, 1)
    assert row.payload is None


async def test_an_update_that_kills_every_start_is_given_up_and_nobody_elses(inbox: Inbox) -> None:
    await of_chats(inbox, (1, 7), (2, 7), (3, 8), (4, 9))
    async with AsyncExitStack() as dying:
        for start in range(4):
            reopened = await inbox.reopen()
            deadly = next(update for update in reopened if update.update_id == 1)
            assert deadly.is_suspected == (start > 0)
            await dying.enter_async_context(in_hand(inbox, deadly))

        reopened = await inbox.reopen()

        assert [update.update_id for update in reopened] == [3, 4, 2]
        assert [await tries(inbox, number) for number in (2, 3, 4)] == [0, 2, 2]
        assert await inbox.given_up() == [1]


async def test_what_is_suspected_is_handed_out_last(inbox: Inbox) -> None:
    await of_chats(inbox, (1, 7), (2, 7))
    for _ in range(2):
        await inbox.reopen()
    await of_chats(inbox, (3, 8))

    reopened = await inbox.reopen()

    assert [(update.update_id, update.is_suspected) for update in reopened] == [
        (3, False),
        (1, True),
        (2, False),
    ]


async def test_a_try_counts_only_if_the_process_ends_within(inbox: Inbox) -> None:
    await of_chats(inbox, (1, 7))
    for _ in range(2):
        (update,) = await inbox.reopen()

    for _ in range(9):
        async with in_hand(inbox, update):
            assert await tries(inbox, 1) == 3

    assert await tries(inbox, 1) == 2


async def test_who_is_given_up_is_told_and_what_they_said_is_kept_for_that(
    database: Database, clock: HandMovedClock
) -> None:
    people, outbox = People(database, clock, WIB), Outbox(database, clock)
    inbox = Inbox(database, clock, tell=Telling(outbox, people))
    rina = await people.enrol(await people.invite(NewMember("Rina", "kanim", (Role.OFFICER,))), 7)
    admin = await people.enrol(await people.invite(NewMember("Tikim", "kanim", (Role.ADMIN,))), 8)
    given = [StoredUpdate(1, 7, '{"x": 1}'), StoredUpdate(2, 666, "{}")]
    await inbox.accept(given)

    for _ in range(2):
        await inbox.give_up(given, GiveUpReason.CRASHED)

    assert await told(inbox, InboxNotice.GIVEN_UP) == [(rina.id, 1, GiveUpReason.CRASHED)]
    assert await told(inbox, InboxNotice.PUT_ASIDE) == [(admin.id, 1, GiveUpReason.CRASHED)]
    assert await inbox.payload(1) == '{"x": 1}'
    assert await inbox.count_open() == 0


async def test_replicas_share_the_chats_and_each_chat_is_in_one_hand(
    inbox: Inbox, other: Inbox
) -> None:
    await of_chats(inbox, (1, 7), (2, 7), (3, 8), (4, 9))

    assert await claimed(inbox, 2) == [1, 3]
    assert await claimed(other) == [4]
    assert await claimed(inbox) == []

    await is_handled(inbox, 1)
    assert await claimed(other) == [2]


async def test_an_update_that_comes_late_waits_for_the_one_in_hand(
    inbox: Inbox, other: Inbox
) -> None:
    await of_chats(inbox, (5, 7))
    assert await claimed(inbox) == [5]
    await of_chats(other, (4, 7))

    assert await claimed(other) == []


async def test_claims_at_once_never_break_the_order_of_a_chat(
    inbox: Inbox, clock: HandMovedClock
) -> None:
    chats, each = 5, 8
    await of_chats(inbox, *((number, number % chats) for number in range(chats * each)))
    handled: list[int] = []
    busy: Counter[int] = Counter()

    async def works(replica: Inbox) -> None:
        while len(handled) < chats * each:
            for update in await replica.claim(2):
                busy[update.chat_id] += 1
                assert busy[update.chat_id] == 1
                await asyncio.sleep(0.001)  # another worker could come in here
                handled.append(update.update_id)
                busy[update.chat_id] -= 1
                await is_handled(replica, update.update_id)

    async with asyncio.timeout(30):
        await asyncio.gather(*(works(Inbox(inbox.database, clock)) for _ in range(4)))

    assert len(handled) == chats * each
    for chat in range(chats):
        of_chat = [number for number in handled if number % chats == chat]
        assert of_chat == sorted(of_chat)


async def test_a_replica_that_lost_its_update_has_no_effect(inbox: Inbox, other: Inbox) -> None:
    await of_chats(inbox, (1, 7))
    (update,) = await inbox.claim(1)
    await inbox.release(in_hand=())  # as the heirs of a dead replica do
    (again,) = await other.claim(1)

    async def has_an_effect(replica: Inbox, one: StoredUpdate, trace: int) -> None:
        async with (
            replica.handling(one.update_id, one.owner),
            replica.database.begin() as session,
        ):
            session.add(StrangerNotice(telegram_id=trace, told_at=replica.clock.now()))

    with pytest.raises(LeaseLost):
        await has_an_effect(inbox, update, trace=111)
    await has_an_effect(other, again, trace=222)
    with pytest.raises(LeaseLost):
        await has_an_effect(inbox, update, trace=333)

    assert await inbox.count_open() == 0
    async with inbox.database.read() as session:
        traces = [
            trace
            for trace in (111, 222, 333)
            if await session.get(StrangerNotice, trace) is not None
        ]
    assert traces == [222]


async def test_another_try_after_the_effect_was_stored_is_no_loss(inbox: Inbox) -> None:
    await of_chats(inbox, (1, 7))
    (update,) = await inbox.claim(1)

    for _ in range(2):
        async with (
            inbox.handling(update.update_id, update.owner),
            inbox.database.begin(),
        ):
            pass

    assert await inbox.count_open() == 0


async def test_what_a_lost_handler_gives_up_stays_its_heirs(inbox: Inbox, other: Inbox) -> None:
    await of_chats(inbox, (1, 7))
    (update,) = await inbox.claim(1)
    await inbox.release(in_hand=())
    assert await claimed(other) == [1]

    await inbox.give_up([update], GiveUpReason.FAILED)

    assert await inbox.count_open() == 1


async def test_what_is_not_in_hand_is_given_back(inbox: Inbox, other: Inbox) -> None:
    await of_chats(inbox, (1, 7), (2, 8))
    assert await claimed(inbox) == [1, 2]

    await inbox.release(in_hand={2})

    assert await claimed(other) == [1]
    assert (await tries(inbox, 1), await tries(inbox, 2)) == (0, 0)


async def test_an_update_that_kills_every_replica_is_given_up_and_nothing_that_another_holds(
    inbox: Inbox, other: Inbox
) -> None:
    async with inbox.database.begin() as session:
        now = inbox.clock.now()
        living = Replica(id=other.identity.name, started_at=now, alive_until=now, connections="")
        session.add(living)
    await of_chats(inbox, (1, 7), (2, 8), (3, 9))
    assert await claimed(other, 1) == [1]
    async with AsyncExitStack() as dying:
        for _ in range(5):
            both = {update.update_id: update for update in await inbox.claim(10)}
            assert set(both) == {2, 3}
            await dying.enter_async_context(in_hand(inbox, both[2]))
            async with inbox.database.begin() as session:
                await other.release_expired(session, is_death=True)

        assert await claimed(inbox) == [3]
        assert await inbox.given_up() == [2]
        assert [await tries(inbox, number) for number in (1, 3)] == [0, 2]


async def test_replicas_that_leave_in_good_order_wear_no_update_out(
    inbox: Inbox, other: Inbox
) -> None:
    await of_chats(inbox, (1, 7))
    for _ in range(10):
        assert await claimed(inbox) == [1]
        async with inbox.database.begin() as session:
            await other.release_expired(session, is_death=False)

    assert await claimed(other) == [1]
    assert await tries(inbox, 1) == 0


async def test_dispatchers_are_woken_when_something_new_is_stored(
    inbox: Inbox, other: Inbox
) -> None:
    await inbox.accept(updates(1))
    assert other.woken.is_set()

    other.woken.clear()
    await inbox.accept(updates(1))
    assert not other.woken.is_set()


@pytest.mark.parametrize("payload", ["pandu:sealed:of-another-key", b"\xff\x00"])
async def test_an_update_that_cannot_be_read_is_put_aside(inbox: Inbox, payload: object) -> None:
    if not inbox.database.is_sqlite and isinstance(payload, bytes):
        pytest.skip("PostgreSQL stores no bytes as text")
    await inbox.accept(updates(1, 2))
    async with inbox.database.connect() as connection:
        damaged = text("UPDATE inbox SET payload = :it WHERE update_id = 1")
        await connection.execute(damaged, {"it": payload})

    if inbox.database.is_sqlite:
        reopened = await inbox.reopen()
    else:
        reopened = await inbox.claim(10)
        reopened += await inbox.claim(10)  # the next of the chat, behind the one put aside

    assert [update.update_id for update in reopened] == [2]
    assert await inbox.given_up() == [1]
    assert await inbox.count_open() == 1
