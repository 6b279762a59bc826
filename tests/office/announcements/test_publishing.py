"""From the confirmation to the last recipient: approval, hours, pauses, and legal moves only."""

import asyncio
from datetime import datetime, timedelta

import pytest

from office.announcements import (
    AnnouncementNotice,
    AnnouncementUnknown,
    EndsBeforeSent,
    Event,
    IllegalMove,
    IncompleteAnnouncement,
    MomentIsPast,
    NobodyAddressed,
    NobodyToApprove,
    OwnAnnouncement,
    Segment,
    State,
)
from office.clock import HandMovedClock
from office.errors import NotAllowed, Refusal
from office.outbox import MessageState, Priority
from tests.office.announcements.conftest import CAST, EVERYBODY, TIKIM, UKK, Room

KIND = AnnouncementNotice


async def events(room: Room, announcement_id: int) -> list[tuple[Event, int | None]]:
    return [(entry.event, entry.actor_id) for entry in await room.reading.history(announcement_id)]


async def test_it_goes_to_each_of_the_segment_once_and_not_to_its_author(room: Room) -> None:
    sent = await room.publishes(room.ukk_trainer, UKK)

    assert sent.state is State.RUNNING
    assert await room.told(KIND.MESSAGE) == ["Yuni", "Zaki"]
    progress = await room.reading.progress(sent.id)
    assert (progress.waiting, progress.total) == (2, 2)


async def test_at_once_is_at_once_by_a_clock_that_never_stands_still(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def running() -> datetime:
        room.clock.advance(timedelta(microseconds=1))
        return HandMovedClock.now(room.clock)

    monkeypatch.setattr(room.clock, "now", running)

    assert (await room.publishes(room.trainer, UKK)).state is State.RUNNING
    await room.drafts(room.trainer, UKK)
    assert not (await room.publishing.plan(room.trainer)).is_put_off


async def test_it_is_done_when_nothing_waits(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK)
    await room.sends()
    await room.passes(seconds=3)

    assert await room.state(sent) == State.DONE
    assert (await room.reading.progress(sent.id)).sent == 3
    assert await room.due.next_due() is None
    assert [event for event, _ in await events(room, sent.id)] == [
        Event.SUBMITTED,
        Event.STARTED,
        Event.FINISHED,
    ]


async def test_a_second_press_changes_nothing(room: Room) -> None:
    draft = await room.drafts(room.trainer, UKK)

    await asyncio.gather(*(room.publishing.submit(room.trainer, draft.id) for _ in range(3)))

    assert len(await room.rows(KIND.MESSAGE)) == 3
    assert (await room.reading.progress(draft.id)).total == 3


async def test_nobody_submits_what_another_has_written(room: Room) -> None:
    draft = await room.drafts(room.trainer, UKK)

    for somebody in (room.second_trainer, room.rina):
        with pytest.raises(AnnouncementUnknown):
            await room.publishing.submit(somebody, draft.id)
        with pytest.raises(AnnouncementUnknown):
            await room.publishing.test(somebody, draft.id)


async def test_without_text_or_audience_nothing_is_sent(room: Room) -> None:
    await room.writing.begin(room.trainer)
    draft = await room.writing.draft(room.trainer)
    with pytest.raises(IncompleteAnnouncement):
        await room.publishing.test(room.trainer, draft.id)
    await room.writing.write(room.trainer, "Apel")

    with pytest.raises(IncompleteAnnouncement):
        await room.publishing.submit(room.trainer, draft.id)


async def test_an_empty_audience_is_said_so(room: Room) -> None:
    draft = await room.drafts(room.trainer, Segment(sections=frozenset({"tu"})))

    with pytest.raises(NobodyAddressed):
        await room.publishing.submit(room.trainer, draft.id)


async def test_a_test_goes_to_the_author_alone(room: Room) -> None:
    draft = await room.drafts(room.trainer, EVERYBODY)

    await room.publishing.test(room.trainer, draft.id)

    assert await room.told(KIND.TEST) == ["Lestari"]
    assert await room.told(KIND.MESSAGE) == []


async def test_a_trainer_who_lost_the_post_meanwhile_sends_nothing(room: Room) -> None:
    draft = await room.drafts(room.ukk_trainer, UKK)
    room.ukk_trainer.appointments[0].ends_on = room.at(24, 9).date()

    with pytest.raises(Refusal):
        await room.publishing.submit(room.ukk_trainer, draft.id)


# --- approval ---


@pytest.mark.parametrize(
    "segment", [EVERYBODY, Segment(employment=frozenset({"pns", "ppnpn"}))], ids=["plain", "words"]
)
async def test_to_everybody_it_waits_for_a_second_trainer_or_the_head(
    room: Room, segment: Segment
) -> None:
    sent = await room.publishes(room.trainer, segment)

    assert sent.state is State.AWAITING_APPROVAL
    assert await room.told(KIND.APPROVAL) == ["Bambang", "Dewi"]
    assert await room.told(KIND.MESSAGE) == []


async def test_what_reaches_everybody_by_another_way_needs_approval_too(room: Room) -> None:
    both = Segment(units=frozenset({"kanim", "ukk-oku"}))

    assert (await room.publishes(room.trainer, both)).state is State.AWAITING_APPROVAL


async def test_the_unread_of_what_went_to_a_few_are_a_few(room: Room) -> None:
    first = await room.publishes(room.trainer, TIKIM, needs_ack=True)
    again = await room.publishes(room.trainer, Segment(unread_of=first.id))

    assert again.state is State.RUNNING


async def test_the_unread_of_what_went_to_everybody_need_approval(room: Room) -> None:
    first = await room.publishes(room.trainer, EVERYBODY, needs_ack=True)
    await room.approving.approve(first.id, room.boss)
    await room.sends()
    await room.reading.read(first.id, room.rina)
    again = await room.publishes(room.trainer, Segment(unread_of=first.id))

    assert again.state is State.AWAITING_APPROVAL


async def test_approved_it_starts_and_the_author_hears_of_it(room: Room) -> None:
    sent = await room.publishes(room.trainer, EVERYBODY)
    await room.sends()

    approved = await room.approving.approve(sent.id, room.second_trainer)

    assert (approved.state, approved.approved_by) == (State.RUNNING, room.second_trainer.id)
    assert len(await room.rows(KIND.MESSAGE)) == len(CAST) - 1
    (decided,) = await room.rows(KIND.DECIDED)
    assert (decided.recipient_id, decided.detail) == (room.trainer.id, "approved")
    assert await room.told(KIND.APPROVAL_CLOSED) == ["Bambang", "Dewi"]
    assert (Event.APPROVED, room.second_trainer.id) in await events(room, sent.id)


async def test_nobody_approves_their_own_words_and_nobody_without_the_right(room: Room) -> None:
    sent = await room.publishes(room.trainer, EVERYBODY)

    with pytest.raises(OwnAnnouncement):
        await room.approving.approve(sent.id, room.trainer)
    for somebody in (room.rina, room.ukk_trainer, room.andi):
        with pytest.raises(NotAllowed):
            await room.approving.approve(sent.id, somebody)


async def test_the_head_s_own_words_need_nobody_else(room: Room) -> None:
    sent = await room.publishes(room.boss, EVERYBODY)

    assert sent.state is State.RUNNING
    assert await room.told(KIND.APPROVAL) == []


async def test_of_two_decisions_the_first_counts(room: Room) -> None:
    sent = await room.publishes(room.trainer, EVERYBODY)

    outcomes = await asyncio.gather(
        room.approving.approve(sent.id, room.boss),
        room.approving.reject(sent.id, room.second_trainer, "salah jam"),
        return_exceptions=True,
    )

    assert sum(isinstance(outcome, IllegalMove) for outcome in outcomes) == 1
    assert len(await room.rows(KIND.DECIDED)) == 1


async def test_rejected_it_ends_with_the_reason(room: Room) -> None:
    sent = await room.publishes(room.trainer, EVERYBODY)

    await room.approving.reject(sent.id, room.boss, "Jamnya salah")

    found = await room.reading.get(sent.id)
    assert (found.state, found.reason) == (State.CANCELLED, "Jamnya salah")
    assert await room.told(KIND.MESSAGE) == []
    # Nobody is asked any more who was not asked yet.
    assert await room.rows(KIND.APPROVAL, MessageState.WAITING) == []


async def test_where_nobody_could_approve_it_is_refused_at_once(room: Room) -> None:
    for name in ("second_trainer", "boss"):
        await room.people.deactivate(getattr(room, name).telegram_id)
    draft = await room.drafts(room.trainer, EVERYBODY)

    with pytest.raises(NobodyToApprove):
        await room.publishing.submit(room.trainer, draft.id)


async def test_an_approval_after_the_chosen_hour_sends_at_once(room: Room) -> None:
    sent = await room.publishes(room.trainer, EVERYBODY, send_at=room.at(25, 10))
    await room.goes(room.at(25, 11))

    approved = await room.approving.approve(sent.id, room.boss)

    assert approved.state is State.RUNNING


async def test_an_approval_after_its_last_day_comes_too_late(room: Room) -> None:
    sent = await room.publishes(room.trainer, EVERYBODY, in_force_until=room.at(25, 9).date())
    await room.goes(room.at(26, 9))

    with pytest.raises(EndsBeforeSent):
        await room.approving.approve(sent.id, room.boss)


# --- its hour ---


async def test_a_scheduled_one_starts_at_its_minute_and_not_before(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK, send_at=room.at(26, 7, 30))
    assert sent.state is State.SCHEDULED
    assert await room.due.next_due() == room.at(26, 7, 30)

    await room.goes(room.at(26, 7, 29))
    assert await room.told(KIND.MESSAGE) == []

    await room.goes(room.at(26, 7, 30))
    assert await room.told(KIND.MESSAGE) == ["Tuti", "Yuni", "Zaki"]


@pytest.mark.parametrize(
    ("chosen", "opening"),
    [
        pytest.param((25, 19, 0), (26, 7, 30), id="evening"),
        pytest.param((26, 0, 10), (26, 7, 30), id="past midnight"),
        pytest.param((25, 12, 15), (25, 13, 0), id="lunch"),
        pytest.param((26, 16, 0), (30, 7, 30), id="over a holiday and a weekend"),
    ],
)
async def test_a_closed_hour_is_put_off_to_the_opening_and_said_so(
    room: Room, chosen: tuple[int, int, int], opening: tuple[int, int, int]
) -> None:
    draft = await room.drafts(room.trainer, UKK, send_at=room.at(*chosen))
    plan = await room.publishing.plan(room.trainer)
    assert (plan.send_at, plan.is_put_off) == (room.at(*opening), True)

    await room.publishing.submit(room.trainer, draft.id)

    await room.goes(room.at(*chosen))
    assert await room.told(KIND.MESSAGE) == []
    await room.goes(room.at(*opening))
    assert len(await room.told(KIND.MESSAGE)) == 3


async def test_the_plan_of_one_that_goes_at_once(room: Room) -> None:
    await room.drafts(room.trainer, TIKIM)

    plan = await room.publishing.plan(room.trainer)

    assert (plan.size, plan.is_put_off, plan.needs_approval) == (2, False, False)
    assert await room.publishing.audience_size(TIKIM, room.trainer) == 2


async def test_an_urgent_one_goes_at_night_and_that_is_kept(room: Room) -> None:
    await room.goes(room.at(25, 22))
    sent = await room.publishes(room.trainer, UKK, is_urgent=True)

    assert sent.state is State.RUNNING
    assert {row.priority for row in await room.rows(KIND.MESSAGE)} == {Priority.NORMAL}
    assert (Event.MARKED_URGENT, room.trainer.id) in await events(room, sent.id)


async def test_an_hour_that_has_gone_by_while_the_draft_lay_is_refused(room: Room) -> None:
    draft = await room.drafts(room.trainer, UKK, send_at=room.at(25, 10))
    await room.goes(room.at(25, 10))

    with pytest.raises(MomentIsPast):
        await room.publishing.submit(room.trainer, draft.id)


async def test_what_would_be_over_before_it_is_sent_is_refused(room: Room) -> None:
    await room.goes(room.at(25, 17))
    draft = await room.drafts(room.trainer, UKK, in_force_until=room.at(25, 17).date())

    with pytest.raises(EndsBeforeSent):
        await room.publishing.submit(room.trainer, draft.id)


async def test_it_goes_to_all_who_belong_to_the_segment_when_it_starts(room: Room) -> None:
    await room.publishes(room.trainer, UKK, send_at=room.at(26, 9))
    await room.people.deactivate(room.zaki.telegram_id)

    await room.goes(room.at(26, 9))

    assert await room.told(KIND.MESSAGE) == ["Tuti", "Yuni"]


async def test_two_heartbeats_start_it_once(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK, send_at=room.at(26, 9))
    room.clock.move_to(room.at(26, 9))

    await asyncio.gather(room.due.run(), room.due.run())

    assert len(await room.rows(KIND.MESSAGE)) == 3
    assert [event for event, _ in await events(room, sent.id)].count(Event.STARTED) == 1


async def test_at_the_closing_the_rest_waits_for_the_morning(room: Room) -> None:
    await room.goes(room.at(26, 15, 59))
    sent = await room.publishes(room.trainer, UKK)
    await room.sends(most=1)
    await room.goes(room.at(26, 16))

    assert [kind for kind, _ in await room.sends() if kind == KIND.MESSAGE] == []
    assert await room.state(sent) == State.RUNNING
    assert await room.due.next_due() == room.at(30, 7, 30)

    await room.goes(room.at(30, 7, 30))
    await room.sends()
    await room.passes(seconds=3)
    assert await room.state(sent) == State.DONE
    assert (await room.reading.progress(sent.id)).sent == 3
    assert [event for event, _ in await events(room, sent.id)][2:] == [
        Event.HELD,
        Event.RELEASED,
        Event.FINISHED,
    ]


# --- pause, resume, cancel ---


async def test_paused_and_resumed_nobody_is_skipped_and_nobody_told_twice(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK)
    first = [to for kind, to in await room.sends(most=2) if kind == KIND.MESSAGE]

    await room.publishing.pause(sent.id, room.trainer)
    assert [kind for kind, _ in await room.sends() if kind == KIND.MESSAGE] == []
    await room.passes(hours=1)
    assert await room.state(sent) == State.PAUSED

    await room.publishing.resume(sent.id, room.trainer)
    rest = [to for kind, to in await room.sends() if kind == KIND.MESSAGE]
    assert sorted(first + rest) == sorted([room.ukk_trainer.id, room.yuni.id, room.zaki.id])


async def test_resumed_after_hours_it_waits_for_the_opening(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK)
    await room.publishing.pause(sent.id, room.trainer)
    await room.goes(room.at(25, 20))

    resumed = await room.publishing.resume(sent.id, room.trainer)

    assert (resumed.state, resumed.held_until) == (State.RUNNING, room.at(26, 7, 30))
    assert [kind for kind, _ in await room.sends() if kind == KIND.MESSAGE] == []
    await room.goes(room.at(26, 7, 30))
    assert len([kind for kind, _ in await room.sends() if kind == KIND.MESSAGE]) == 3


async def test_a_newcomer_during_the_pause_gets_it_when_it_goes_on(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK)
    await room.publishing.pause(sent.id, room.trainer)
    await room.enrols("new", CAST["yuni"])
    assert await room.rows(KIND.DIGEST) == []

    await room.publishing.resume(sent.id, room.trainer)

    assert len(await room.rows(KIND.MESSAGE)) == 4


async def test_cancelled_it_goes_no_further_and_stays_where_it_has_arrived(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK)
    await room.sends(most=2)  # the author's numbers are among them

    await room.publishing.cancel(sent.id, room.trainer)
    await room.passes(hours=1)

    assert [kind for kind, _ in await room.sends() if kind == KIND.MESSAGE] == []
    progress = await room.reading.progress(sent.id)
    assert (progress.sent, progress.dropped, progress.total) == (1, 2, 3)
    assert await room.state(sent) == State.CANCELLED


async def test_a_cancelled_request_closes_the_cards_of_the_approvers(room: Room) -> None:
    sent = await room.publishes(room.trainer, EVERYBODY)
    await room.sends()

    await room.publishing.cancel(sent.id, room.trainer)

    assert await room.told(KIND.APPROVAL_CLOSED) == ["Bambang", "Dewi"]
    with pytest.raises(IllegalMove):
        await room.approving.approve(sent.id, room.boss)


async def test_moves_that_are_not_legal_are_refused(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK, send_at=room.at(26, 9))
    with pytest.raises(IllegalMove):
        await room.publishing.pause(sent.id, room.trainer)
    with pytest.raises(IllegalMove):
        await room.publishing.resume(sent.id, room.trainer)
    await room.publishing.cancel(sent.id, room.trainer)

    for move in (room.publishing.cancel, room.publishing.pause, room.publishing.resume):
        with pytest.raises(IllegalMove):
            await move(sent.id, room.trainer)


async def test_only_its_author_and_those_who_address_everybody_move_it(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK)

    for somebody in (room.rina, room.ukk_trainer):
        with pytest.raises(NotAllowed):
            await room.publishing.pause(sent.id, somebody)
    await room.publishing.pause(sent.id, room.second_trainer)
    await room.publishing.resume(sent.id, room.boss)


# --- the author's numbers ---


async def test_the_numbers_are_edited_at_most_every_three_seconds_and_only_when_they_move(
    room: Room,
) -> None:
    async def edits() -> int:
        await room.sends(most=1)
        return len(await room.rows(KIND.PROGRESS))

    await room.publishes(room.trainer, UKK)
    assert await edits() == 1
    await room.sends(most=1)
    await room.passes(seconds=2)
    assert await edits() == 1
    await room.passes(seconds=1)
    assert await edits() == 2
    await room.sends()
    await room.passes(seconds=3)
    last = await edits()
    await room.passes(minutes=10)
    assert await edits() == last


async def test_the_dispatcher_s_backlog_does_not_pile_up_edits(room: Room) -> None:
    await room.publishes(room.trainer, UKK)

    for _ in range(5):
        await room.passes(seconds=3)

    assert len(await room.rows(KIND.PROGRESS)) == 1


async def test_blocked_and_departed_people_are_counted_and_not_tried_again(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK)
    await room.sends(most=1)
    claims = await room.outbox.claims.claim("carrier", 10)
    await room.outbox.claims.failed(claims[0], "Forbidden: bot was blocked by the user", None)
    await room.outbox.claims.dropped(claims[1], "the recipient is no longer a member")
    await room.outbox.claims.sent(claims[2], 1)
    await room.passes(seconds=3)

    progress = await room.reading.progress(sent.id)
    assert (progress.blocked, progress.dropped, progress.sent) == (1, 1, 1)
    assert await room.state(sent) == State.DONE
