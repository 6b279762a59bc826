"""Takes what a trainer types: the text with its file, the time, the last day."""

from datetime import timedelta

from telegram import Message

from bot.context import AppContext
from bot.screens.announcements.card import too_long
from bot.telegram.neutral_file import document_id
from bot.texts.announcements import form as texts
from bot.texts.announcements import published as words
from bot.texts.posts import no_date
from office.announcements import AnnouncementForm, AnnouncementStep
from office.calendar import IsPast, NoHour, Unclear, read_day, read_moment

_EXAMPLE = timedelta(days=3)


class TooLong(Unclear):
    """The text does not fit into a message with its footer. Holds its length and the limit."""


async def note(context: AppContext, form: AnnouncementForm, message: Message) -> AnnouncementForm:
    """Note what was typed. Raises Unclear if it is no answer."""
    drafts, me = context.office.announcements.writing, context.member
    now = context.office.clock.now().astimezone(context.bot_data.zone)
    text = message.text or ""
    match form.step:
        case AnnouncementStep.TIME:
            moment = read_moment(text, now)
            return await drafts.schedule(me, None if moment == now else moment)
        case AnnouncementStep.UNTIL:
            return await drafts.choose(me, in_force_until=read_day(text, now.date()))
    photo_id = message.photo[-1].file_id if message.photo else None
    has_file = bool(photo_id or message.document)
    html = message.caption_html if has_file else message.text_html
    if (excess := too_long(html, has_file=has_file)) is not None:
        raise TooLong(*excess)
    document = await document_id(message, message.document) if message.document else None
    return await drafts.write(me, html, photo_id, document, message.media_group_id)


def complaint(context: AppContext, step: AnnouncementStep, error: Unclear) -> str:
    """Say what is wrong with a typed answer."""
    match error:
        case TooLong(args=(length, most)):
            return words.too_long(length, most)
        case IsPast() if step is AnnouncementStep.UNTIL:
            return texts.DAY_IS_PAST
        case IsPast(moment=moment):
            return texts.is_past(moment, context.bot_data.zone)
        case NoHour():
            return texts.NO_HOUR
    example = context.office.people.today() + _EXAMPLE
    return no_date(example) if step is AnnouncementStep.UNTIL else texts.no_time(example)
