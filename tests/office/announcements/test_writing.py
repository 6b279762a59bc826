"""A draft is its author's alone, survives, and takes no address out of their reach."""

from datetime import timedelta

import pytest

from office.announcements import (
    ANNOUNCEMENT,
    ANNOUNCEMENT_WORDS,
    AnnouncementStep,
    AnnouncementUnknown,
    MomentIsPast,
    OutOfScope,
    Segment,
    State,
    WordingPurpose,
)
from office.errors import NotAllowed
from office.forms import Form, NoForm
from tests.office.announcements.conftest import EVERYBODY, UKK, Room


async def test_each_answer_leads_to_the_next_question(room: Room) -> None:
    steps = [(await room.writing.begin(room.trainer)).step]
    steps.append((await room.writing.write(room.trainer, "Apel", photo_id="P")).step)
    assert (await room.writing.address(room.trainer, UKK)).step is AnnouncementStep.AUDIENCE
    time = AnnouncementStep.TIME
    steps.append((await room.forms.go_to(room.trainer, ANNOUNCEMENT, time)).step)
    steps.append((await room.writing.schedule(room.trainer, None)).step)
    steps.append((await room.writing.choose(room.trainer, needs_ack=True)).step)
    until = room.people.today()
    steps.append((await room.writing.choose(room.trainer, in_force_until=until)).step)
    steps.append((await room.writing.choose(room.trainer, is_urgent=False)).step)

    assert steps == list(AnnouncementStep)[:-1]
    draft = await room.writing.draft(room.trainer)
    assert (draft.html, draft.photo_id, draft.segment) == ("Apel", "P", UKK)
    assert (draft.needs_ack, draft.in_force_until, draft.is_urgent) == (True, until, False)


async def test_the_form_goes_back_and_where_its_writer_wants(room: Room) -> None:
    await room.drafts(room.trainer, UKK)

    back = await room.forms.change(room.trainer, ANNOUNCEMENT, Form.back)
    last = await room.forms.go_to(room.trainer, ANNOUNCEMENT, AnnouncementStep.CONFIRM)

    assert (back.step, last.step) == (AnnouncementStep.TIME, AnnouncementStep.CONFIRM)
    # The last look comes after a fresh one at the announcement itself.
    resumed = await room.forms.change(room.trainer, ANNOUNCEMENT, Form.resumed)
    assert resumed.step is AnnouncementStep.PREVIEW


async def test_only_trainers_and_the_head_of_office_begin(room: Room) -> None:
    with pytest.raises(NotAllowed):
        await room.writing.begin(room.rina)

    assert await room.writing.begin(room.boss)
    assert await room.writing.begin(room.ukk_trainer)


async def test_a_new_draft_replaces_the_old_one_and_takes_a_new_number(room: Room) -> None:
    old = await room.drafts(room.trainer, UKK)
    await room.writing.begin(room.trainer)

    assert (await room.writing.draft(room.trainer)).id != old.id
    assert await room.state(old) == State.CANCELLED


async def test_what_is_typed_half_an_hour_later_does_not_belong_to_the_draft(room: Room) -> None:
    await room.writing.begin(room.trainer)
    assert await room.forms.current(room.trainer)
    room.clock.advance(timedelta(minutes=30))

    assert await room.forms.current(room.trainer) is None
    assert await room.forms.change(room.trainer, ANNOUNCEMENT, Form.resumed)
    assert await room.forms.current(room.trainer)


async def test_a_button_of_an_older_draft_answers_nothing_not_yet_asked(room: Room) -> None:
    await room.writing.begin(room.trainer)

    form = await room.writing.choose(room.trainer, is_urgent=True)

    assert form.step is AnnouncementStep.TEXT
    assert not (await room.writing.draft(room.trainer)).is_urgent


async def test_a_dropped_draft_is_gone(room: Room) -> None:
    draft = await room.drafts(room.trainer, UKK)
    assert await room.writing.drop(room.trainer)

    assert not await room.writing.drop(room.trainer)
    with pytest.raises(NoForm):
        await room.writing.draft(room.trainer)
    with pytest.raises(NoForm):
        await room.writing.write(room.trainer, "x")
    with pytest.raises(AnnouncementUnknown):
        await room.publishing.submit(room.trainer, draft.id)


async def test_a_trainer_of_one_unit_addresses_no_other(room: Room) -> None:
    await room.writing.begin(room.ukk_trainer)
    await room.writing.write(room.ukk_trainer, "Apel")

    for segment in (EVERYBODY, Segment(units=frozenset({"kanim"})), Segment(unread_of=1)):
        with pytest.raises(OutOfScope):
            await room.writing.address(room.ukk_trainer, segment)
        with pytest.raises(OutOfScope):
            await room.publishing.audience_size(segment, room.ukk_trainer)

    await room.writing.address(room.ukk_trainer, UKK)
    assert (await room.writing.draft(room.ukk_trainer)).segment == UKK


async def test_no_past_moment_can_be_chosen(room: Room) -> None:
    await room.writing.begin(room.trainer)

    with pytest.raises(MomentIsPast):
        await room.writing.schedule(room.trainer, room.at(25, 8, 59))
    with pytest.raises(MomentIsPast):
        await room.writing.choose(room.trainer, in_force_until=room.at(24, 9).date())


async def test_only_an_announcement_that_is_out_and_asks_has_unread_people(room: Room) -> None:
    quiet = await room.publishes(room.trainer, UKK)
    asking = await room.publishes(room.trainer, UKK, needs_ack=True)
    await room.writing.begin(room.trainer)
    await room.writing.write(room.trainer, "Apel")

    for unknown in (quiet.id, 999):
        with pytest.raises(AnnouncementUnknown):
            await room.writing.address(room.trainer, Segment(unread_of=unknown))
    await room.writing.address(room.trainer, Segment(unread_of=asking.id))


async def test_a_draft_can_be_begun_like_an_earlier_one_of_ones_own(room: Room) -> None:
    old = await room.publishes(room.trainer, UKK, html="Apel", needs_ack=True)

    form = await room.writing.begin(room.trainer, like=old.id)

    new = await room.writing.draft(room.trainer)
    assert (form.step, form.is_begun) == (AnnouncementStep.AUDIENCE, True)
    assert (new.html, new.segment, new.needs_ack) == ("Apel", UKK, True)
    with pytest.raises(AnnouncementUnknown):
        await room.writing.begin(room.second_trainer, like=old.id)


async def test_words_are_awaited_for_half_an_hour_and_until_they_are_given(room: Room) -> None:
    sent = await room.publishes(room.trainer)
    await room.writing.ask_words(room.trainer, WordingPurpose.CORRECT, sent.id)
    form = await room.forms.of(room.trainer, ANNOUNCEMENT_WORDS)
    assert (form.step, form.answers.announcement_id) == (WordingPurpose.CORRECT, sent.id)

    await room.amending.correct(sent.id, room.trainer, "Apel <i>pukul 08.00</i>")
    assert await room.forms.current(room.trainer) is None

    await room.writing.ask_words(room.trainer, WordingPurpose.RECALL, sent.id)
    room.clock.advance(timedelta(minutes=30))
    assert await room.forms.current(room.trainer) is None
