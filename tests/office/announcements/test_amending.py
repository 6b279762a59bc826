"""What is out can be corrected, recalled, and brought home to those who have not read it."""

from datetime import timedelta

import pytest

from office.announcements import (
    Announcement,
    AnnouncementNotice,
    AnnouncementRecalled,
    AnnouncementUnknown,
    Event,
    IllegalMove,
    NobodyToNudge,
    NudgedEnough,
    NudgedLately,
    State,
    WordsChanged,
)
from office.errors import NotAllowed
from office.outbox import MessageState
from tests.office.announcements.conftest import CAST, EVERYBODY, UKK, Room

KIND = AnnouncementNotice


async def test_a_correction_is_edited_where_it_has_arrived_and_read_by_the_rest(
    room: Room,
) -> None:
    sent = await room.publishes(room.trainer, UKK, html="lama")
    carried = [to for kind, to in await room.sends(most=2) if kind == KIND.MESSAGE]

    await room.amending.correct(sent.id, room.trainer, "baru")

    found = await room.reading.get(sent.id)
    assert (found.html, found.corrected_at) == ("baru", room.clock.now())
    assert [row.recipient_id for row in await room.rows(KIND.EDIT)] == carried
    *_, entry = await room.reading.history(sent.id)
    assert (entry.event, entry.detail) == (Event.CORRECTED, "lama")


async def test_a_correction_reaches_those_who_are_getting_it_at_this_moment(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK)
    await room.sends(most=1)
    (flying,) = await room.outbox.claims.claim("carrier", 1)
    await room.outbox.claims.start(flying)

    await room.amending.correct(sent.id, room.trainer, "baru")

    assert [row.recipient_id for row in await room.rows(KIND.EDIT)] == [flying.message.recipient_id]


async def test_a_second_correction_replaces_the_edits_that_still_wait(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK)
    await room.sends()
    await room.amending.correct(sent.id, room.trainer, "baru")
    await room.amending.correct(sent.id, room.trainer, "lebih baru")

    assert len(await room.rows(KIND.EDIT, MessageState.WAITING)) == 3


async def test_who_has_read_the_old_words_is_asked_to_read_the_new_ones(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK, html="pukul 07.00", needs_ack=True)
    await room.sends()
    read = (await room.reading.read(sent.id, room.yuni)).read_at
    await room.goes(room.at(25, 17))

    await room.amending.correct(sent.id, room.trainer, "pukul 08.00")

    (asked,) = await room.rows(KIND.REREAD)
    assert (asked.recipient_id, asked.due_at) == (room.yuni.id, room.at(26, 7, 30))
    with pytest.raises(WordsChanged):
        await room.reading.read(sent.id, room.yuni, edition=0)
    unread = await room.reading.delivery(sent.id, room.yuni.id)
    assert (unread.read_at, unread.read_before_at) == (None, read)
    assert (await room.reading.read(sent.id, room.yuni, edition=1)).read_at is not None


async def test_who_read_the_correction_can_be_nudged_anew_and_asked_anew(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK, html="pukul 07.00", needs_ack=True)
    await room.sends()
    await room.amending.nudge(sent.id, room.trainer)
    for hour in ("08.00", "09.00"):
        await room.reading.read(sent.id, room.yuni)
        await room.amending.correct(sent.id, room.trainer, f"pukul {hour}")
    await room.passes(hours=1)

    assert await room.amending.nudge(sent.id, room.trainer) == 3

    assert len(await room.rows(KIND.REREAD)) == 2
    assert (await room.told(KIND.NUDGE)).count("Yuni") == 2


async def test_the_same_words_once_more_ask_nobody_again(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK, html="pukul 07.00", needs_ack=True)
    await room.sends()
    await room.reading.read(sent.id, room.yuni)

    await room.amending.correct(sent.id, room.trainer, "pukul 07.00")

    assert await room.rows(KIND.REREAD) == []


async def test_the_approver_of_the_words_hears_of_their_correction(room: Room) -> None:
    sent = await room.publishes(room.trainer, EVERYBODY)
    await room.approving.approve(sent.id, room.boss)

    await room.amending.correct(sent.id, room.trainer, "baru")

    assert await room.told(KIND.CORRECTED) == ["Bambang"]


async def test_words_that_wait_for_approval_cannot_be_exchanged(room: Room) -> None:
    waiting = await room.publishes(room.trainer, EVERYBODY)
    scheduled = await room.publishes(room.trainer, UKK, send_at=room.at(26, 9))
    await room.publishing.cancel(scheduled.id, room.trainer)

    for announcement in (waiting, scheduled):
        with pytest.raises(IllegalMove):
            await room.amending.correct(announcement.id, room.trainer, "baru")


async def test_a_recall_replaces_what_arrived_and_stops_the_rest(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK, needs_ack=True)
    carried = [to for kind, to in await room.sends(most=2) if kind == KIND.MESSAGE]

    recalled = await room.amending.recall(sent.id, room.trainer, "Salah tanggal")

    assert (recalled.state, recalled.reason) == (State.CANCELLED, "Salah tanggal")
    assert [row.recipient_id for row in await room.rows(KIND.EDIT)] == carried
    assert await room.rows(KIND.MESSAGE, MessageState.WAITING) == []
    with pytest.raises(AnnouncementRecalled):
        await room.amending.correct(sent.id, room.trainer, "baru")
    with pytest.raises(AnnouncementRecalled):
        await room.amending.recall(sent.id, room.trainer, "lagi")


async def test_what_is_done_can_be_recalled_and_is_in_force_no_more(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK)
    await room.sends()
    await room.passes(seconds=3)
    assert await room.reading.in_force(room.yuni)

    recalled = await room.amending.recall(sent.id, room.trainer, "Salah")

    assert recalled.state is State.DONE
    assert await room.reading.in_force(room.yuni) == []
    assert len(await room.rows(KIND.EDIT)) == 3


async def test_others_neither_correct_nor_recall_nor_nudge(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK, needs_ack=True)

    for somebody in (room.rina, room.ukk_trainer):
        with pytest.raises(NotAllowed):
            await room.amending.correct(sent.id, somebody, "baru")
        with pytest.raises(NotAllowed):
            await room.amending.recall(sent.id, somebody, "x")
        with pytest.raises(NotAllowed):
            await room.amending.nudge(sent.id, somebody)
    with pytest.raises(AnnouncementUnknown):
        await room.amending.nudge(999, room.trainer)


async def test_only_those_who_have_it_and_have_not_read_it_are_nudged(
    room: Room, sent: Announcement
) -> None:
    await room.reading.read(sent.id, room.yuni)

    assert await room.amending.nudge(sent.id, room.trainer) == 2

    assert await room.told(KIND.NUDGE) == ["Tuti", "Zaki"]
    assert (await room.reading.progress(sent.id)).nudges == 1


async def test_a_member_who_still_waits_for_it_or_has_gone_or_moved_is_not_nudged(
    room: Room,
) -> None:
    sent = await room.publishes(room.trainer, UKK, needs_ack=True)
    # One after another: the author's numbers, then Tuti's and Yuni's.
    await room.sends(most=3)
    await room.people.deactivate(room.yuni.telegram_id)

    assert await room.amending.nudge(sent.id, room.trainer) == 1
    assert await room.told(KIND.NUDGE) == ["Tuti"]


async def test_three_times_an_hour_apart_and_no_more(room: Room, sent: Announcement) -> None:
    for _ in range(3):
        await room.amending.nudge(sent.id, room.trainer)
        last = room.clock.now()
        room.clock.advance(timedelta(minutes=59))
        with pytest.raises((NudgedLately, NudgedEnough)) as refusal:
            await room.amending.nudge(sent.id, room.trainer)
        if isinstance(refusal.value, NudgedLately):
            assert refusal.value.again_at == last + timedelta(hours=1)
        room.clock.advance(timedelta(minutes=1))

    with pytest.raises(NudgedEnough):
        await room.amending.nudge(sent.id, room.trainer)
    assert [row.detail for row in await room.rows(KIND.NUDGE)] == ["1"] * 3 + ["2"] * 3 + ["3"] * 3


async def test_where_all_have_read_it_or_nobody_was_asked_there_is_nobody_to_nudge(
    room: Room,
) -> None:
    quiet = await room.publishes(room.trainer, UKK)
    asking = await room.publishes(room.trainer, UKK, needs_ack=True)
    await room.sends()
    for member in (room.ukk_trainer, room.yuni, room.zaki):
        await room.reading.read(asking.id, member)

    for announcement in (quiet, asking):
        with pytest.raises(NobodyToNudge):
            await room.amending.nudge(announcement.id, room.trainer)


async def test_a_nudge_at_night_waits_for_the_morning(room: Room, sent: Announcement) -> None:
    await room.goes(room.at(25, 21))

    await room.amending.nudge(sent.id, room.trainer)

    assert {row.due_at for row in await room.rows(KIND.NUDGE)} == {room.at(26, 7, 30)}


async def test_a_newcomer_who_has_it_in_the_digest_can_be_nudged(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK, needs_ack=True)
    await room.enrols("new", CAST["yuni"])

    assert await room.amending.nudge(sent.id, room.trainer) == 1
    (nudge,) = await room.rows(KIND.NUDGE)
    assert nudge.recipient_id == room.new.id
