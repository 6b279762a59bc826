"""A draft is its author's alone, survives, and takes no address out of his reach."""

from datetime import timedelta

import pytest

from office.announcements import Segment, State, Step, WordingPurpose
from office.errors import (
    AnnouncementUnknown,
    MomentIsPast,
    NoAnnouncementDraft,
    NotAllowed,
    OutOfScope,
)
from tests.office.announcements.conftest import EVERYBODY, UKK, Room


async def test_each_answer_leads_to_the_next_question(room: Room) -> None:
    steps = [(await room.drafting.begin(room.trainer)).step]
    steps.append((await room.drafting.write(room.trainer, "Apel", photo_id="P")).step)
    steps.append((await room.drafting.address(room.trainer, UKK)).step)
    steps.append((await room.drafting.schedule(room.trainer, None)).step)
    steps.append((await room.drafting.choose(room.trainer, needs_ack=True)).step)
    until = room.people.today()
    steps.append((await room.drafting.choose(room.trainer, in_force_until=until)).step)
    draft = await room.drafting.choose(room.trainer, is_urgent=False)

    assert [*steps, draft.step] == list(Step)[:-1]
    assert (draft.html, draft.photo_id, draft.segment) == ("Apel", "P", UKK)
    assert (draft.needs_ack, draft.in_force_until, draft.is_urgent) == (True, until, False)


async def test_the_form_goes_back_and_where_its_writer_wants(room: Room) -> None:
    await room.drafts(room.trainer, UKK)

    assert (await room.drafting.back(room.trainer)).step == Step.TIME
    assert (await room.drafting.go_to(room.trainer, Step.CONFIRM)).step == Step.CONFIRM


async def test_only_trainers_and_the_head_of_office_begin(room: Room) -> None:
    with pytest.raises(NotAllowed):
        await room.drafting.begin(room.rina)

    assert await room.drafting.begin(room.boss)
    assert await room.drafting.begin(room.ukk_trainer)


async def test_a_new_draft_replaces_the_old_one_and_takes_a_new_number(room: Room) -> None:
    old = await room.drafts(room.trainer, UKK)
    new = await room.drafting.begin(room.trainer)

    assert new.id != old.id
    current = await room.drafting.current(room.trainer)
    assert current is not None
    assert current.id == new.id
    assert await room.state(old) == State.CANCELLED


async def test_what_is_typed_half_an_hour_later_does_not_belong_to_the_draft(room: Room) -> None:
    draft = await room.drafting.begin(room.trainer)
    assert await room.drafting.listening(room.trainer)
    room.clock.advance(timedelta(minutes=30))

    assert await room.drafting.listening(room.trainer) is None
    assert (await room.drafting.resume(room.trainer)).id == draft.id
    assert await room.drafting.listening(room.trainer)


async def test_a_dropped_draft_is_gone(room: Room) -> None:
    draft = await room.drafts(room.trainer, UKK)
    await room.drafting.drop(room.trainer)

    assert await room.drafting.current(room.trainer) is None
    with pytest.raises(NoAnnouncementDraft):
        await room.drafting.write(room.trainer, "x")
    with pytest.raises(AnnouncementUnknown):
        await room.publishing.submit(room.trainer, draft.id)


async def test_a_trainer_of_one_unit_addresses_no_other(room: Room) -> None:
    await room.drafting.begin(room.ukk_trainer)
    await room.drafting.write(room.ukk_trainer, "Apel")

    for segment in (EVERYBODY, Segment(units=frozenset({"kanim"})), Segment(unread_of=1)):
        with pytest.raises(OutOfScope):
            await room.drafting.address(room.ukk_trainer, segment)
        with pytest.raises(OutOfScope):
            await room.publishing.audience_size(segment, room.ukk_trainer)

    assert (await room.drafting.address(room.ukk_trainer, UKK)).segment == UKK


async def test_no_past_moment_can_be_chosen(room: Room) -> None:
    await room.drafting.begin(room.trainer)

    with pytest.raises(MomentIsPast):
        await room.drafting.schedule(room.trainer, room.at(25, 8, 59))
    with pytest.raises(MomentIsPast):
        await room.drafting.choose(room.trainer, in_force_until=room.at(24, 9).date())


async def test_only_an_announcement_that_is_out_and_asks_has_unread_people(room: Room) -> None:
    quiet = await room.publishes(room.trainer, UKK)
    asking = await room.publishes(room.trainer, UKK, needs_ack=True)
    await room.drafting.begin(room.trainer)

    for unknown in (quiet.id, 999):
        with pytest.raises(AnnouncementUnknown):
            await room.drafting.address(room.trainer, Segment(unread_of=unknown))
    await room.drafting.address(room.trainer, Segment(unread_of=asking.id))


async def test_a_draft_can_be_begun_like_an_earlier_one_of_ones_own(room: Room) -> None:
    old = await room.publishes(room.trainer, UKK, html="Apel", needs_ack=True)

    new = await room.drafting.begin(room.trainer, like=old.id)

    assert (new.html, new.segment, new.needs_ack) == ("Apel", UKK, True)
    with pytest.raises(AnnouncementUnknown):
        await room.drafting.begin(room.second_trainer, like=old.id)


async def test_words_are_awaited_for_half_an_hour_and_until_they_are_given(room: Room) -> None:
    sent = await room.publishes(room.trainer)
    await room.drafting.await_words(room.trainer, WordingPurpose.CORRECT, sent.id)
    awaited = await room.drafting.awaited(room.trainer)
    assert awaited is not None
    assert (awaited.purpose, awaited.announcement_id) == (WordingPurpose.CORRECT, sent.id)

    await room.amending.correct(sent.id, room.trainer, "Apel <i>pukul 08.00</i>")
    assert await room.drafting.awaited(room.trainer) is None

    await room.drafting.await_words(room.trainer, WordingPurpose.RECALL, sent.id)
    room.clock.advance(timedelta(minutes=30))
    assert await room.drafting.awaited(room.trainer) is None
