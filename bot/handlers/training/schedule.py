"""/jadwal: a trainer sets when cards and quizzes come to his people."""

from datetime import time

from telegram import Update

from bot.context import AppContext
from bot.screens.training.schedule import ScheduleForm, theme_of, unit_of
from bot.telegram import callback_arguments, reply
from bot.telegram.callback_data import ForgedData, whole_number
from bot.telegram.screen import Screen
from bot.texts.training import schedule as texts
from office.errors import NoForm
from office.training.form import PlanWriting, Step, read_time

_DAYS = {"d": Step.DAYS, "q": Step.QUIZ_DAYS}


async def jadwal(update: Update, context: AppContext) -> None:
    """Begin a change, below the schedules in force."""
    form = await _form(context)
    writing = await context.training.schedule.begin(context.member)
    await reply.send(update, form.in_force())
    await reply.send(update, form.question(writing, 0))


async def pressed(update: Update, context: AppContext) -> None:
    """Take the answer of a pressed button and go on."""
    schedule, me = context.training.schedule, context.member
    match callback_arguments.arguments(update):
        case ("u", unit):
            await _show(update, context, await schedule.answer(me, Step.UNIT, unit=unit_of(unit)))
        case ("d" | "q" as days, day) if day in tuple("0123456"):
            writing = await schedule.toggle(me, _DAYS[days], whole_number(day))
            await _show(update, context, writing)
        case ("dok" | "qok" as done,):
            await _show(update, context, await schedule.answer(me, _DAYS[done[0]]))
        case ("t", at):
            await _show(update, context, await schedule.answer(me, Step.TIME, at=_time(at)))
        case ("th", theme):
            writing = await schedule.answer(me, Step.THEME, theme=theme_of(theme))
            await _show(update, context, writing)
        case ("back",):
            await _show(update, context, await schedule.back(me))
        case (("save" | "reset" | "cancel") as command,):
            await _end(update, context, command)
        case _:
            raise ForgedData


async def typed(update: Update, context: AppContext) -> None:
    """Take a typed time."""
    at = read_time((update.message.text if update.message else None) or "")
    if at is None:
        await reply.send(update, Screen(texts.NO_TIME))
        return
    schedule = context.training.schedule
    await _show(update, context, await schedule.answer(context.member, Step.TIME, at=at))


async def _end(update: Update, context: AppContext, command: str) -> None:
    """Save what was entered, take back what was set from chat, or throw the form away."""
    training, me = context.training, context.member
    schedule, form = training.schedule, await _form(context)
    match command:
        case "save":
            screen = form.saved(await schedule.confirm(me))
        case "reset":
            writing = await schedule.current(me)
            if writing is None:
                raise NoForm
            plan = await training.plans.reset(me, writing.answers.unit)
            await schedule.discard(me)
            screen = form.saved(plan)
        case _:
            await schedule.discard(me)
            screen = Screen(texts.CANCELLED)
    await reply.show(update, screen)


async def _show(update: Update, context: AppContext, writing: PlanWriting) -> None:
    plans = context.training.plans
    is_last = writing.step is Step.SUMMARY
    reach = await plans.reach(context.member, writing.answers.unit) if is_last else 0
    await reply.show(update, (await _form(context)).question(writing, reach))


async def _form(context: AppContext) -> ScheduleForm:
    bot_data = context.bot_data
    plans = await bot_data.services.training.plans.of(context.member)
    week = bot_data.services.rules().hours.week
    return ScheduleForm(
        bot_data.directory,
        bot_data.services.clock.now().astimezone(bot_data.zone).tzname() or "",
        plans,
        [day for day, spans in enumerate(week) if spans],
    )


def _time(text: str) -> time:
    try:
        return time(int(text[:2]), int(text[2:]))
    except ValueError:
        raise ForgedData from None
