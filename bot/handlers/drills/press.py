"""/simulasi and the buttons of drills: those who plan, and the officer."""

from datetime import UTC, datetime

from telegram import Update

from bot.access import demand
from bot.context import AppContext
from bot.handlers.anomalies import beginning, practice
from bot.roles import ANNOUNCERS
from bot.screens.drills import planning as screens
from bot.screens.drills import taking
from bot.screens.drills.planning import DrillButton
from bot.telegram import (
    ForgedData,
    Screen,
    StaleButton,
    callback_arguments,
    reply,
    whole_number,
)
from bot.texts import drills as texts
from knowledge.reading.drills import DrillCase


async def simulasi(update: Update, context: AppContext) -> None:
    """Let a case be chosen."""
    await reply.send(update, await _cases(context))


async def pressed(update: Update, context: AppContext) -> None:
    """Do what a button about drills says."""
    match callback_arguments.arguments(update):
        case (DrillButton.START,):
            await reply.show(update, await _cases(context))
        case (DrillButton.CASE, case):
            demand(context, *ANNOUNCERS)
            directory = context.bot_data.shelf.directory
            await reply.show(update, screens.units(_case(context, case), directory))
        case (DrillButton.UNIT, case, unit, page):
            found = await context.office.drills.planning.officers(context.member, unit)
            shown = screens.officers(_case(context, case), unit, found, whole_number(page))
            await reply.show(update, shown)
        case (DrillButton.OFFICER, case, number):
            await _hours(update, context, _case(context, case), whole_number(number))
        case (DrillButton.HOUR, case, number, moment):
            await _plan(update, context, _case(context, case), whole_number(number), moment)
        case (DrillButton.WEEK, case, number):
            await _plan(update, context, _case(context, case), whole_number(number))
        case (DrillButton.TIMES,):
            await reply.show(update, await _overview(context))
        case (DrillButton.CALL_OFF, number):
            planning = context.office.drills.planning
            drill = await planning.call_off(whole_number(number), context.member)
            await reply.show(update, Screen(texts.called_off(drill.code)))
        case (command, number):
            await _take(update, context, command, whole_number(number))
        case _:
            raise ForgedData


async def _take(update: Update, context: AppContext, command: str, drill_id: int) -> None:
    """Do what the officer of a drill wants."""
    drills = context.office.drills.taking
    match command:
        case DrillButton.BEGIN:
            drill = await drills.begin(drill_id, context.member)
            await reply.show(update, taking.told(drill, _case(context, drill.told_case)))
        case DrillButton.LATER:
            drill = await drills.put_off(drill_id, context.member)
            await reply.show(update, Screen(texts.put_off(drill.code)))
        case DrillButton.WRITE:
            await drills.check_writable(drill_id, context.member)
            with reply.below():
                await practice.begin(update, context, beginning.for_drill(drill_id))
        case DrillButton.STOP:
            drill = await drills.stop(drill_id, context.member)
            await reply.show(update, Screen(texts.stopped(drill.code)))
        case _:
            raise ForgedData


async def _cases(context: AppContext) -> Screen:
    demand(context, *ANNOUNCERS)
    found = await context.office.drills.planning.overview(context.member)
    return screens.cases(context.bot_data.shelf.content.drills, is_due=found.is_due)


async def _overview(context: AppContext) -> Screen:
    found = await context.office.drills.planning.overview(context.member)
    names = await context.office.people.names([drill.member_id for drill in found.open])
    cases = context.bot_data.shelf.content.drills
    return screens.overview(found, cases, names, context.bot_data.zone)


async def _hours(update: Update, context: AppContext, case: DrillCase, member_id: int) -> None:
    demand(context, *ANNOUNCERS)
    member = await context.office.people.member(member_id)
    if member is None:
        raise StaleButton
    planning, zone = context.office.drills.planning, context.bot_data.zone
    may_leave_open = await planning.may_leave_hour_open()
    shown = screens.hours(case, member, planning.hours(), zone, may_leave_open=may_leave_open)
    await reply.show(update, shown)


async def _plan(
    update: Update, context: AppContext, case: DrillCase, member_id: int, moment: str = ""
) -> None:
    planning = context.office.drills.planning
    if moment:
        starts_at = datetime.fromtimestamp(whole_number(moment), UTC)
        drill = await planning.plan(context.member, case.id, member_id, starts_at)
    else:
        drill = await planning.plan_within_week(context.member, case.id, member_id)
    names = await context.office.people.names([member_id])
    zone = context.bot_data.zone
    await reply.show(update, screens.planned(drill, case.title, names[member_id], zone))


def _case(context: AppContext, id: str) -> DrillCase:
    found = context.bot_data.shelf.content.drills.get(id)
    if found is None:
        raise StaleButton
    return found
