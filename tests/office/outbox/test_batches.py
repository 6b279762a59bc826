"""A batch can be held, resumed and cancelled; nobody is skipped, and only the flying one lands."""

from datetime import timedelta

import pytest
from sqlmodel import select

from office.clock import HandMovedClock
from office.outbox import Claim, MessageState, Outbox, OutboxMessage, Tally
from office.outbox.claims import LEASE

HERE, THERE = "this process", "another process"
KIND, SUBJECT = "announcement", 12


async def fill(outbox: Outbox, to: list[int], about: int = SUBJECT) -> None:
    async with outbox.database.begin() as session:
        await outbox.enqueue_all(session, KIND, to=to, about=about)


async def hold(outbox: Outbox) -> int:
    async with outbox.database.begin() as session:
        return await outbox.batches.hold(session, KIND, SUBJECT)


async def resume(outbox: Outbox) -> int:
    async with outbox.database.begin() as session:
        return await outbox.batches.resume(session, KIND, SUBJECT)


async def cancel(outbox: Outbox) -> int:
    async with outbox.database.begin() as session:
        return await outbox.batches.cancel(session, KIND, SUBJECT, "cancelled")


async def reached(outbox: Outbox) -> list[int]:
    async with outbox.database.begin() as session:
        return list(await outbox.batches.reached(session, KIND, SUBJECT))


async def row_of(outbox: Outbox, member: int) -> OutboxMessage:
    async with outbox.database.read() as session:
        found = await session.exec(
            select(OutboxMessage).where(OutboxMessage.recipient_id == member)
        )
        return found.one()


@pytest.fixture
async def flying(outbox: Outbox, members: list[int]) -> Claim:
    """One message on its way, which is held meanwhile."""
    await fill(outbox, members[:1])
    (flying,) = await outbox.claims.claim(HERE, 10)
    await outbox.claims.start(flying)
    await hold(outbox)
    return flying


async def test_what_is_held_is_not_handed_out_until_it_is_resumed(
    outbox: Outbox, members: list[int]
) -> None:
    await fill(outbox, members[:3])

    assert await hold(outbox) == 3
    assert await outbox.claims.claim(HERE, 10) == []
    assert await outbox.claims.next_due() is None

    assert await resume(outbox) == 3
    assert len(await outbox.claims.claim(HERE, 10)) == 3


async def test_holding_leaves_other_subjects_alone(outbox: Outbox, members: list[int]) -> None:
    await fill(outbox, members[:2])
    await fill(outbox, members[2:3], about=13)

    await hold(outbox)

    assert [claim.message.about for claim in await outbox.claims.claim(HERE, 10)] == [13]


async def test_what_was_claimed_and_not_started_is_lost_to_its_claimer(
    outbox: Outbox, members: list[int]
) -> None:
    await fill(outbox, members[:1])
    (claim,) = await outbox.claims.claim(HERE, 10)

    await hold(outbox)

    assert not await outbox.claims.start(claim)
    assert not await outbox.claims.release(claim)
    assert await outbox.batches.tally(KIND, SUBJECT) == Tally(held=1)


async def test_a_lost_claim_is_handed_out_at_once_after_resuming(
    outbox: Outbox, members: list[int]
) -> None:
    await fill(outbox, members[:1])
    (claim,) = await outbox.claims.claim(HERE, 10)
    await hold(outbox)
    await resume(outbox)

    assert not await outbox.claims.start(claim)
    (again,) = await outbox.claims.claim(THERE, 10)
    assert await outbox.claims.start(again)


async def test_what_is_in_flight_is_left_to_arrive(outbox: Outbox, members: list[int]) -> None:
    await fill(outbox, members[:2])
    flying, _ = await outbox.claims.claim(HERE, 10)
    assert await outbox.claims.start(flying)

    await hold(outbox)
    assert await outbox.claims.sent(flying, 77)

    assert await outbox.batches.tally(KIND, SUBJECT) == Tally(sent=1, held=1)


@pytest.mark.parametrize("ends", ["429", "network"])
async def test_what_comes_back_from_its_flight_stays_held(
    outbox: Outbox, members: list[int], clock: HandMovedClock, ends: str, flying: Claim
) -> None:
    if ends == "429":
        await outbox.claims.release(flying)
    else:
        await outbox.claims.failed(flying, "NetworkError", timedelta(seconds=1))
    clock.advance(timedelta(minutes=5))

    assert await outbox.claims.claim(HERE, 10) == []
    await resume(outbox)
    assert len(await outbox.claims.claim(HERE, 10)) == 1


async def test_resuming_in_mid_flight_sends_nothing_twice(
    outbox: Outbox, members: list[int], clock: HandMovedClock, flying: Claim
) -> None:
    await resume(outbox)

    assert await outbox.claims.claim(THERE, 10) == []
    assert await outbox.claims.sent(flying, 77)
    clock.advance(LEASE)
    assert await outbox.claims.claim(THERE, 10) == []


async def test_a_sender_that_dies_in_flight_leaves_its_message_to_be_resumed(
    outbox: Outbox, members: list[int], clock: HandMovedClock, flying: Claim
) -> None:
    assert await outbox.claims.take_back(HERE) == 1
    assert await outbox.claims.claim(HERE, 10) == []
    await resume(outbox)
    assert len(await outbox.claims.claim(HERE, 10)) == 1


async def test_another_message_waits_for_the_one_that_was_held_in_flight(
    outbox: Outbox, members: list[int], flying: Claim
) -> None:
    async with outbox.database.begin() as session:
        await outbox.enqueue(session, "edit", to=members[0], about=SUBJECT)

    assert await outbox.claims.claim(THERE, 10) == []
    await outbox.claims.sent(flying, 77)
    assert [claim.message.kind for claim in await outbox.claims.claim(THERE, 10)] == ["edit"]


async def test_resumed_messages_are_due_from_now_on(
    outbox: Outbox, members: list[int], clock: HandMovedClock
) -> None:
    await fill(outbox, members[:2])
    await hold(outbox)
    clock.advance(timedelta(days=2))
    assert (await outbox.health()).depth == 0

    await resume(outbox)

    health = await outbox.health()
    assert (health.depth, health.oldest) == (2, timedelta(0))


async def test_resuming_wakes_the_dispatcher(outbox: Outbox, members: list[int]) -> None:
    await fill(outbox, members[:1])
    await hold(outbox)
    outbox.woken.clear()

    await resume(outbox)

    assert outbox.woken.is_set()


async def test_cancelling_drops_what_has_not_started(outbox: Outbox, members: list[int]) -> None:
    await fill(outbox, members[:4])
    flying, claimed = await outbox.claims.claim(HERE, 2)
    await outbox.claims.start(flying)

    assert await cancel(outbox) == 3

    assert not await outbox.claims.start(claimed)
    assert await outbox.claims.sent(flying, 77)
    assert await outbox.batches.tally(KIND, SUBJECT) == Tally(sent=1, dropped=3)
    assert (await row_of(outbox, members[2])).error == "cancelled"


async def test_cancelling_what_was_held_in_flight_lets_it_be_looked_at_again(
    outbox: Outbox, members: list[int], flying: Claim
) -> None:
    await cancel(outbox)

    await outbox.claims.release(flying)

    (again,) = await outbox.claims.claim(HERE, 10)
    await outbox.claims.dropped(again, "obsolete when its turn came")
    assert await outbox.batches.tally(KIND, SUBJECT) == Tally(dropped=1)


async def test_reached_are_those_who_have_it_or_may_be_getting_it(
    outbox: Outbox, members: list[int]
) -> None:
    await fill(outbox, members[:4])
    first, second = await outbox.claims.claim(HERE, 2)
    await outbox.claims.start(first)
    await outbox.claims.sent(first, 77)

    assert await reached(outbox) == members[:2]

    await outbox.claims.failed(second, "Forbidden: bot was blocked by the user", None)
    assert await reached(outbox) == members[:1]


async def test_a_second_message_is_in_vain_while_the_first_waits_to_be_rendered(
    outbox: Outbox, members: list[int]
) -> None:
    async def is_pending() -> bool:
        async with outbox.database.begin() as session:
            return await outbox.batches.is_pending(session, KIND, SUBJECT, members[0])

    assert not await is_pending()
    await fill(outbox, members[:1])
    assert await is_pending()
    await outbox.claims.claim(HERE, 1)
    assert not await is_pending()


@pytest.mark.parametrize(
    ("error", "tally"),
    [
        ("Forbidden: bot was blocked by the user", Tally(blocked=1)),
        ("BadRequest: Chat not found", Tally(blocked=1)),
        ("BadRequest: can't parse entities", Tally(failed=1)),
        ("KeyError: 'x'", Tally(failed=1)),
    ],
)
async def test_a_member_who_cannot_be_reached_is_counted_apart_from_what_failed(
    outbox: Outbox, members: list[int], error: str, tally: Tally
) -> None:
    await fill(outbox, members[:1])
    (claim,) = await outbox.claims.claim(HERE, 1)

    await outbox.claims.failed(claim, error, None)

    assert await outbox.batches.tally(KIND, SUBJECT) == tally


async def test_what_waits_for_another_try_is_still_waiting(
    outbox: Outbox, members: list[int]
) -> None:
    await fill(outbox, members[:1])
    (claim,) = await outbox.claims.claim(HERE, 1)

    await outbox.claims.failed(claim, "NetworkError", timedelta(seconds=4))

    assert await outbox.batches.tally(KIND, SUBJECT) == Tally(waiting=1)


async def test_a_member_who_left_is_dropped_and_counted(outbox: Outbox, members: list[int]) -> None:
    await fill(outbox, members[:1])
    (claim,) = await outbox.claims.claim(HERE, 1)

    await outbox.claims.dropped(claim, "the recipient is no longer a member")

    row = await row_of(outbox, members[0])
    assert row.state is MessageState.DROPPED
    assert await outbox.batches.tally(KIND, SUBJECT) == Tally(dropped=1)


async def test_what_was_blocked_is_sent_again_once_and_the_rest_is_left_alone(
    outbox: Outbox, members: list[int], clock: HandMovedClock
) -> None:
    back, other = members[:2]
    blocked = "Forbidden: bot was blocked by the user"
    for to, about, detail, error in [
        (back, 1, "old", blocked),
        (back, 1, "new", blocked),
        (back, 2, "", "BadRequest: can't parse entities"),
        (other, 1, "", blocked),
    ]:
        async with outbox.database.begin() as session:
            await outbox.enqueue(session, KIND, to=to, about=about, detail=detail)
        (claim,) = await outbox.claims.claim(HERE, 1)
        await outbox.claims.failed(claim, error, None)
    clock.advance(timedelta(days=2))

    async with outbox.database.begin() as session:
        again = await outbox.batches.send_again(session, back, [KIND], is_last_only=True)

    assert again == {1}
    (claim,) = await outbox.claims.claim(HERE, 9)
    assert (claim.message.recipient_id, claim.message.detail) == (back, "new")
    assert (claim.message.due_at, claim.message.tries) == (clock.now(), 0)
