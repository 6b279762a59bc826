"""The buttons under the news of changed SOPs: mark as read, and open what is in force."""

from typing import Final

from telegram import Update

from bot.context import AppContext
from bot.handlers.feature import Feature
from bot.handlers.questions import answer
from bot.notices.changes import CHANGES
from bot.screens.changes import CHANGE_BUTTON, ChangeCards
from bot.telegram import ForgedData, callback_arguments, reply, whole_number
from bot.texts.changes import REFUSALS


async def mark_news_read(update: Update, context: AppContext) -> None:
    """Note that the news was read, or open a section below it."""
    match callback_arguments.arguments(update):
        case ("r", key):
            news = await context.office.changes.news.read(str(whole_number(key)), context.member)
            await reply.show(update, ChangeCards.of(context.bot_data).news(news))
        case ("o", passage):
            await answer.open_below(update, context, passage)
        case _:
            raise ForgedData


FEATURE: Final = Feature(
    buttons={CHANGE_BUTTON: mark_news_read}, notices=CHANGES, refusals=REFUSALS
)
