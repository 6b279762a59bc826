"""Words and files that name no report, and that no form waits for.

The bot cannot tell an addition from a question, nor one report from another. It asks, and nothing
leaves before a tap.
"""

from telegram import Update

from bot.context import AppContext
from bot.handlers.anomalies.thread import own_open, sort, words_of
from bot.handlers.questions import ask
from bot.screens.anomalies import thread as screens
from knowledge.search.words.smalltalk import SmallTalk
from office.anomalies.words.unsorted import Sorting


async def text(update: Update, context: AppContext) -> bool:
    """Ask for which report a text is, if a question is open or its writer just spoke of one.

    Where the shelf is sure, it answers, with buttons that say for which report the text was meant.
    Returns whether the text was taken.
    """
    if not await context.office.anomalies.thread.is_spoken_of(context.member):
        return False
    questions = await context.office.anomalies.thread.questions(context.member)
    meant = [one for one, _ in questions]
    if await _has_just_spoken(context):
        asked = {one.id for one in meant}
        meant += [one for one in await own_open(context) if one.id not in asked]
    if not meant:
        return False
    said = words_of(update)
    kind = await ask.kind_of(context, said)
    # "Iya" alone is no question, but it may be the answer.
    if kind is None or (questions and kind is SmallTalk.OK):
        await sort(update, context, Sorting.ANSWER, tuple(one.id for one in meant))
    else:
        beside = screens.are_answers(meant, update.update_id)
        await ask.asked(update, context, said, beside)
    return True


async def _has_just_spoken(context: AppContext) -> bool:
    """Whether a report is what the member wrote about last, and no question."""
    said_at = await context.office.anomalies.thread.last_said(context.member)
    asked = await context.office.questions.last(context.member)
    return said_at is not None and (asked is None or asked.asked_at < said_at)


async def file(update: Update, context: AppContext) -> None:
    """Ask what a photo or document is for."""
    questions = await context.office.anomalies.thread.questions(context.member)
    if questions:
        await sort(update, context, Sorting.ANSWER, tuple(one.id for one, _ in questions))
        return
    own = await own_open(context)
    await sort(update, context, Sorting.REPORT, tuple(one.id for one in own))
