"""Each day's card and quiz come at their hour, once, to those at work."""

import asyncio
from datetime import date, time, timedelta

import pytest

from office.outbox import Priority
from office.people import Member, Role
from office.training import CardState, Catalogue, Schedule, TrainingNotice
from office.training.rules.allocation import CardReason
from tests.office.training.conftest import HOLIDAY, MONDAY_TO_THURSDAY, Office

WEDNESDAY = date(2026, 11, 25)
THURSDAY = date(2026, 11, 26)
FRIDAY = date(2026, 11, 27)
SATURDAY = date(2026, 11, 28)
MONDAY = date(2026, 11, 30)


async def test_a_card_comes_at_its_hour_and_once(office: Office, rina: Member) -> None:
    assert await office.runs_due_jobs_at(THURSDAY, 7, 59) == 0
    assert await office.runs_due_jobs_at(THURSDAY, 8) == 1
    assert await office.runs_due_jobs_at(THURSDAY, 8, 1) == 0

    (message,) = await office.messages()
    assert (message.recipient_id, message.priority) == (rina.id, Priority.BULK)
    assert message.dedup_key == f"card:{rina.id}:2026-11-26"
    assert message.about == (await office.card(rina, THURSDAY)).id


async def test_two_processes_that_look_at_once_give_one_card(office: Office, rina: Member) -> None:
    office.is_now(THURSDAY, 8)

    given = await asyncio.gather(*(office.training.due.run() for _ in range(5)))

    assert sum(given) == 1
    assert len(await office.messages()) == 1


async def test_two_processes_that_look_at_once_put_one_question(
    office: Office, rina: Member
) -> None:
    office.is_now(FRIDAY, 8)

    put = await asyncio.gather(*(office.training.due.run() for _ in range(5)))

    assert sum(put) == 1
    assert len(await office.messages(TrainingNotice.QUIZ)) == 1


async def test_after_a_downtime_the_same_day_s_card_comes_and_yesterday_s_never(
    office: Office, rina: Member
) -> None:
    await office.runs_due_jobs_at(THURSDAY, 17)
    await office.runs_due_jobs_at(MONDAY, 15, 30)

    assert await office.cards(rina) == [(MONDAY, "senyum-1")]


async def test_a_member_who_enrols_after_the_hour_begins_the_next_day(
    office: Office, rina: Member
) -> None:
    await office.runs_due_jobs_at(WEDNESDAY, 10)

    assert await office.cards(rina) == []


async def test_a_holiday_and_the_weekend_are_skipped(office: Office, rina: Member) -> None:
    for day in (SATURDAY, HOLIDAY):
        await office.runs_due_jobs_at(day, 9)

    assert await office.cards(rina) == []
    assert await office.runs_due_jobs_at(HOLIDAY + timedelta(days=1), 9) == 1


async def test_leave_pause_and_unreachable_people_are_skipped(office: Office, rina: Member) -> None:
    away, blocked, left = [await office.enrols(name) for name in ("Andi", "Budi", "Citra")]
    await office.is_on_leave(away, THURSDAY)
    await office.people.mark_unreachable(blocked.id)
    await office.people.deactivate(left.telegram_id)
    await office.training.pauses.snooze(rina)

    assert await office.runs_due_jobs_at(THURSDAY, 8) == 0
    assert await office.runs_due_jobs_at(MONDAY, 8) == 1  # only the leave is over
    assert await office.cards(away) == [(MONDAY, "senyum-1")]


async def test_after_a_look_that_found_nothing_members_are_looked_through_some_minutes_later(
    office: Office, rina: Member
) -> None:
    await office.people.mark_unreachable(rina.id)
    await office.runs_due_jobs_at(THURSDAY, 8)
    back = await office.people.recognise(rina.telegram_id)
    assert back is not None
    await office.people.mark_reachable(back)

    assert await office.runs_due_jobs_at(THURSDAY, 8, 9) == 0
    assert await office.runs_due_jobs_at(THURSDAY, 8, 10) == 1


async def test_who_comes_back_shortly_before_the_office_closes_still_gets_a_card(
    office: Office, rina: Member
) -> None:
    await office.people.mark_unreachable(rina.id)
    await office.runs_due_jobs_at(THURSDAY, 15, 55)
    back = await office.people.recognise(rina.telegram_id)
    assert back is not None
    await office.people.mark_reachable(back)

    assert await office.runs_due_jobs_at(THURSDAY, 15, 56) == 1


async def test_the_end_of_a_pause_is_seen_at_once(office: Office, rina: Member) -> None:
    office.is_now(THURSDAY, 7)
    await office.training.pauses.snooze(rina)
    await office.runs_due_jobs_at(THURSDAY, 8)
    await office.training.pauses.wake(rina)

    assert await office.runs_due_jobs_at(THURSDAY, 8, 1) == 1


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OFFICER])
async def test_cards_are_sent_to_officers_only(office: Office, role: Role) -> None:
    await office.enrols("Sri", role)

    assert await office.runs_due_jobs_at(THURSDAY, 8) == 0


async def test_a_member_who_asked_for_a_card_gets_it_again_as_promised(office: Office) -> None:
    head = await office.enrols("Sri", Role.SECTION_HEAD)
    office.is_now(THURSDAY, 9)
    await office.training.cards.tomorrow((await office.training.cards.today(head)).id, head)
    await office.runs_due_jobs_at(FRIDAY, 8)
    await office.runs_due_jobs_at(MONDAY, 8)

    assert await office.cards(head) == [(THURSDAY, "senyum-1"), (FRIDAY, "senyum-1")]


async def test_an_office_without_training_sends_nothing(office: Office, rina: Member) -> None:
    office.catalogue = Catalogue()

    assert await office.runs_due_jobs_at(THURSDAY, 8) == 0


async def test_a_unit_keeps_its_own_hour(office: Office, rina: Member) -> None:
    yuni = await office.enrols("Yuni", unit="ukk-oku")
    office.learns(of_unit={"ukk-oku": Schedule(MONDAY_TO_THURSDAY, time(10))})

    await office.runs_due_jobs_at(THURSDAY, 8)
    assert await office.cards(yuni) == []
    await office.runs_due_jobs_at(THURSDAY, 10)

    assert len(await office.cards(rina)) == len(await office.cards(yuni)) == 1


async def test_what_was_understood_comes_back_after_three_days(
    office: Office, rina: Member
) -> None:
    await office.runs_due_jobs_at(THURSDAY, 8)
    taken = await office.training.cards.understood((await office.card(rina, THURSDAY)).id, rina)
    await office.runs_due_jobs_at(MONDAY, 8)

    assert taken.due_on == MONDAY
    assert await office.cards(rina) == [(THURSDAY, "senyum-1"), (MONDAY, "senyum-1")]


async def test_after_a_card_that_came_back_a_new_one_comes(office: Office, rina: Member) -> None:
    office.learns(questions={"kuis-sapa-1": office.catalogue.questions["kuis-sapa-1"]})
    await office.runs_due_jobs_at(THURSDAY, 8)
    await office.training.cards.understood((await office.card(rina, THURSDAY)).id, rina)
    await office.training.quizzes.ask(rina)
    await office.delivers()
    (asked,) = await office.questions(rina)
    await office.training.quizzes.answered(f"poll-{asked.id}", rina, asked.correct)
    await office.runs_due_jobs_at(MONDAY, 8)  # of two that are due one comes
    await office.runs_due_jobs_at(HOLIDAY + timedelta(days=1), 8)

    reasons = [(await office.card(rina, day)).reason for day, _ in await office.cards(rina)]
    assert reasons == [CardReason.NEW, CardReason.DUE, CardReason.NEW]


async def test_a_card_promised_for_tomorrow_comes_although_the_schedule_has_none(
    office: Office, rina: Member
) -> None:
    await office.runs_due_jobs_at(THURSDAY, 8)
    await office.training.cards.tomorrow((await office.card(rina, THURSDAY)).id, rina)
    await office.runs_due_jobs_at(FRIDAY, 8)
    await office.runs_due_jobs_at(MONDAY, 8)

    assert await office.cards(rina) == [
        (THURSDAY, "senyum-1"),
        (FRIDAY, "senyum-1"),
        (MONDAY, "senyum-2"),
    ]


async def test_the_card_behind_a_script_comes_the_next_working_day_and_once(
    office: Office, rina: Member
) -> None:
    office.is_now(THURSDAY, 14)
    await office.training.scripts.used("ditolak", rina)
    await office.runs_due_jobs_at(THURSDAY, 15)
    assert await office.cards(rina) == [(THURSDAY, "senyum-1")]

    await office.runs_due_jobs_at(FRIDAY, 8)
    await office.runs_due_jobs_at(MONDAY, 8)

    assert (await office.cards(rina))[1:] == [(FRIDAY, "sapa-2"), (MONDAY, "senyum-2")]


async def test_a_wrong_answer_brings_its_card_back_the_next_working_day(
    office: Office, rina: Member
) -> None:
    office.is_now(THURSDAY, 9)
    office.learns(questions={"kuis-sapa-1": office.catalogue.questions["kuis-sapa-1"]})
    await office.training.quizzes.ask(rina)
    await office.delivers()
    (asked,) = await office.questions(rina)

    answered = await office.training.quizzes.answered(f"poll-{asked.id}", rina, 3)
    await office.runs_due_jobs_at(FRIDAY, 8)

    assert (answered.card_id, answered.due_on) == ("sapa-2", FRIDAY)
    assert await office.cards(rina) == [(FRIDAY, "sapa-2")]


async def test_a_quiz_comes_on_its_day_unless_today_s_is_unanswered(
    office: Office, rina: Member
) -> None:
    andi = await office.enrols("Andi")
    office.is_now(FRIDAY, 7, 45)
    await office.training.quizzes.ask(andi)

    assert await office.runs_due_jobs_at(FRIDAY, 8) == 1
    assert await office.runs_due_jobs_at(FRIDAY, 9) == 0
    assert len(await office.questions(rina)) == len(await office.questions(andi)) == 1


async def test_many_people_have_their_cards_in_several_short_transactions(office: Office) -> None:
    for number in range(205):
        await office.enrols(f"P{number}")

    assert await office.runs_due_jobs_at(THURSDAY, 8) == 205
    assert await office.runs_due_jobs_at(THURSDAY, 9) == 0


async def test_an_unread_card_of_yesterday_is_obsolete(office: Office, rina: Member) -> None:
    await office.runs_due_jobs_at(THURSDAY, 8)
    (message,) = await office.messages()
    assert await office.training.cards.to_send(message.about, message.detail) is not None

    await office.runs_due_jobs_at(MONDAY, 8)

    assert await office.training.cards.to_send(message.about, message.detail) is None
    assert (await office.card(rina, THURSDAY)).state is CardState.OPEN
