"""A trainer changes the schedule of what is theirs, in a form that survives a restart."""

from datetime import date, time, timedelta

import pytest

from office.errors import NotAllowed
from office.forms import Form, NoForm
from office.people import Member, Role
from office.training import (
    SCHEDULE,
    Catalogue,
    NoTraining,
    NoTrainingDay,
    OutsideWorkingHours,
    Schedule,
    ScheduleStep,
    read_time,
)
from tests.office.training.conftest import FRIDAY, MONDAY_TO_THURSDAY, Office

THURSDAY = date(2026, 11, 26)


@pytest.fixture
async def trainer(office: Office) -> Member:
    return await office.enrols("Lestari", Role.TRAINER)


@pytest.fixture
async def trainer_of_oku(office: Office) -> Member:
    return await office.enrols("Dewi", Role.TRAINER, unit="ukk-oku")


async def test_a_change_is_entered_confirmed_and_counts_at_once(
    office: Office, trainer: Member, rina: Member
) -> None:
    form = office.training.schedule
    assert (await form.begin(trainer)).step is ScheduleStep.UNIT
    await form.answer(trainer, ScheduleStep.UNIT, unit="kanim")
    await form.toggle(trainer, ScheduleStep.DAYS, 0)
    await form.answer(trainer, ScheduleStep.DAYS)
    await form.answer(trainer, ScheduleStep.TIME, at=time(9, 30))
    await form.answer(trainer, ScheduleStep.THEME, theme="sapa")
    writing = await form.answer(trainer, ScheduleStep.QUIZ_DAYS, quiz_days=())
    assert writing.step is ScheduleStep.SUMMARY

    plan = await form.confirm(trainer)

    assert plan.schedule == Schedule((1, 2, 3), time(9, 30), "sapa", ())
    assert (plan.unit, plan.is_own, plan.changed_by) == ("kanim", True, trainer.id)
    assert await office.forms.of(trainer, SCHEDULE) is None
    assert await office.runs_due_jobs_at(THURSDAY, 8) == 0
    assert await office.runs_due_jobs_at(THURSDAY, 9, 30) == 1
    assert await office.cards(rina) == [(THURSDAY, "sapa-1")]


async def test_a_member_who_had_today_s_card_gets_no_second_one_by_a_change(
    office: Office, trainer: Member, rina: Member
) -> None:
    await office.runs_due_jobs_at(THURSDAY, 8)
    await office.training.schedule.begin(trainer, "")
    await office.forms.go_to(trainer, SCHEDULE, ScheduleStep.TIME)
    await office.training.schedule.answer(trainer, ScheduleStep.TIME, at=time(10))
    await office.training.schedule.confirm(trainer)

    assert await office.runs_due_jobs_at(THURSDAY, 10) == 0


async def test_plans_are_shown_with_where_they_come_from(office: Office, trainer: Member) -> None:
    own = Schedule(MONDAY_TO_THURSDAY, time(10))
    office.learns(of_unit={"ukk-oku": own})

    plans = await office.training.schedules.of(trainer)

    assert [(plan.unit, plan.is_own) for plan in plans] == [
        ("", True),
        ("kanim", False),
        ("ukk-oku", True),
    ]
    assert plans[2].schedule == own


async def test_a_change_can_be_taken_back(office: Office, trainer: Member) -> None:
    await office.training.schedule.begin(trainer, "kanim")
    await office.forms.go_to(trainer, SCHEDULE, ScheduleStep.TIME)
    await office.training.schedule.answer(trainer, ScheduleStep.TIME, at=time(10))
    await office.training.schedule.confirm(trainer)

    plan = await office.training.schedules.reset(trainer, "kanim")

    assert (plan.schedule.at, plan.is_own) == (time(8), False)


async def test_a_trainer_of_a_unit_changes_that_unit_only(
    office: Office, trainer_of_oku: Member
) -> None:
    form = office.training.schedule
    assert [plan.unit for plan in await office.training.schedules.of(trainer_of_oku)] == ["ukk-oku"]
    writing = await form.begin(trainer_of_oku)
    assert (writing.step, writing.answers.unit) == (ScheduleStep.DAYS, "ukk-oku")

    for unit in ("", "kanim"):
        with pytest.raises(NotAllowed):
            await form.begin(trainer_of_oku, unit)
        with pytest.raises(NotAllowed):
            await form.answer(trainer_of_oku, ScheduleStep.UNIT, unit=unit)
        with pytest.raises(NotAllowed):
            await office.training.schedules.reach(trainer_of_oku, unit)
        with pytest.raises(NotAllowed):
            await office.training.schedules.reset(trainer_of_oku, unit)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.TRAINER])
async def test_nobody_else_changes_a_schedule(office: Office, role: Role) -> None:
    with pytest.raises(NotAllowed):
        await office.training.schedule.begin(await office.enrols("Sri", role))


async def test_a_post_that_ended_meanwhile_confirms_nothing(
    office: Office, trainer: Member
) -> None:
    await office.training.schedule.begin(trainer, "")
    trainer.appointments[0].ends_on = date(2026, 11, 24)

    with pytest.raises(NotAllowed):
        await office.training.schedule.confirm(trainer)


async def test_off_is_possible_for_nobody(office: Office, trainer: Member) -> None:
    await office.training.schedule.begin(trainer, "")

    with pytest.raises(NoTrainingDay):
        await office.training.schedule.answer(trainer, ScheduleStep.DAYS, days=())
    with pytest.raises(NoTrainingDay):
        await office.training.schedule.answer(trainer, ScheduleStep.DAYS, days=(5, 6))
    for day in MONDAY_TO_THURSDAY:
        await office.training.schedule.toggle(trainer, ScheduleStep.DAYS, day)
    with pytest.raises(NoTrainingDay):
        await office.training.schedule.confirm(trainer)


@pytest.mark.parametrize("at", [time(7, 29), time(16), time(23)])
async def test_a_time_outside_the_hours_is_refused(
    office: Office, trainer: Member, at: time
) -> None:
    await office.training.schedule.begin(trainer, "")
    await office.forms.go_to(trainer, SCHEDULE, ScheduleStep.TIME)

    with pytest.raises(OutsideWorkingHours):
        await office.training.schedule.answer(trainer, ScheduleStep.TIME, at=at)


async def test_an_unknown_theme_is_refused(office: Office, trainer: Member) -> None:
    await office.training.schedule.begin(trainer, "")
    await office.forms.go_to(trainer, SCHEDULE, ScheduleStep.THEME)

    with pytest.raises(NotAllowed):
        await office.training.schedule.answer(trainer, ScheduleStep.THEME, theme="sinis")


async def test_the_reach_of_a_change(office: Office, trainer: Member, rina: Member) -> None:
    for name in ("Yuni", "Yani"):
        await office.enrols(name, unit="ukk-oku")
    plans = office.training.schedules
    assert [await plans.reach(trainer, unit) for unit in ("", "kanim", "ukk-oku")] == [3, 1, 2]

    office.learns(of_unit={"ukk-oku": Schedule(MONDAY_TO_THURSDAY, time(10))})

    assert await plans.reach(trainer, "") == 1


async def test_back_goes_to_the_question_before(
    office: Office, trainer: Member, trainer_of_oku: Member
) -> None:
    form = office.training.schedule
    await form.begin(trainer, "kanim")
    assert (await office.forms.change(trainer, SCHEDULE, Form.back)).step is ScheduleStep.UNIT
    assert (await office.forms.change(trainer, SCHEDULE, Form.back)).step is ScheduleStep.UNIT
    await form.begin(trainer_of_oku)
    assert (
        await office.forms.change(trainer_of_oku, SCHEDULE, Form.back)
    ).step is ScheduleStep.DAYS


async def test_a_form_left_for_half_an_hour_or_thrown_away_is_gone(
    office: Office, trainer: Member
) -> None:
    form = office.training.schedule
    await form.begin(trainer, "")
    office.clock.advance(timedelta(minutes=30))
    assert await office.forms.of(trainer, SCHEDULE) is None
    with pytest.raises(NoForm):
        await form.toggle(trainer, ScheduleStep.QUIZ_DAYS, FRIDAY[0])

    await form.begin(trainer, "")
    await office.forms.discard(trainer, SCHEDULE.topic)
    with pytest.raises(NoForm):
        await form.confirm(trainer)


async def test_an_office_without_training_has_no_schedule(office: Office, trainer: Member) -> None:
    office.catalogue = Catalogue(units=("kanim",))

    with pytest.raises(NoTraining):
        await office.training.schedules.of(trainer)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("08.00", time(8)),
        ("8:30", time(8, 30)),
        ("jam 9", time(9)),
        ("Pukul 13.15 WIB", time(13, 15)),
        ("25.00", None),
        ("8.60", None),
        ("pagi", None),
        ("", None),
    ],
)
def test_times_are_read_as_people_type_them(text: str, read: time | None) -> None:
    assert read_time(text) == read
