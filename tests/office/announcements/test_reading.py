"""Who has read it, who has not, what is in force, and what a newcomer is told of it."""

import asyncio
from dataclasses import dataclass, field

import pytest

from office.announcements import (
    Announcement,
    AnnouncementNotice,
    AnnouncementRecalled,
    AnnouncementUnknown,
    Segment,
    State,
)
from office.announcements.running import copies
from office.errors import NotAllowed
from tests.office.announcements.conftest import CAST, TIKIM, UKK, Room
from tests.office.replicas.locks import how_many_wait
from tests.waiting import until

KIND = AnnouncementNotice


async def test_the_first_reading_counts(room: Room, sent: Announcement) -> None:
    first = await room.reading.read(sent.id, room.yuni)
    await room.passes(hours=1)

    second = await room.reading.read(sent.id, room.yuni)

    assert first.read_at == second.read_at == room.at(25, 9)
    assert (await room.reading.progress(sent.id)).read == 1


async def test_readings_at_once_are_all_counted_and_shown_in_one_edit(
    room: Room, sent: Announcement
) -> None:
    await room.passes(seconds=3)
    await room.sends()
    before = len(await room.rows(KIND.PROGRESS))

    await asyncio.gather(
        *(room.reading.read(sent.id, member) for member in (room.yuni, room.zaki, room.ukk_trainer))
    )
    assert room.due.woken.is_set()
    await room.passes(seconds=3)

    assert (await room.reading.progress(sent.id)).read == 3
    assert len(await room.rows(KIND.PROGRESS)) == before + 1
    assert await room.due.next_due() is None


@dataclass
class Halfway:
    """Stops the first reader between the note and its commit, until it is let go."""

    reached: asyncio.Event = field(default_factory=asyncio.Event)
    goes_on: asyncio.Event = field(default_factory=asyncio.Event)

    async def edit_others(self, *_: object) -> None:
        if not self.reached.is_set():
            self.reached.set()
            await self.goes_on.wait()


@pytest.fixture
def halfway(monkeypatch: pytest.MonkeyPatch) -> Halfway:
    stop = Halfway()
    monkeypatch.setattr(copies, "edit_others", stop.edit_others)
    return stop


on_postgres = pytest.mark.parametrize(
    "engine_name", [pytest.param("postgres", marks=pytest.mark.postgres)]
)


@on_postgres
@pytest.mark.timeout(30)
async def test_no_reader_waits_for_another_one(
    room: Room, halfway: Halfway, sent: Announcement
) -> None:
    slow = asyncio.create_task(room.reading.read(sent.id, room.yuni))
    await halfway.reached.wait()

    await room.reading.read(sent.id, room.zaki)
    assert not slow.done()
    halfway.goes_on.set()
    await slow

    assert (await room.reading.progress(sent.id)).read == 2


@on_postgres
@pytest.mark.timeout(30)
async def test_a_correction_in_the_instant_of_a_reading_takes_it_back(
    room: Room, halfway: Halfway, sent: Announcement
) -> None:
    reading = asyncio.create_task(room.reading.read(sent.id, room.yuni))
    await halfway.reached.wait()
    correcting = asyncio.create_task(room.amending.correct(sent.id, room.trainer, "kata baru"))
    await until(lambda: how_many_wait(room.database))
    halfway.goes_on.set()
    await asyncio.gather(reading, correcting)

    delivery = await room.reading.delivery(sent.id, room.yuni.id)
    assert delivery.read_at is None
    assert delivery.read_before_at is not None


async def test_nobody_reads_or_opens_what_was_not_addressed_to_them(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK, needs_ack=True)

    for number in (sent.id, 999):
        with pytest.raises(AnnouncementUnknown):
            await room.reading.read(number, room.rina)
        with pytest.raises(AnnouncementUnknown):
            await room.reading.open(number, room.rina)
    for somebody in (room.yuni, room.trainer, room.second_trainer, room.boss):
        assert (await room.reading.open(sent.id, somebody)).id == sent.id


async def test_a_draft_is_opened_by_its_author_alone(room: Room) -> None:
    draft = await room.drafts(room.trainer, UKK)

    assert await room.reading.open(draft.id, room.trainer)
    with pytest.raises(AnnouncementUnknown):
        await room.reading.open(draft.id, room.boss)


async def test_a_late_press_on_a_recalled_one_is_refused(room: Room, sent: Announcement) -> None:
    await room.amending.recall(sent.id, room.trainer, "Salah")

    with pytest.raises(AnnouncementRecalled):
        await room.reading.read(sent.id, room.yuni)


async def test_who_has_not_read_it_stands_under_unit_and_section(room: Room) -> None:
    segment = Segment(roles=frozenset({"petugas", "kepala_seksi"}))
    sent = await room.publishes(room.trainer, segment, needs_ack=True)
    await room.sends()
    await room.reading.read(sent.id, room.andi)
    await room.people.deactivate(room.zaki.telegram_id)

    assert await room.reading.unread(sent.id, room.trainer) == {
        ("kanim", "tikim"): ["Rina"],
        ("ukk-oku", ""): ["Yuni"],
    }
    with pytest.raises(NotAllowed):
        await room.reading.unread(sent.id, room.ukk_trainer)


async def test_those_who_have_not_read_it_can_be_told_something_else(room: Room) -> None:
    first = await room.publishes(room.trainer, UKK, needs_ack=True)
    await room.sends()
    await room.reading.read(first.id, room.yuni)

    again = await room.publishes(room.trainer, Segment(unread_of=first.id))

    assert again.state is State.RUNNING
    assert (await room.reading.progress(again.id)).total == 2


async def test_in_force_is_what_one_was_told_until_its_last_day(room: Room) -> None:
    today = await room.publishes(room.trainer, UKK, in_force_until=room.at(25, 9).date())
    longer = await room.publishes(room.trainer, UKK)
    await room.publishes(room.trainer, TIKIM)

    assert [announcement.id for announcement in await room.reading.in_force(room.yuni)] == [
        longer.id,
        today.id,
    ]
    assert len(await room.reading.in_force(room.trainer)) == 3
    await room.goes(room.at(26, 0, 1))
    assert [announcement.id for announcement in await room.reading.in_force(room.yuni)] == [
        longer.id
    ]
    assert room.reading.last_day(longer) == room.at(25, 9).date().replace(month=12)


async def test_a_trainer_finds_what_they_have_submitted(room: Room) -> None:
    first = await room.publishes(room.trainer, UKK)
    second = await room.publishes(room.trainer, TIKIM, send_at=room.at(26, 9))
    await room.drafts(room.trainer, UKK)
    await room.writing.drop(room.trainer)

    assert [announcement.id for announcement in await room.reading.mine(room.trainer)] == [
        second.id,
        first.id,
    ]


async def test_a_newcomer_gets_what_is_in_force_for_them_in_one_digest(room: Room) -> None:
    over = await room.publishes(room.trainer, UKK, in_force_until=room.at(25, 9).date())
    first = await room.publishes(room.trainer, UKK)
    await room.publishes(room.trainer, TIKIM)
    recalled = await room.publishes(room.trainer, UKK)
    await room.amending.recall(recalled.id, room.trainer, "Salah")
    second = await room.publishes(room.trainer, UKK, needs_ack=True)
    await room.sends()
    await room.goes(room.at(26, 9))

    new = await room.enrols("new", CAST["yuni"])

    (digest,) = await room.rows(KIND.DIGEST)
    assert digest.recipient_id == new.id
    assert digest.facts(copies.Digest).announcements == (first.id, second.id)
    assert await room.reading.delivery(over.id, new.id) is None
    assert (await room.reading.progress(second.id)).late == 1
    assert (await room.reading.read(second.id, new)).is_late


async def test_a_newcomer_for_whom_nothing_is_in_force_gets_nothing(room: Room) -> None:
    await room.publishes(room.trainer, UKK)

    await room.enrols("new", CAST["boss"])

    assert await room.rows(KIND.DIGEST) == []


async def test_the_same_invitation_opened_twice_makes_one_digest(room: Room) -> None:
    await room.publishes(room.trainer, UKK)
    code = await room.people.invite(CAST["yuni"])

    for _ in range(2):
        await room.people.enrol(code, 77)

    assert len(await room.rows(KIND.DIGEST)) == 1


async def test_a_newcomer_s_digest_is_no_second_message_of_what_is_still_running(
    room: Room,
) -> None:
    sent = await room.publishes(room.trainer, UKK)
    await room.enrols("new", CAST["yuni"])
    await room.sends()
    await room.passes(seconds=3)

    assert len(await room.rows(KIND.MESSAGE)) == 3
    progress = await room.reading.progress(sent.id)
    assert (progress.sent, progress.late, progress.total) == (3, 1, 4)


async def test_a_member_who_came_to_belong_in_the_instant_of_the_start_is_not_forgotten(
    room: Room,
) -> None:
    sent = await room.publishes(room.trainer, UKK)
    await room.sends()
    # As if the enrolment and the start had not seen each other.
    room.people._welcomes.clear()
    await room.enrols("new", CAST["yuni"])

    await room.passes(seconds=3)
    assert await room.state(sent) == State.RUNNING
    await room.sends()
    await room.passes(seconds=3)

    assert await room.state(sent) == State.DONE
    assert (await room.reading.progress(sent.id)).sent == 4
