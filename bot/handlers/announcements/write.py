"""/umumkan: a trainer writes an announcement, one question a screen, and sends it."""

from dataclasses import replace

from telegram import Update

from bot.access import demand
from bot.context import AppContext
from bot.handlers import resuming
from bot.handlers.announcements.preview import (
    audience_of,
    form_of,
    show,
    show_below,
    show_choices,
    stamp_of,
)
from bot.handlers.announcements.typed import complaint, note
from bot.roles import ANNOUNCERS
from bot.screens.announcements.audience import AudienceKind
from bot.screens.announcements.card import AnnouncementCards
from bot.screens.announcements.form import MINE, QUESTIONS
from bot.telegram import ForgedData, Screen, callback_arguments, pressed_day, reply, whole_number
from bot.texts.announcements import form as texts
from bot.texts.announcements.form import ANNOUNCEMENT_FORM
from office.announcements import ANNOUNCEMENT, AnnouncementForm, AnnouncementStep, Segment
from office.calendar import Unclear
from office.forms import NoForm

# The ways to begin from another announcement. Its number follows the word.
_LIKE, _CHANGE = "like", "change"


async def umumkan(update: Update, context: AppContext) -> None:
    """Begin an announcement, or ask about one that was left."""
    _demand_announcer(context)
    if (
        left := await resuming.left(update, context, ANNOUNCEMENT, ANNOUNCEMENT_FORM, "", MINE)
    ) is not None:
        await reply.send(update, left)
    else:
        await begin(update, context)


async def begin(update: Update, context: AppContext, how: str = "") -> None:
    """Begin an announcement: with the first question, or from another one, as `how` says."""
    _demand_announcer(context)
    writing, me = context.office.announcements.writing, context.member
    if how.startswith(_CHANGE):
        form = await writing.change(me, whole_number(how.removeprefix(_CHANGE)))
        await reply.acknowledge(update)
        await show_below(update, context, form)
        return
    like = whole_number(how.removeprefix(_LIKE)) if how.startswith(_LIKE) else None
    await show(update, context, await writing.begin(me, like))


async def _begin_from(update: Update, context: AppContext, how: str) -> None:
    """Begin from another announcement, or ask about one that was left."""
    if (
        left := await resuming.left(update, context, ANNOUNCEMENT, ANNOUNCEMENT_FORM, how, MINE)
    ) is not None:
        await reply.acknowledge(update)
        await reply.send(update, left)
    else:
        await begin(update, context, how)


def _demand_announcer(context: AppContext) -> None:
    """Check the right first: a button may be old or forged. Raises NotAllowed."""
    demand(context, *ANNOUNCERS)


async def discard(context: AppContext) -> bool:
    return await context.office.announcements.writing.drop(context.member)


async def take_answer(update: Update, context: AppContext) -> None:
    _demand_announcer(context)
    drafts, me = context.office.announcements.writing, context.member
    match callback_arguments.arguments(update):
        case (how, number) if how in (_LIKE, _CHANGE):
            await _begin_from(update, context, f"{how}{whole_number(number)}")
        case ("edit",):
            await _form(context)  # refused if nothing is being written any more
            await reply.show(update, form_of(context).parts())
        case ("edit", part) if part in QUESTIONS:
            await show(update, context, await drafts.ask_again(me, AnnouncementStep(part)))
        case ("look",):
            await show(update, context, await drafts.leave_question(me))
        case ("test",):
            await context.office.announcements.publishing.test(me, (await drafts.draft(me)).id)
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
            await show(update, context, await drafts.choose(me, in_force_until=pressed_day(day)))
        case arguments:
            await _address(update, context, arguments)


async def _address(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    """Take an answer to the question whom it is for, which takes several taps."""
    drafts, me, audience = (
        context.office.announcements.writing,
        context.member,
        audience_of(context),
    )
    chosen = (await drafts.draft(me)).segment
    match arguments:
        case ("menu",):
            await show(update, context, await _form(context))
        case ("menu", "x"):
            mine = await context.office.announcements.reading.mine(me)
            await reply.show(update, form_of(context).unread_of(mine))
        case ("menu", group) if group in list(AudienceKind):
            await show_choices(update, context, chosen, AudienceKind(group))
        case ("all",):
            await show(update, context, await drafts.address(me, audience.widest()))
        case ("un", number):
            segment = await _unread(context, chosen or audience.widest(), whole_number(number))
            await show(update, context, await drafts.address(me, segment))
        case ("t", group, id, is_wanted):
            changed = audience.change(chosen, group, id, is_wanted)
            await drafts.address(me, changed)
            await show_choices(update, context, changed, AudienceKind(group))
        case _:
            raise ForgedData


async def _unread(context: AppContext, segment: Segment, announcement_id: int) -> Segment:
    """Restrict a segment to those who have not read one of the writer's announcements."""
    mine = await context.office.announcements.reading.mine(context.member)
    number = next((one.number for one in mine if one.id == announcement_id), None)
    return replace(segment, unread_of=announcement_id, unread_number=number)


async def typed(update: Update, context: AppContext, form: AnnouncementForm) -> None:
    """Take a typed answer to the question of the form's step."""
    message = update.message
    if message is None:
        return
    try:
        await show(update, context, await note(context, form, message))
    except Unclear as error:
        await reply.send(update, Screen(complaint(context, form.step, error)))


async def file(update: Update, context: AppContext, form: AnnouncementForm) -> None:
    """Take a photo or document, with its caption as the text. An album has only one caption."""
    message = update.message
    if message is None:
        return
    if form.step is not AnnouncementStep.TEXT:
        await reply.send(update, Screen(texts.ONE_FILE))
    elif not message.caption:
        await reply.send(update, Screen(texts.NO_CAPTION))
    else:
        await typed(update, context, form)


async def _go_on(update: Update, context: AppContext) -> None:
    """Leave a question that takes several taps, or the preview."""
    form, me = await _form(context), context.member
    draft = await context.office.announcements.writing.draft(me)
    match form.step:
        case AnnouncementStep.AUDIENCE if draft.segment is not None:
            form = await context.office.announcements.writing.addressed(me)
        case AnnouncementStep.PREVIEW:
            await context.office.announcements.publishing.plan(
                me
            )  # may refuse; then the preview stays
            form = await context.office.forms.go_to(me, ANNOUNCEMENT, AnnouncementStep.CONFIRM)
    await show(update, context, form)


async def _send(update: Update, context: AppContext, draft_id: int, stamp: int) -> None:
    """Send what was confirmed. If the draft has changed since, show it as it is now instead."""
    announcements, me = context.office.announcements, context.member
    form = await context.office.forms.of(me, ANNOUNCEMENT)
    is_changed = form is not None and stamp_of(form) != stamp
    if is_changed and (await announcements.writing.draft(me)).id == draft_id:
        await show(update, context, await _form(context))
        return
    sent = await announcements.publishing.submit(me, draft_id)
    cards = await AnnouncementCards.of(context.bot_data)
    await reply.show(update, Screen(texts.submitted(sent.code, sent.state, cards.when(sent))))


async def _form(context: AppContext) -> AnnouncementForm:
    form = await context.office.forms.of(context.member, ANNOUNCEMENT)
    if form is None:
        raise NoForm(ANNOUNCEMENT.topic)
    return form
