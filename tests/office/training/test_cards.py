"""What an officer does with their card: read it, put it off, pause; never somebody else's."""

from datetime import date, datetime, time, timedelta

import pytest

from office.people import Member
from office.training import (
    AlreadySnoozed,
    CardDay,
    CardIsClosed,
    CardState,
    CardUnknown,
    Catalogue,
    NoTraining,
)
from tests.conftest import WIB
from tests.office.training.conftest import Office

THURSDAY = date(2026, 11, 26)
FRIDAY = date(2026, 11, 27)
MONDAY = date(2026, 11, 30)


@pytest.fixture
async def card(office: Office, rina: Member) -> CardDay:
    """Rina's card of Thursday, at eight."""
    await office.runs_due_jobs_at(THURSDAY, 8)
    return await office.card(rina, THURSDAY)


async def test_a_second_press_has_no_second_effect(
    office: Office, rina: Member, card: CardDay
) -> None:
    first = await office.training.cards.understood(card.id, rina)
    second = await office.training.cards.understood(card.id, rina)

    assert first.due_on == second.due_on == MONDAY
    assert (await office.training.results.own(rina)).boxes == {2: 1}


async def test_another_answer_comes_too_late(office: Office, rina: Member, card: CardDay) -> None:
    await office.training.cards.understood(card.id, rina)

    for press in (
        office.training.cards.again,
        office.training.cards.later,
        office.training.cards.tomorrow,
    ):
        with pytest.raises(CardIsClosed):
            await press(card.id, rina)


async def test_nobody_presses_on_somebody_else_s_card(office: Office, card: CardDay) -> None:
    other = await office.enrols("Andi")

    for press in (office.training.cards.understood, office.training.cards.later):
        with pytest.raises(CardUnknown):
            await press(card.id, other)
        with pytest.raises(CardUnknown):
            await press(card.id + 1000, other)


async def test_again_brings_the_card_back_the_next_day(
    office: Office, rina: Member, card: CardDay
) -> None:
    taken = await office.training.cards.again(card.id, rina)
    await office.runs_due_jobs_at(FRIDAY, 8)

    assert taken.due_on == FRIDAY
    assert (FRIDAY, "senyum-1") in await office.cards(rina)


async def test_later_sends_the_same_card_in_two_working_hours(
    office: Office, rina: Member, card: CardDay
) -> None:
    office.is_now(THURSDAY, 11)
    taken = await office.training.cards.later(card.id, rina)
    pressed_twice = await office.training.cards.later(card.id, rina)

    first, again = await office.messages()
    assert taken.due_at == pressed_twice.due_at == again.due_at
    assert again.due_at == datetime.combine(THURSDAY, time(14), WIB)
    assert (again.about, again.detail) == (card.id, "1")
    assert await office.training.cards.to_send(first.about, first.detail) is None
    assert await office.training.cards.to_send(again.about, again.detail) is not None
    assert await office.cards(rina) == [(THURSDAY, "senyum-1")]


async def test_a_card_can_be_put_off_again_once_it_has_come_again(
    office: Office, rina: Member, card: CardDay
) -> None:
    await office.training.cards.later(card.id, rina)
    office.is_now(THURSDAY, 10, 5)
    await office.training.cards.later(card.id, rina)

    assert [message.detail for message in await office.messages()] == ["0", "1", "2"]


async def test_later_is_tomorrow_where_the_day_is_too_short(
    office: Office, rina: Member, card: CardDay
) -> None:
    office.is_now(THURSDAY, 14, 30)
    taken = await office.training.cards.later(card.id, rina)
    await office.runs_due_jobs_at(FRIDAY, 8)

    assert (taken.card.state, taken.due_on) == (CardState.TOMORROW, FRIDAY)
    assert (FRIDAY, "senyum-1") in await office.cards(rina)


async def test_tomorrow_is_the_next_working_day(office: Office, rina: Member) -> None:
    office.is_now(FRIDAY, 9)
    card = await office.training.cards.today(rina)

    taken = await office.training.cards.tomorrow(card.id, rina)

    assert taken.due_on == MONDAY


async def test_an_old_card_can_be_read_but_not_put_off(
    office: Office, rina: Member, card: CardDay
) -> None:
    office.is_now(FRIDAY, 9)

    with pytest.raises(CardIsClosed):
        await office.training.cards.later(card.id, rina)
    with pytest.raises(CardIsClosed):
        await office.training.cards.tomorrow(card.id, rina)
    assert (await office.training.cards.understood(card.id, rina)).due_on == MONDAY


async def test_a_member_who_asks_before_the_hour_has_had_today_s_card(
    office: Office, rina: Member
) -> None:
    office.is_now(THURSDAY, 7, 45)
    card = await office.training.cards.today(rina)
    await office.runs_due_jobs_at(THURSDAY, 8)

    assert await office.messages() == []
    assert (await office.training.cards.today(rina)).id == card.id


async def test_a_card_shown_on_request_is_not_sent_a_second_time(
    office: Office, rina: Member, card: CardDay
) -> None:
    await office.training.cards.today(rina)
    (message,) = await office.messages()

    assert await office.training.cards.to_send(message.about, message.detail) is None


async def test_a_card_is_obsolete_after_closing_and_in_a_pause(
    office: Office, rina: Member, card: CardDay
) -> None:
    (message,) = await office.messages()
    await office.training.pauses.snooze(rina)
    assert await office.training.cards.to_send(message.about, message.detail) is None
    await office.training.pauses.wake(rina)
    assert await office.training.cards.to_send(message.about, message.detail) is not None

    office.is_now(THURSDAY, 16)

    assert await office.training.cards.to_send(message.about, message.detail) is None


async def test_without_cards_there_is_none_to_show(office: Office, rina: Member) -> None:
    office.catalogue = Catalogue()

    with pytest.raises(NoTraining):
        await office.training.cards.today(rina)


async def test_an_unknown_script_is_not_noted(office: Office, rina: Member) -> None:
    with pytest.raises(NoTraining):
        await office.training.scripts.used("hilang", rina)


async def test_a_pause_is_a_week_at_most_and_cannot_be_made_longer(
    office: Office, rina: Member
) -> None:
    office.is_now(THURSDAY, 9)
    until = await office.training.pauses.snooze(rina, days=99)

    assert until == THURSDAY + timedelta(days=6)
    assert await office.training.pauses.until(rina) == until
    with pytest.raises(AlreadySnoozed) as caught:
        await office.training.pauses.snooze(rina)
    assert caught.value.until == until


async def test_pauses_do_not_follow_one_another_for_ever(office: Office, rina: Member) -> None:
    office.is_now(THURSDAY, 9)
    await office.training.pauses.snooze(rina)
    office.is_now(THURSDAY + timedelta(days=7), 9)
    assert await office.training.pauses.until(rina) is None

    with pytest.raises(AlreadySnoozed) as caught:
        await office.training.pauses.snooze(rina)
    assert caught.value.again_on == THURSDAY + timedelta(days=14)

    office.is_now(THURSDAY + timedelta(days=14), 9)
    assert await office.training.pauses.snooze(rina)
