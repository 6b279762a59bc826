"""Senders, trainers and readers at once: each recipient gets it once, and the last words."""

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from office.announcements import Announcement, AnnouncementNotice, State
from office.errors import Refusal
from office.people.models import Appointment, Member, Role
from tests.office.announcements.conftest import UKK, Room
from tests.waiting import until

KIND = AnnouncementNotice
MANY = 60


@dataclass
class Phones:
    """What the recipients see: how often they were sent it, and its words as they stand there."""

    sends: Counter[int] = field(default_factory=Counter)
    words: dict[int, str] = field(default_factory=dict)


async def crowd(room: Room) -> list[Member]:
    """Sixty more officers of the UKK."""
    members = [
        Member(
            telegram_id=9000 + number,
            name=f"P{number:02}",
            unit="ukk-oku",
            enrolled_at=room.clock.now(),
            appointments=[Appointment(role=Role.OFFICER, starts_on=room.people.today())],
        )
        for number in range(MANY)
    ]
    async with room.database.begin() as session:
        session.add_all(members)
    return members


async def carry(room: Room, phones: Phones, owner: str) -> None:
    """Send as the real sender does: read the subject, start, send, note. Until cancelled."""
    while True:
        for claim in await room.outbox.claims.claim(owner, 4):
            message = claim.message
            subject = await room.reading.get(message.about or 0)
            await asyncio.sleep(0)
            if subject is None or subject.state is State.CANCELLED:
                await room.outbox.claims.dropped(claim, "obsolete")
                continue
            if message.kind == KIND.EDIT and message.recipient_id not in phones.words:
                await room.outbox.claims.dropped(claim, "obsolete")
                continue
            if not await room.outbox.claims.start(claim):
                await room.outbox.claims.release(claim)
                continue
            if message.kind == KIND.MESSAGE:
                phones.sends[message.recipient_id] += 1
            if message.kind in (KIND.MESSAGE, KIND.EDIT):
                phones.words[message.recipient_id] = subject.html
            await room.outbox.claims.sent(claim, message.id)
        room.clock.advance(timedelta(seconds=0.1))
        # A sender that finds nothing would else leave the others no turn.
        await asyncio.sleep(0.001)


async def meddle(room: Room, sent: Announcement) -> None:
    """Pause, resume and correct it again and again."""
    for number in range(6):
        # The race is among real tasks: each begins at a moment that nobody chose.
        await asyncio.sleep(random.uniform(0, 0.02))
        await room.publishing.pause(sent.id, room.trainer)
        await room.amending.correct(sent.id, room.trainer, f"kata {number}")
        await room.publishing.resume(sent.id, room.trainer)
        await room.due.run()


async def look_after(room: Room) -> None:
    while True:
        await room.due.run()
        await asyncio.sleep(0.005)  # as between two looks of the scheduler


@pytest.mark.timeout(120)
async def test_paused_resumed_and_corrected_while_two_senders_carry_it(room: Room) -> None:
    members, phones = await crowd(room), Phones()
    sent = await room.publishes(room.trainer, UKK, html="kata", needs_ack=True, is_urgent=True)
    carriers = [asyncio.create_task(carry(room, phones, owner)) for owner in ("one", "two")]
    watch = asyncio.create_task(look_after(room))

    async def read(member: Member) -> None:
        await asyncio.sleep(random.uniform(0, 0.3))  # nobody reads at a set moment
        await room.reading.read(sent.id, member)

    async def nudge() -> None:
        try:
            await room.amending.nudge(sent.id, room.boss)
        except Refusal:
            return

    await asyncio.gather(meddle(room, sent), nudge(), *(read(member) for member in members))

    async def is_over() -> bool:
        assert not any(task.done() for task in (*carriers, watch))
        return await room.state(sent) == State.DONE and not await open_edits(room)

    await until(is_over)
    for task in (*carriers, watch):
        task.cancel()
    await asyncio.gather(*carriers, watch, return_exceptions=True)

    assert set(phones.sends.values()) == {1}
    assert len(phones.sends) == MANY + 3
    assert set(phones.words.values()) == {"kata 5"}
    assert (await room.reading.progress(sent.id)).sent == MANY + 3
    # Each reading is one of the words of now, or was taken back and its reader asked anew.
    rows = [await room.reading.delivery(sent.id, member.id) for member in members]
    again = {
        delivery.member_id
        for delivery in rows
        if delivery is not None and delivery.read_before_at is not None
    }
    assert again == {row.recipient_id for row in await room.rows(KIND.REREAD)}
    assert all(
        delivery is not None and (delivery.read_at or delivery.read_before_at) for delivery in rows
    )


async def open_edits(room: Room) -> bool:
    return bool((await room.outbox.batches.tally(KIND.EDIT, 1)).open)


async def test_senders_that_die_skip_nobody_and_repeat_only_what_was_in_flight(
    room: Room,
) -> None:
    await crowd(room)
    sent = await room.publishes(room.trainer, UKK, is_urgent=True)
    sends: Counter[int] = Counter()
    in_flight = 0
    for life in range(12):
        await room.outbox.claims.take_back("carrier")
        if life == 5:
            await room.publishing.pause(sent.id, room.trainer)
        if life == 7:
            await room.publishing.resume(sent.id, room.trainer)
        for claim in await room.outbox.claims.claim("carrier", 8):
            # Three fates of a message when its sender is killed: untouched, in flight, noted.
            fate = random.choice(["claimed", "in flight", "noted", "noted"])
            if fate == "claimed":
                continue
            assert await room.outbox.claims.start(claim)
            if claim.message.kind == KIND.MESSAGE:
                sends[claim.message.recipient_id] += 1
                in_flight += fate == "in flight"
            if fate == "noted":
                await room.outbox.claims.sent(claim, 1)
    await room.outbox.claims.take_back("carrier")
    for kind, to in await room.sends():
        sends[to] += kind == KIND.MESSAGE

    del sends[room.trainer.id]  # the author's numbers
    assert len(sends) == MANY + 3
    assert sum(sends.values()) == MANY + 3 + in_flight
    assert (await room.reading.progress(sent.id)).sent == MANY + 3
