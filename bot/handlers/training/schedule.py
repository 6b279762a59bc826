"""/jadwal: a trainer sets when cards and quizzes come to their people."""

from datetime import time

from telegram import Update

from bot.context import AppContext
from bot.handlers import resuming
from bot.screens.training.schedule import ScheduleForm, theme_of, unit_of
from bot.telegram import ForgedData, Screen, callback_arguments, reply, whole_number
from bot.texts.training import schedule as texts
from bot.texts.training.schedule import SCHEDULE_FORM
from office.forms import NoForm
from office.training import SCHEDULE, PlanForm, ScheduleStep, read_time

_DAYS = {"d": ScheduleStep.DAYS, "q": ScheduleStep.QUIZ_DAYS}


async def jadwal(update: Update, context: AppContext) -> None:
    """Begin a change, below the schedules in force."""
    await reply.send(update, (await _form(context)).in_force())
    if (left := await resuming.left(update, context, SCHEDULE, SCHEDULE_FORM)) is not None:
        await reply.send(update, left)
    else:
        await begin(update, context)


async def begin(update: Update, context: AppContext, _how: str = "") -> None:
    """Begin a change with its first question."""
    await show(update, context, await context.office.training.schedule.begin(context.member))


async def take_answer(update: Update, context: AppContext) -> None:
    schedule, me = context.office.training.schedule, context.member
    match callback_arguments.arguments(update):
        case ("u", unit):
            await show(
                update, context, await schedule.answer(me, ScheduleStep.UNIT, unit=unit_of(unit))
            )
        case ("d" | "q" as days, day) if day in tuple("0123456"):
            form = await schedule.toggle(me, _DAYS[days], whole_number(day))
            await show(update, context, form)
        case ("dok" | "qok" as done,):
            await show(update, context, await schedule.answer(me, _DAYS[done[0]]))
        case ("t", at):
            await show(update, context, await schedule.answer(me, ScheduleStep.TIME, at=_time(at)))
        case ("th", theme):
            form = await schedule.answer(me, ScheduleStep.THEME, theme=theme_of(theme))
            await show(update, context, form)
        case (("save" | "reset") as command,):
            await _end(update, context, command)
        case _:
            raise ForgedData


async def typed(update: Update, context: AppContext, _: PlanForm) -> None:
    """Take a typed time."""
    at = read_time((update.message.text if update.message else None) or "")
    if at is None:
        await reply.send(update, Screen(texts.NO_TIME))
        return
    schedule = context.office.training.schedule
    await show(update, context, await schedule.answer(context.member, ScheduleStep.TIME, at=at))


async def _end(update: Update, context: AppContext, command: str) -> None:
    """Save what was entered, or remove what was set from chat."""
    training, me = context.office.training, context.member
    entered = await context.office.forms.of(me, SCHEDULE)
    if entered is None:
        raise NoForm(SCHEDULE.topic)
    screens = await _form(context)
    if command == "save":
        plan = await training.schedule.confirm(me)
    else:
        plan = await training.schedules.reset(me, entered.answers.unit)
    await reply.show(update, screens.saved(plan))


async def show(update: Update, context: AppContext, form: PlanForm) -> None:
    """Show the question of the form's step."""
    plans, is_last = context.office.training.schedules, form.step is ScheduleStep.SUMMARY
    reach = await plans.reach(context.member, form.answers.unit) if is_last else 0
    await reply.show(update, (await _form(context)).question(form, reach))


async def _form(context: AppContext) -> ScheduleForm:
    bot_data = context.bot_data
    plans = await bot_data.services.training.schedules.of(context.member)
    week = bot_data.services.rules().hours.week
    return ScheduleForm(
        bot_data.shelf.directory,
        bot_data.services.clock.now().astimezone(bot_data.zone).tzname() or "",
        plans,
        [day for day, spans in enumerate(week) if spans],
    )


def _time(text: str) -> time:
    try:
        return time(int(text[:2]), int(text[2:]))
    except ValueError:
        raise ForgedData from None
