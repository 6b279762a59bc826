"""What nobody has yet can be changed: it stands as it was until the change is confirmed."""

import pytest

from office.announcements import (
    Announcement,
    AnnouncementNotice,
    AnnouncementStep,
    AnnouncementUnknown,
    Event,
    IllegalMove,
    MomentIsPast,
    State,
    WordsChanged,
)
from office.errors import NotAllowed
from tests.office.announcements.conftest import EVERYBODY, TIKIM, UKK, Room

KIND = AnnouncementNotice


async def changes(room: Room, sent: Announcement, **values: object) -> Announcement:
    """Begin a change and answer some questions anew."""
    await room.writing.change(room.trainer, sent.id)
    if "html" in values:
        await room.writing.ask_again(room.trainer, AnnouncementStep.TEXT)
        await room.writing.write(room.trainer, str(values["html"]))
    if "send_at" in values:
        await room.writing.ask_again(room.trainer, AnnouncementStep.TIME)
        await room.writing.schedule(room.trainer, values["send_at"])  # type: ignore[arg-type]
    if "audience" in values:
        await room.writing.ask_again(room.trainer, AnnouncementStep.AUDIENCE)
        await room.writing.address(room.trainer, values["audience"])  # type: ignore[arg-type]
        await room.writing.addressed(room.trainer)
    return await room.writing.draft(room.trainer)


async def test_its_words_time_and_recipients_change_under_the_same_number(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK, html="lama", send_at=room.at(26, 9))
    draft = await changes(room, sent, html="baru", send_at=room.at(26, 14), audience=TIKIM)
    assert draft.code == sent.code

    changed = await room.publishing.submit(room.trainer, draft.id)

    assert (changed.id, changed.state, changed.html) == (sent.id, State.SCHEDULED, "baru")
    await room.goes(room.at(26, 9))
    assert await room.rows(KIND.MESSAGE) == []
    await room.goes(room.at(26, 14))
    assert await room.told(KIND.MESSAGE) == ["Andi", "Rina"]
    history = await room.reading.history(sent.id)
    assert (Event.CHANGED, "lama") in [(entry.event, entry.detail) for entry in history]


async def test_until_it_is_confirmed_and_after_it_was_dropped_the_old_one_stands(
    room: Room,
) -> None:
    sent = await room.publishes(room.trainer, UKK, html="lama", send_at=room.at(26, 9))
    draft = await changes(room, sent, html="baru")
    await room.writing.drop(room.trainer)

    with pytest.raises(AnnouncementUnknown):
        await room.publishing.submit(room.trainer, draft.id)

    await room.goes(room.at(26, 9))
    found = await room.reading.get(sent.id)
    assert (found.state, found.html) == (State.RUNNING, "lama")


async def test_a_second_tap_finds_what_the_first_one_made(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK, send_at=room.at(26, 9))
    draft = await changes(room, sent, html="baru")

    for _ in range(2):
        changed = await room.publishing.submit(room.trainer, draft.id)

    assert (changed.id, changed.edition) == (sent.id, 1)
    assert [announcement.id for announcement in await room.reading.mine(room.trainer)] == [sent.id]


async def test_what_is_on_its_way_meanwhile_stays_as_it_went(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK, html="lama", send_at=room.at(26, 9))
    draft = await changes(room, sent, html="baru")
    await room.goes(room.at(26, 9))

    with pytest.raises(IllegalMove):
        await room.publishing.submit(room.trainer, draft.id)
    with pytest.raises(IllegalMove):
        await room.writing.change(room.trainer, sent.id)

    found = await room.reading.get(sent.id)
    assert found.html == "lama"


async def test_what_was_approved_is_approved_anew(room: Room) -> None:
    sent = await room.publishes(room.trainer, EVERYBODY, send_at=room.at(26, 9))
    await room.sends()
    await room.approving.approve(sent.id, room.boss, edition=0)
    draft = await changes(room, sent, html="baru")

    changed = await room.publishing.submit(room.trainer, draft.id)

    assert (changed.state, changed.approved_by) == (State.AWAITING_APPROVAL, None)
    await room.goes(room.at(26, 9))
    assert await room.rows(KIND.MESSAGE) == []
    assert (await room.told(KIND.APPROVAL)).count("Dewi") == 2
    with pytest.raises(WordsChanged):
        await room.approving.approve(sent.id, room.boss, edition=0)
    assert (await room.approving.approve(sent.id, room.boss, edition=1)).state is State.RUNNING


async def test_what_waits_for_approval_is_asked_for_anew_or_not_at_all(room: Room) -> None:
    sent = await room.publishes(room.trainer, EVERYBODY)
    await room.sends()
    draft = await changes(room, sent, html="baru")
    await room.publishing.submit(room.trainer, draft.id)

    assert await room.told(KIND.APPROVAL_CLOSED) == ["Bambang", "Dewi"]
    draft = await changes(room, sent, audience=UKK)
    assert (await room.publishing.submit(room.trainer, draft.id)).state is State.RUNNING


async def test_each_question_asked_again_leads_back_to_the_preview(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK, send_at=room.at(26, 9))
    assert (await room.writing.change(room.trainer, sent.id)).step is AnnouncementStep.PREVIEW
    await room.writing.ask_again(room.trainer, AnnouncementStep.TIME)
    with pytest.raises(MomentIsPast):
        await room.writing.schedule(room.trainer, room.at(25, 8))

    left = await room.writing.leave_question(room.trainer)

    assert left.step is AnnouncementStep.PREVIEW
    await room.writing.ask_again(room.trainer, AnnouncementStep.TIME)
    answered = await room.writing.schedule(room.trainer, room.at(27, 8))
    assert answered.step is AnnouncementStep.PREVIEW


async def test_nobody_changes_anybody_elses(room: Room) -> None:
    sent = await room.publishes(room.trainer, UKK, send_at=room.at(26, 9))

    with pytest.raises(AnnouncementUnknown):
        await room.writing.change(room.second_trainer, sent.id)
    with pytest.raises(NotAllowed):
        await room.writing.change(room.rina, sent.id)
