"""/batal: leave the form or the sentence that is open."""

from telegram import Update

from bot.context import AppContext
from bot.handlers.conversation import listening_draft
from bot.telegram import reply
from bot.telegram.screen import Screen
from bot.texts import posts as post_texts
from bot.texts import talk
from bot.texts.announcements import form as news_texts
from bot.texts.announcements import published as words_texts
from bot.texts.anomalies import report as report_texts
from bot.texts.training import schedule as plan_texts


async def batal(update: Update, context: AppContext) -> None:
    """Leave what the next text would belong to, or say that nothing is open.

    Only that: another draft that waits meanwhile is not lost.
    """
    await reply.send(update, Screen(await _left(context) or talk.NOTHING_OPEN))


async def _left(context: AppContext) -> str | None:
    """Leave what is open, in the order in which a typed text would be taken; say what it was."""
    services, me = context.bot_data.services, context.member
    if await services.anomalies.awaiting.current(me):
        await services.anomalies.awaiting.forget(me)
        return report_texts.NOTHING_TO_DISMISS
    if await services.announcements.drafting.awaited(me):
        await services.announcements.drafting.forget_words(me)
        return words_texts.NOTHING_CHANGED
    if await services.posts.current(me) is not None:
        await services.posts.discard(me)
        return post_texts.CANCELLED
    if await listening_draft(context) is not None:
        await services.announcements.drafting.drop(me)
        return news_texts.DRAFT_DROPPED
    if await services.training.schedule.current(me) is not None:
        await services.training.schedule.discard(me)
        return plan_texts.CANCELLED
    if await services.anomalies.drafting.current(me) is not None:
        await services.anomalies.drafting.discard(me)
        return report_texts.CANCELLED
    return None
