"""/umumkan: a trainer writes an announcement, one question a screen, and sends it."""

from dataclasses import replace
from datetime import date

from telegram import Update

from bot.access import demand
from bot.context import AppContext
from bot.handlers.announcements.preview import audience_of, form_of, show, show_choices, stamp_of
from bot.handlers.announcements.typed import complaint, note
from bot.screens.announcements.audience import Group
from bot.screens.announcements.form import draft_found
from bot.telegram import callback_arguments, reply
from bot.telegram.callback_data import ForgedData, whole_number
from bot.telegram.screen import Screen
from bot.texts import talk
from bot.texts.announcements import form as texts
from office.announcements import Announcement, Segment, Step
from office.calendar.date_parser import Unclear
from office.errors import NoAnnouncementDraft
from office.people import Role

TYPED_STEPS = frozenset({Step.TEXT, Step.TIME, Step.UNTIL})


async def umumkan(update: Update, context: AppContext) -> None:
    """Begin an announcement, or ask about the one that was left."""
    demand(context, Role.TRAINER, Role.HEAD_OF_OFFICE)
    draft = await context.announcements.drafting.current(context.member)
    if draft is not None and draft.html:
        await reply.send(update, draft_found())
    else:
        await _begin(update, context)


async def pressed(update: Update, context: AppContext) -> None:
    """Take the answer of a pressed button and go on."""
    drafts, me = context.announcements.drafting, context.member
    match callback_arguments.arguments(update):
        case ("cancel",):
            await _draft(context)
            await drafts.drop(me)
            await reply.show(update, Screen(texts.DRAFT_DROPPED))
        case ("new",):
            await _begin(update, context)
        case ("like", number):
            await _begin(update, context, whole_number(number))
        case ("resume",):
            await _resume(update, context)
        case ("back",):
            await show(update, context, await drafts.back(me))
        case ("edit",):
            await show(update, context, await drafts.go_to(me, Step.TEXT))
        case ("test",):
            await context.announcements.publishing.test(me, (await _draft(context)).id)
            await reply.acknowledge(update)
            await reply.send(update, Screen(texts.TEST_SENT))
        case ("next",):
            await _go_on(update, context)
        case ("send", number, stamp):
            await _send(update, context, whole_number(number), whole_number(stamp))
        case ("now",):
            await show(update, context, await drafts.schedule(me, None))
        case ("ack", "0" | "1" as answer):
            await show(update, context, await drafts.choose(me, needs_ack=answer == "1"))
        case ("urgent", "0" | "1" as answer):
            await show(update, context, await drafts.choose(me, is_urgent=answer == "1"))
        case ("until", day):
            await show(update, context, await drafts.choose(me, in_force_until=_day(day)))
        case arguments:
            await _address(update, context, arguments)


async def _address(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    """Answer the question whom it is for, which takes several presses."""
    draft = await _draft(context)
    audience = audience_of(context)
    segment = draft.segment or audience.widest()
    match arguments:
        case ("menu",):
            await show(update, context, draft)
        case ("menu", "x"):
            mine = await context.announcements.reading.mine(context.member)
            await reply.show(update, form_of(context).unread_of(mine))
        case ("menu", group) if group in list(Group):
            await show_choices(update, context, segment, Group(group))
        case ("all",):
            await show(update, context, await _set_segment(context, audience.widest()))
        case ("un", number):
            segment = replace(segment, unread_of=whole_number(number))
            await show(update, context, await _set_segment(context, segment))
        case ("t", group, id, is_wanted):
            changed = audience.change(segment, group, id, is_wanted)
            await _set_segment(context, changed)
            await show_choices(update, context, changed, Group(group))
        case _:
            raise ForgedData


async def typed(update: Update, context: AppContext, draft: Announcement) -> None:
    """Take a typed answer to the question at which the draft stands."""
    message = update.message
    if message is None:
        return
    if context.masked:
        await reply.send(update, Screen(talk.masked(context.masked)))
    try:
        await show(update, context, await note(context, draft, message))
    except Unclear as error:
        await reply.send(update, Screen(complaint(context, Step(draft.step), error)))


async def file(update: Update, context: AppContext, draft: Announcement) -> None:
    """Take the photo or document with its caption as the text. An album has only one."""
    message = update.message
    if message is None:
        return
    if draft.step != Step.TEXT:
        await reply.send(update, Screen(texts.ONE_FILE))
    elif not message.caption:
        await reply.send(update, Screen(texts.NO_CAPTION))
    else:
        await typed(update, context, draft)


async def _begin(update: Update, context: AppContext, like: int | None = None) -> None:
    services, me = context.bot_data.services, context.member
    draft = await services.announcements.drafting.begin(me, like)
    # What he types from now on belongs to it, not to a form or a button of before.
    await services.anomalies.awaiting.forget(me)
    await services.posts.discard(me)
    await show(update, context, draft)


async def _resume(update: Update, context: AppContext) -> None:
    """Go on with the draft; the last look comes after a fresh one at the announcement itself."""
    drafts, me = context.announcements.drafting, context.member
    draft = await drafts.resume(me)
    if draft.step == Step.CONFIRM:
        draft = await drafts.go_to(me, Step.PREVIEW)
    await show(update, context, draft)


async def _go_on(update: Update, context: AppContext) -> None:
    """Leave a question that several presses answer, or the preview."""
    drafts, me = context.announcements.drafting, context.member
    draft = await _draft(context)
    match draft.step:
        case Step.AUDIENCE if draft.segment is not None:
            draft = await drafts.go_to(me, Step.TIME)
        case Step.PREVIEW:
            await context.announcements.publishing.plan(me)  # may refuse; then he stays where he is
            draft = await drafts.go_to(me, Step.CONFIRM)
    await show(update, context, draft)


async def _send(update: Update, context: AppContext, draft_id: int, stamp: int) -> None:
    """Send what was confirmed. Where the draft was changed since, show what it is now instead."""
    services, me = context.bot_data.services, context.member
    draft = await services.announcements.drafting.current(me)
    if draft is not None and draft.id == draft_id and stamp_of(draft) != stamp:
        await show(update, context, draft)
        return
    sent = await services.announcements.publishing.submit(me, draft_id)
    cards = await context.bot_data.announcement_cards()
    await reply.show(update, Screen(texts.submitted(sent.code, sent.state, cards.when(sent))))


async def _set_segment(context: AppContext, segment: Segment) -> Announcement:
    """Note whom it is for, and stay at that question: more may be chosen."""
    drafts, me = context.announcements.drafting, context.member
    await drafts.address(me, segment)
    return await drafts.go_to(me, Step.AUDIENCE)


async def _draft(context: AppContext) -> Announcement:
    draft = await context.announcements.drafting.current(context.member)
    if draft is None:
        raise NoAnnouncementDraft
    return draft


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ForgedData from None
