"""What is put in comes out once, in order, at the pace, and to one claimer only."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest

from office.clock import HandMovedClock
from office.database import Database, open_database
from office.outbox import Claim, MessageState, Outbox, OutboxMessage, Priority
from office.outbox.claims import LEASE, PREPARING_LEASE
from office.outbox.models import EARLIER
from office.outbox.pacing import Pacing
from office.people.models import Member
from office.services import metadata
from tests.conftest import new_postgres_database

HERE, THERE = "this process", "another process"


async def put(outbox: Outbox, to: int, kind: str = "news", **more: Any) -> bool:
    async with outbox.database.begin() as session:
        return await outbox.enqueue(session, kind, to=to, **more)


async def row(outbox: Outbox, message_id: int) -> OutboxMessage:
    async with outbox.database.read() as session:
        found = await session.get(OutboxMessage, message_id)
    assert found is not None
    return found


def kinds(claims: list[Claim]) -> list[str]:
    return [claim.message.kind for claim in claims]


async def test_a_message_comes_out_with_its_recipients_chat(
    outbox: Outbox, members: list[int]
) -> None:
    await put(outbox, members[3], about=7, detail="x")

    (claim,) = await outbox.claims.claim(HERE, 10)

    assert (claim.message.about, claim.message.detail) == (7, "x")
    assert (claim.chat_id, claim.is_member) == (1003, True)


async def test_the_poll_of_a_message_is_kept_with_its_sending(
    outbox: Outbox, members: list[int]
) -> None:
    await put(outbox, members[0])
    (claim,) = await outbox.claims.claim(HERE, 10)

    assert await outbox.claims.sent(claim, 5, poll_id="poll")

    found = await row(outbox, claim.message.id)
    assert (found.message_id, found.poll_id) == (5, "poll")


async def test_a_transaction_that_fails_leaves_no_message(
    outbox: Outbox, members: list[int]
) -> None:
    async def fail() -> None:
        async with outbox.database.begin() as session:
            await outbox.enqueue(session, "news", to=members[0])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()

    assert await outbox.claims.claim(HERE, 10) == []
    assert not outbox.woken.is_set()


async def test_the_dispatcher_is_woken_after_the_commit_and_not_before(
    outbox: Outbox, members: list[int]
) -> None:
    async with outbox.database.begin() as session:
        await outbox.enqueue(session, "news", to=members[0])
        assert not outbox.woken.is_set()

    assert outbox.woken.is_set()


async def test_a_taken_key_lets_no_second_message_in(outbox: Outbox, members: list[int]) -> None:
    assert await put(outbox, members[0], dedup_key="report 1, tier 1")
    assert not await put(outbox, members[0], dedup_key="report 1, tier 1")
    assert await put(outbox, members[0], dedup_key="report 1, tier 2")
    assert await put(outbox, members[0])


async def test_a_message_to_all_goes_to_each_once(outbox: Outbox, members: list[int]) -> None:
    for _ in range(2):
        async with outbox.database.begin() as session:
            await outbox.enqueue_all(session, "news", to=members, dedup_key="announcement 12")

    assert (await outbox.health()).depth == len(members)


async def test_a_message_waits_until_it_is_due(
    outbox: Outbox, members: list[int], clock: HandMovedClock
) -> None:
    due_at = clock.now() + timedelta(minutes=5)
    await put(outbox, members[0], due_at=due_at)

    assert await outbox.claims.claim(HERE, 10) == []
    assert await outbox.claims.next_due() == due_at

    clock.move_to(due_at)
    assert len(await outbox.claims.claim(HERE, 10)) == 1


async def test_urgent_goes_before_normal_and_normal_before_bulk(
    outbox: Outbox, members: list[int]
) -> None:
    await put(outbox, members[0], "bulk", priority=Priority.BULK)
    await put(outbox, members[1], "normal")
    await put(outbox, members[2], "urgent", priority=Priority.URGENT)

    assert kinds(await outbox.claims.claim(HERE, 10, least=Priority.URGENT)) == ["urgent"]
    assert kinds(await outbox.claims.claim(HERE, 10)) == ["normal", "bulk"]


async def test_messages_to_one_person_go_one_after_another(
    outbox: Outbox, members: list[int]
) -> None:
    await put(outbox, members[0], "first")
    await put(outbox, members[0], "second")
    (first,) = await outbox.claims.claim(HERE, 10)
    assert await outbox.claims.claim(THERE, 10) == []

    await outbox.claims.sent(first, 1)

    assert kinds(await outbox.claims.claim(THERE, 10)) == ["second"]


async def test_claimers_at_once_never_get_the_same_message(
    outbox: Outbox, members: list[int]
) -> None:
    async with outbox.database.begin() as session:
        await outbox.enqueue_all(session, "news", to=members)
    taken: list[Claim] = []
    while len(taken) < len(members):
        at_once = await asyncio.gather(*(outbox.claims.claim(f"process {n}", 3) for n in range(8)))
        assert any(at_once)
        taken += [claim for claims in at_once for claim in claims]

    assert len({claim.message.id for claim in taken}) == len(members)


async def test_one_chat_gets_a_burst_and_then_one_a_second(
    outbox: Outbox, members: list[int], clock: HandMovedClock
) -> None:
    for _ in range(7):
        await put(outbox, members[0])
    for number in range(5):
        (claim,) = await outbox.claims.claim(HERE, 10)
        await outbox.claims.sent(claim, number)
        clock.advance(timedelta(milliseconds=1))

    assert await outbox.claims.claim(HERE, 10) == []
    assert (await outbox.claims.pause()).until_pace
    clock.advance(timedelta(seconds=1))
    assert len(await outbox.claims.claim(HERE, 10)) == 1


async def test_a_dead_process_leaves_its_messages_to_another(
    outbox: Outbox, members: list[int], clock: HandMovedClock
) -> None:
    await put(outbox, members[0])
    (lost,) = await outbox.claims.claim(HERE, 10)
    assert await outbox.claims.claim(THERE, 10) == []
    assert await outbox.claims.next_due() == clock.now() + PREPARING_LEASE

    clock.advance(PREPARING_LEASE)
    (found,) = await outbox.claims.claim(THERE, 10)

    assert found.message.id == lost.message.id
    assert not await outbox.claims.start(lost)
    assert not await outbox.claims.sent(lost, 1)
    assert not await outbox.claims.dropped(lost, "too late")
    assert not await outbox.claims.failed(lost, "too late", None)
    assert not await outbox.claims.release(lost)
    assert await outbox.claims.sent(found, 2)
    assert (await row(outbox, found.message.id)).message_id == 2


async def test_the_lease_of_what_is_in_flight_is_longer_than_the_wait_for_an_answer(
    outbox: Outbox, members: list[int], clock: HandMovedClock
) -> None:
    await put(outbox, members[0])
    (claim,) = await outbox.claims.claim(HERE, 10)
    clock.advance(PREPARING_LEASE - timedelta(seconds=1))
    await outbox.claims.start(claim)
    clock.advance(LEASE - timedelta(seconds=1))

    assert await outbox.claims.claim(THERE, 10) == []


async def test_a_restart_finds_its_own_messages_at_once_and_says_which_were_in_flight(
    outbox: Outbox, members: list[int]
) -> None:
    await put(outbox, members[0])
    await put(outbox, members[1])
    in_flight, prepared = await outbox.claims.claim(HERE, 10)
    await outbox.claims.start(in_flight)

    assert await outbox.claims.take_back(THERE) == 0
    assert await outbox.claims.take_back(HERE) == 2

    assert (await row(outbox, in_flight.message.id)).started_at is not None
    assert (await row(outbox, prepared.message.id)).started_at is None
    assert len(await outbox.claims.claim(HERE, 10)) == 2


async def test_what_is_handed_out_again_knows_of_the_try_before_and_is_not_yet_in_flight(
    outbox: Outbox, members: list[int]
) -> None:
    await put(outbox, members[0])
    (first,) = await outbox.claims.claim(HERE, 1)
    assert not first.message.may_have_arrived
    await outbox.claims.start(first)
    await outbox.claims.take_back(HERE)

    (again,) = await outbox.claims.claim(HERE, 1)

    assert again.message.may_have_arrived
    assert (await row(outbox, again.message.id)).started_at == EARLIER
    await outbox.claims.take_back(HERE)  # its process dies before it is sent
    (again,) = await outbox.claims.claim(HERE, 1)
    await outbox.claims.start(again)
    await outbox.claims.release(again)  # a 429: this try has not arrived, the first one may have
    (last,) = await outbox.claims.claim(HERE, 1)
    assert last.message.may_have_arrived


async def test_after_a_429_nobody_sends_and_no_try_is_counted(
    outbox: Outbox, members: list[int], clock: HandMovedClock
) -> None:
    for member in members[:3]:
        await put(outbox, member)
    first, second = await outbox.claims.claim(HERE, 2)
    await outbox.claims.start(first)

    await outbox.pacing.hold_everything(120)
    await outbox.claims.release(first)

    assert not await outbox.claims.start(second)
    assert await outbox.claims.release(second)
    assert await outbox.claims.claim(THERE, 10) == []
    assert await outbox.claims.next_due() == clock.now() + timedelta(seconds=120)
    clock.advance(timedelta(seconds=120))
    claims = await outbox.claims.claim(THERE, 10)
    assert [claim.message.tries for claim in claims] == [0, 0, 0]


async def test_a_shorter_hold_does_not_end_a_longer_one(
    outbox: Outbox, members: list[int], clock: HandMovedClock
) -> None:
    await put(outbox, members[0])

    await outbox.pacing.hold_everything(120)
    await outbox.pacing.hold_everything(1)

    assert await outbox.claims.next_due() == clock.now() + timedelta(seconds=120)


async def test_a_failed_message_waits_for_its_next_try(
    outbox: Outbox, members: list[int], clock: HandMovedClock
) -> None:
    await put(outbox, members[0])
    (claim,) = await outbox.claims.claim(HERE, 10)

    await outbox.claims.failed(claim, "NetworkError", timedelta(seconds=4))

    assert await outbox.claims.claim(HERE, 10) == []
    clock.advance(timedelta(seconds=4))
    (again,) = await outbox.claims.claim(HERE, 10)
    assert (again.message.tries, again.message.error) == (1, "NetworkError")


async def test_the_dead_are_kept_and_not_tried_again(
    outbox: Outbox, members: list[int], clock: HandMovedClock
) -> None:
    await put(outbox, members[0])
    (claim,) = await outbox.claims.claim(HERE, 10)

    await outbox.claims.failed(claim, "BadRequest: can't parse entities", None)

    clock.advance(timedelta(days=30))
    assert await outbox.claims.claim(HERE, 10) == []
    kept = await row(outbox, claim.message.id)
    assert (kept.state, kept.error) == (MessageState.DEAD, "BadRequest: can't parse entities")


async def test_what_is_obsolete_takes_no_second_of_its_chat(
    outbox: Outbox, members: list[int]
) -> None:
    """A head whom a hundred overtaken changes concern gets at once what still holds."""
    for number in range(100):
        await put(outbox, members[0], about=number)

    for _ in range(100):
        (claim,) = await outbox.claims.claim(HERE, 10)
        await outbox.claims.dropped(claim, "obsolete when its turn came")
    await put(outbox, members[0])

    assert len(await outbox.claims.claim(HERE, 10)) == 1


async def test_what_is_obsolete_is_dropped_with_a_note(outbox: Outbox, members: list[int]) -> None:
    await put(outbox, members[0])
    (claim,) = await outbox.claims.claim(HERE, 10)

    await outbox.claims.dropped(claim, "already taken")

    kept = await row(outbox, claim.message.id)
    assert (kept.state, kept.error) == (MessageState.DROPPED, "already taken")
    assert await outbox.claims.next_due() is None


async def test_the_messages_about_a_subject_can_be_found_for_editing(
    outbox: Outbox, members: list[int], clock: HandMovedClock
) -> None:
    for message_id in (11, 12):
        await put(outbox, members[0], "card", about=7)
        (claim,) = await outbox.claims.claim(HERE, 1)
        await outbox.claims.sent(claim, message_id)
        clock.advance(timedelta(minutes=1))
    await put(outbox, members[0], "card", about=7)

    found = await outbox.arrived("card", 7, members[0])
    assert [message.message_id for message in found] == [11, 12]
    assert await outbox.arrived("card", 8, members[0]) == []
    assert await outbox.arrived("card", 7, members[1]) == []


async def test_who_has_left_is_marked_in_the_claim(
    outbox: Outbox, database: Database, members: list[int], clock: HandMovedClock
) -> None:
    async with database.begin() as session:
        member = await session.get(Member, members[0])
        member.deactivated_at = clock.now()
        session.add(member)
    await put(outbox, members[0])

    (claim,) = await outbox.claims.claim(HERE, 10)

    assert not claim.is_member


async def test_health_tells_what_is_late_and_why(
    outbox: Outbox, members: list[int], clock: HandMovedClock
) -> None:
    tomorrow: datetime = clock.now() + timedelta(days=1)
    await put(outbox, members[0])
    await put(outbox, members[1])
    await put(outbox, members[2])
    await put(outbox, members[3], due_at=tomorrow)
    bug, late, _ = await outbox.claims.claim(HERE, 3)
    await outbox.claims.failed(bug, "BadRequest", None)
    await outbox.claims.failed(late, "NetworkError", timedelta(seconds=1))
    clock.advance(timedelta(minutes=3))

    health = await outbox.health()

    assert (health.depth, health.dead) == (2, 1)
    assert health.oldest == timedelta(minutes=3)
    assert health.by_error == {"BadRequest": 1, "NetworkError": 1}


@pytest.mark.postgres
async def test_a_persons_answers_and_messages_share_the_pace_of_their_chat(
    postgres: str, clock: HandMovedClock
) -> None:
    database = open_database(await new_postgres_database(postgres))
    async with database.connect() as connection:
        await connection.run_sync(metadata.create_all)
    one, other = (Outbox(database, clock, Pacing(database, clock, pace_clock=clock)) for _ in "12")
    member = Member(telegram_id=1000, name="P", unit="kanim", enrolled_at=clock.now())
    async with database.begin() as session:
        session.add(member)
    for _ in range(3):
        await put(one, member.id)
        (claim,) = await one.claims.claim(HERE, 1)
        await one.claims.sent(claim, 1)

    waits = await asyncio.gather(*(other.pacing.reserve(1000) for _ in range(8)))
    stranger = await other.pacing.reserve(4711)
    await put(one, member.id)
    await put(one, member.id, "urgent", priority=Priority.URGENT)

    assert [wait.total_seconds() for wait in sorted(waits)] == [0, 0, 0, 0, 0, 1, 2, 3]
    assert stranger == timedelta(0)
    late = HandMovedClock(clock.now() - timedelta(minutes=1))
    behind = Pacing(database, clock, pace_clock=late)
    assert await behind.reserve(1000) == timedelta(seconds=8)
    assert await one.claims.claim(HERE, 1) == []
    # Who taps on and on, and has an answer each second, hears of what is urgent all the same.
    clock.advance(timedelta(seconds=4))
    (claim,) = await one.claims.claim(HERE, 1)
    assert claim.message.kind == "urgent"
    await one.claims.sent(claim, 2)
    assert await one.claims.claim(HERE, 1) == []
    clock.advance(timedelta(seconds=5))
    assert len(await one.claims.claim(HERE, 1)) == 1
    await database.close()
